#include "flightlog/src/tracks/flight_times.hpp"

#include <algorithm>

#include "transect/flightlog/flight_phases.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/flightlog/timeline.hpp"

namespace transect::flightlog {
namespace {

constexpr Duration thinnest = 0.95 * second;
/// Fourteen hours at one a second: longer than the tanks of any aircraft of interest last.
constexpr std::size_t most_kept = 50'000;

/// What phases follow from; the rest of a record is large.
Record essence(const Record& record)
{
    Record kept{.time = record.time, .position = record.position};
    kept.msl_height = record.msl_height;
    kept.ellipsoid_height = record.ellipsoid_height;
    kept.ground_speed = record.ground_speed;
    kept.indicated_airspeed = record.indicated_airspeed;
    return kept;
}

}  // namespace

void FlightTimesCounter::add(const Record& record)
{
    if (!kept_.empty()) {
        const auto time = elapsed(kept_.back().time, record.time);
        if (abs(time) > longest_pause) {
            end_flight();
        } else if (time < thinnest) {
            return;
        }
    }
    if (kept_.size() == most_kept) {
        is_endless_ = true;
        kept_.erase(kept_.begin(), kept_.end() - 1);
    }
    kept_.push_back(essence(record));
}

void FlightTimesCounter::end_flight()
{
    if (!kept_.empty() && !is_endless_) {
        const auto gap = std::max(longest_gap(kept_), 3.0 * second);
        times_.push_back(flight_phases(kept_, {}, gap).times);
    }
    kept_ = {};
    is_endless_ = false;
}

}  // namespace transect::flightlog
