#include "transect/flightlog/inspection.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace transect::flightlog {
namespace {

using Direction = std::array<double, 3>;  ///< unit vector north, east, down

Direction direction(Bearing azimuth, Angle depression)
{
    const double az = azimuth.angle() / radian;
    const double dep = depression / radian;
    return {std::cos(dep) * std::cos(az), std::cos(dep) * std::sin(az), std::sin(dep)};
}

/// By the cross product, which keeps its precision at small angles.
Angle angle_between(const Direction& a, const Direction& b)
{
    const Direction cross{
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    const double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return std::atan2(std::hypot(cross[0], cross[1], cross[2]), dot) * radian;
}

struct Heights {
    Length sensor;
    Length ground;
};

/// Both above the same surface, which one does not matter to a direction.
std::optional<Heights> common_heights(const Record& record)
{
    const auto& centre = *record.frame_centre;
    if (record.msl_height && centre.msl_elevation) {
        return Heights{record.msl_height->above_datum(), centre.msl_elevation->above_datum()};
    }
    if (record.ellipsoid_height && centre.ellipsoid_elevation) {
        return Heights{
            record.ellipsoid_height->above_datum(), centre.ellipsoid_elevation->above_datum()};
    }
    return std::nullopt;
}

/// Depression of the straight line to a ground point, on a sphere: its radius matters by 0.3 % of
/// the drop of the earth's curve, 2 mm at 3 km.
Angle depression_to(Length ground_distance, const Heights& heights)
{
    constexpr double radius_m = 6'371'008.8;
    const double sensor_m = radius_m + heights.sensor / metre;
    const double ground_m = radius_m + heights.ground / metre;
    const double arc = ground_distance / metre / radius_m;
    const double ahead_m = ground_m * std::sin(arc);
    const double down_m = sensor_m - ground_m * std::cos(arc);
    return std::atan2(down_m, ahead_m) * radian;
}

std::optional<Angle> line_of_sight_error(const Record& record)
{
    if (!record.look || !record.frame_centre) {
        return std::nullopt;
    }
    const auto heights = common_heights(record);
    if (!heights) {
        return std::nullopt;
    }
    const auto leg = geodesic_leg(record.position, record.frame_centre->position);
    return angle_between(
        direction(record.look->azimuth, record.look->depression),
        direction(leg.departure, depression_to(leg.distance, *heights)));
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
    inspection.start = first->time;
    inspection.end = last->time;
    inspection.duration = elapsed(first->time, last->time);
    for (std::size_t i = 1; i < log.records.size(); ++i) {
        inspection.distance +=
            geodesic_leg(log.records[i - 1].position, log.records[i].position).distance;
    }
    inspection.line_of_sight_error = statistics(line_of_sight_errors(log.records));
    return inspection;
}

}  // namespace transect::flightlog
