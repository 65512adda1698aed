#include "planner/ways_home.hpp"

#include <algorithm>
#include <string>

namespace transect::planner {
namespace {

/// Heights of level flight differ by less.
constexpr double level_tolerance_m = 1.0;

}  // namespace

WaysHome::WaysHome(const SortieSimulation& simulation, AreaRouter& router, const Flown& flown)
    : simulation_{&simulation},
      router_{&router},
      kept_{flown.kept},
      levels_m_{simulation.transit_height_m()}
{
    for (const auto& transect : flown.transects) {
        levels_m_.push_back(std::max(transect.level.height_m, levels_m_.front()));
    }
    std::ranges::sort(levels_m_);
    std::for_each(flown.at_legs.rbegin(), flown.at_legs.rend(), [this](const FlightState& state) {
        const auto* const next = at_legs_.empty() ? nullptr : &at_legs_.back();
        at_legs_.push_back({state, with_next(state, next)});
    });
    std::ranges::reverse(at_legs_);
}

std::optional<WaysHome::Trip> WaysHome::routed(const FlightState& state) const
{
    if (simulation_->has_arrived(state)) {
        return Trip{};
    }
    // Few different heights, since each needs ways of its own.
    const auto level = std::ranges::lower_bound(levels_m_, state.height_m - level_tolerance_m);
    const double highest_m =
        level == levels_m_.end() ? state.height_m : std::max(*level, state.height_m);
    const auto run = simulation_->reach_arrival_clear(state, *router_, highest_m);
    return run && !run->shortfall
               ? std::optional{Trip{run->trip_fuel(), run->flight_time_s * second}}
               : std::nullopt;
}

std::optional<WaysHome::Trip> WaysHome::with_next(
    const FlightState& state, const Moment* next) const
{
    if (const auto trip = routed(state)) {
        return trip;
    }
    if (next == nullptr || !next->trip || kept_ != Flown::Kept::clear) {
        return std::nullopt;
    }
    return Trip{
        .fuel = (state.mass_kg - next->state.mass_kg) * kilogram + next->trip->fuel,
        .time = (next->state.time_s - state.time_s) * second + next->trip->time,
        .goes_on = true};
}

std::optional<WaysHome::Trip> WaysHome::from(const FlightState& state) const
{
    const auto next = std::ranges::lower_bound(
        at_legs_, state.time_s, {}, [](const Moment& moment) { return moment.state.time_s; });
    if (next != at_legs_.end() && next->state.time_s == state.time_s) {
        return next->trip;
    }
    return with_next(state, next == at_legs_.end() ? nullptr : &*next);
}

std::vector<Finding> WaysHome::findings() const
{
    std::vector<Finding> findings;
    const auto add = [&](Severity severity, const std::string& code, const auto& is_meant) {
        const auto first = std::ranges::find_if(at_legs_, is_meant);
        if (first != at_legs_.end()) {
            const auto time = first->state.take_off + first->state.time_s * second;
            findings.push_back(
                {severity,
                 code,
                 {{"time", to_iso8601(std::chrono::floor<std::chrono::seconds>(time))},
                  {"legs", static_cast<double>(std::ranges::count_if(at_legs_, is_meant))}}});
        }
    };
    add(Severity::warning, "way-home-unknown", [](const Moment& moment) { return !moment.trip; });
    add(Severity::note, "way-home-goes-on", [](const Moment& moment) {
        return moment.trip && moment.trip->goes_on;
    });
    return findings;
}

}  // namespace transect::planner
