#include "flightlog/src/tracks/declared_intervals.hpp"

#include <string>

namespace transect::flightlog {
namespace {

/// How many were there.
std::size_t take_away(flight::Trajectory& piece, const SensorInterval& interval)
{
    std::size_t taken = 0;
    for (auto& sample : piece.samples) {
        if (sample.look && sample.time >= interval.from && sample.time <= interval.to) {
            sample.look.reset();
            ++taken;
        }
    }
    return taken;
}

}  // namespace

std::vector<Finding> take_away_looks(
    std::vector<RecordedFlight>& flights, const std::vector<SensorInterval>& intervals)
{
    std::vector<Finding> findings;
    for (const auto& interval : intervals) {
        std::size_t taken = 0;
        for (auto& recorded : flights) {
            for (auto& piece : recorded.pieces) {
                taken += take_away(piece, interval);
            }
        }
        const bool is_of_one = !interval.sensor.empty();
        findings.push_back(
            {.severity = Severity::note,
             .code = is_of_one ? "looks-declared-void-for-all" : "looks-declared-void",
             .arguments = {
                 {"from", to_iso8601(interval.from)},
                 {"to", to_iso8601(interval.to)},
                 {"state", interval.state},
                 {"sensor", interval.sensor},
                 {"remark", interval.remark.empty() ? "" : " (" + interval.remark + ")"},
                 {"looks", static_cast<double>(taken)}}});
    }
    return findings;
}

}  // namespace transect::flightlog
