#include "flightlog/src/tracks/fuel_used.hpp"

#include <algorithm>
#include <vector>

#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

/// A flow that is missing for longer than this in all makes the sum unknown.
constexpr Duration most_without_flow = 60.0 * second;

/// By trapezoids; nothing if the flow is not known all along.
std::optional<Mass> integral_of_flow(std::span<const Record> records, Duration longest_gap)
{
    std::optional<Mass> burnt;
    Duration without_flow;
    for (std::size_t i = 1; i < records.size(); ++i) {
        const auto& before = records[i - 1];
        const auto& after = records[i];
        const auto time = elapsed(before.time, after.time);
        const bool known = before.fuel_flow && after.fuel_flow;
        if (known && time > Duration{} && time <= longest_gap) {
            burnt = burnt.value_or(Mass{}) + 0.5 * (*before.fuel_flow + *after.fuel_flow) * time;
        } else {
            without_flow += abs(time);
        }
    }
    return without_flow <= most_without_flow ? burnt : std::nullopt;
}

/// Gauges swing with the aircraft: the median of all readings within a minute of `when`.
std::optional<Mass> gauge_near(std::span<const Record> records, Instant when)
{
    std::vector<Mass> readings;
    for (const auto& record : records) {
        if (record.fuel && abs(elapsed(when, record.time)) <= minute) {
            readings.push_back(*record.fuel);
        }
    }
    if (readings.empty()) {
        return std::nullopt;
    }
    return median(std::move(readings));
}

}  // namespace

FuelUsed fuel_used(std::span<const Record> records, Duration longest_gap)
{
    FuelUsed used{integral_of_flow(records, longest_gap), std::nullopt};
    if (records.empty()) {
        return used;
    }
    const auto start = gauge_near(records, records.front().time);
    const auto end = gauge_near(records, records.back().time);
    if (start && end) {
        used.by_gauge = *start - *end;
    }
    return used;
}

}  // namespace transect::flightlog
