#include "transect/flightlog/inspection.hpp"

#include <cmath>
#include <memory>

#include "transect/flightlog/reader.hpp"

#include "flightlog/src/tracks/line_of_sight.hpp"
#include "flightlog/src/tracks/log_account.hpp"

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
    if (!record.look || record.look_is_by_corners || !heights) {
        return std::nullopt;
    }
    return angle_between(
        direction(record.look->azimuth, record.look->depression),
        direction_to(record.frame_centre->position, record, *heights));
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
    LogAccount account;
    account.add(log.records);
    account.end();
    return account.inspection(log);
}

std::vector<InspectedLog> inspect_logs(const std::filesystem::path& path)
{
    std::vector<InspectedLog> inspected;
    for (auto& [log, sink] : stream_logs(path, [] { return std::make_unique<Inspector>(); })) {
        const auto* const inspector = dynamic_cast<const Inspector*>(sink.get());
        const auto inspection =
            inspector == nullptr ? Inspection{} : inspector->account().inspection(log);
        inspected.push_back({std::move(log), inspection});
    }
    return inspected;
}

}  // namespace transect::flightlog
