#include "flightlog/src/tracks/flight_times.hpp"

#include <algorithm>
#include <iterator>

#include "transect/flightlog/flight_phases.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/flightlog/timeline.hpp"

namespace transect::flightlog {
namespace {

constexpr Duration thinnest = 0.95 * second;
/// Fourteen hours at one a second: longer than the tanks of any aircraft of interest last.
constexpr std::size_t most_kept = 50'000;

Record record_of(const FlightTimesCounter::Essence& kept)
{
    Record record{.time = kept.time, .position = kept.position};
    record.msl_height = kept.msl_height;
    record.ellipsoid_height = kept.ellipsoid_height;
    record.ground_speed = kept.ground_speed;
    record.indicated_airspeed = kept.indicated_airspeed;
    return record;
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
    kept_.push_back(
        {record.time,
         record.position,
         record.msl_height,
         record.ellipsoid_height,
         record.ground_speed,
         record.indicated_airspeed});
}

void FlightTimesCounter::end_flight()
{
    if (!kept_.empty() && !is_endless_) {
        std::vector<Record> records;
        records.reserve(kept_.size());
        std::ranges::transform(kept_, std::back_inserter(records), record_of);
        const auto gap = std::max(longest_gap(records), 3.0 * second);
        times_.push_back(flight_phases(records, {}, gap).times);
    }
    kept_ = {};
    is_endless_ = false;
}

}  // namespace transect::flightlog
