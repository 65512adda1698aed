#include "flightlog/src/tracks/declared_intervals.hpp"

#include <string>

namespace transect::flightlog {
namespace {

struct Taken {
    std::size_t looks = 0;
    std::size_t of_unknown_sensor = 0;
};

/// A look of a sensor that the log does not tell may be of any.
bool concerns(const SensorInterval& interval, const flight::Sample& sample)
{
    if (!sample.look || sample.time < interval.from || sample.time > interval.to) {
        return false;
    }
    const bool is_infrared = sample.band == sensor::Band::infrared;
    return interval.sensor.empty() || !sample.band || (interval.sensor == "IR") == is_infrared;
}

void take_away(flight::Trajectory& piece, const SensorInterval& interval, Taken& taken)
{
    for (auto& sample : piece.samples) {
        if (concerns(interval, sample)) {
            sample.look.reset();
            ++taken.looks;
            taken.of_unknown_sensor += sample.band ? 0U : 1U;
        }
    }
}

}  // namespace

std::vector<Finding> take_away_looks(
    std::vector<RecordedFlight>& flights, const std::vector<SensorInterval>& intervals)
{
    std::vector<Finding> findings;
    findings.reserve(intervals.size());
    for (const auto& interval : intervals) {
        Taken taken;
        for (auto& recorded : flights) {
            for (auto& piece : recorded.pieces) {
                take_away(piece, interval, taken);
            }
        }
        const bool is_of_one = !interval.sensor.empty();
        findings.push_back(
            {.severity = Severity::note,
             .code = is_of_one ? "looks-declared-void-of-sensor" : "looks-declared-void",
             .arguments = {
                 {"from", to_iso8601(interval.from)},
                 {"to", to_iso8601(interval.to)},
                 {"state", interval.state},
                 {"sensor", interval.sensor},
                 {"remark", interval.remark.empty() ? "" : " (" + interval.remark + ")"},
                 {"looks", static_cast<double>(taken.looks)},
                 {"unknown", static_cast<double>(taken.of_unknown_sensor)}}});
    }
    return findings;
}

}  // namespace transect::flightlog
