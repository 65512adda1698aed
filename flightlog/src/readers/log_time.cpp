#include "flightlog/src/readers/log_time.hpp"

#include <string>

namespace transect::flightlog {

std::optional<Instant> LogTimes::read(std::string_view text)
{
    if (const auto time = parse_iso8601(text)) {
        return time;
    }
    const auto time = parse_iso8601(std::string{text} + 'Z');
    without_zone_ += time ? 1U : 0U;
    return time;
}

std::optional<Finding> LogTimes::finding() const
{
    if (without_zone_ == 0) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = "log-zone-assumed",
        .arguments = {{"count", static_cast<double>(without_zone_)}}};
}

}  // namespace transect::flightlog
