#include "transect/flightlog/inspection.hpp"

#include <algorithm>
#include <cmath>

#include "flightlog/src/tracks/line_of_sight.hpp"

namespace transect::flightlog {
namespace {

/// By the cross product, which keeps its precision at small angles.
Angle angle_between(const Direction& a, const Direction& b)
{
    const Direction cross{
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    const double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return std::atan2(std::hypot(cross[0], cross[1], cross[2]), dot) * radian;
}

std::optional<Angle> line_of_sight_error(const Record& record)
{
    const auto heights = common_heights(record);
    if (!record.look || !heights) {
        return std::nullopt;
    }
    return angle_between(
        direction(record.look->azimuth, record.look->depression),
        direction_to(record.frame_centre->position, record, *heights));
}

std::optional<AngleStatistics> statistics(std::vector<Angle> angles)
{
    if (angles.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(angles);
    const auto half = angles.size() / 2;
    const auto median =
        angles.size() % 2 == 1 ? angles[half] : 0.5 * (angles[half - 1] + angles[half]);
    return AngleStatistics{median, angles.back()};
}

}  // namespace

std::vector<Angle> line_of_sight_errors(std::span<const Record> records)
{
    std::vector<Angle> errors;
    for (const auto& record : records) {
        if (const auto error = line_of_sight_error(record)) {
            errors.push_back(*error);
        }
    }
    return errors;
}

Inspection inspect(const LogFile& log)
{
    Inspection inspection;
    if (log.records.empty()) {
        return inspection;
    }
    const auto [first, last] = std::ranges::minmax_element(log.records, {}, &Record::time);
    if (log.is_dated) {
        inspection.start = first->time;
        inspection.end = last->time;
    } else {
        inspection.start_offset = elapsed(Instant{}, first->time);
        inspection.end_offset = elapsed(Instant{}, last->time);
    }
    inspection.duration = elapsed(first->time, last->time);
    for (std::size_t i = 1; i < log.records.size(); ++i) {
        inspection.distance +=
            geodesic_leg(log.records[i - 1].position, log.records[i].position).distance;
    }
    inspection.line_of_sight_error = statistics(line_of_sight_errors(log.records));
    return inspection;
}

}  // namespace transect::flightlog
