#include "transect/aircraft/performance.hpp"

#include <algorithm>
#include <cmath>

namespace transect::aircraft {
namespace {

constexpr double holding_stall_margin = 1.4;

}  // namespace

Performance::Performance(const Profile& profile)
    : model_{profile.performance}, limits_{profile.limits}
{
    for (const auto& item : profile.items) {
        model_.zero_lift_drag += item.fitted ? item.zero_lift_drag : 0.0;
    }
}

Performance::Level Performance::level(const FlightCondition& condition) const
{
    const auto power = required_power(model_, condition, Speed{});
    return {power, fuel_flow(model_, condition, power)};
}

bool Performance::holds_level(const FlightCondition& condition) const
{
    constexpr double rounding = 1.0 + 1e-9;
    return required_power(model_, condition, Speed{}) <=
           rounding * available_power(model_.cruise_rating, condition);
}

Performance::Climb Performance::climb(const FlightCondition& condition) const
{
    const auto power = available_power(model_.climb_rating, condition);
    return {climb_rate(model_, condition, power), fuel_flow(model_, condition, power), power};
}

FuelFlow Performance::flow(const FlightCondition& condition, Speed rate) const
{
    return fuel_flow(model_, condition, required_power(model_, condition, rate));
}

std::optional<Speed> Performance::fastest_level_speed(
    const FlightCondition& condition, const SpeedRange& range) const
{
    auto flown = condition;
    const auto holds = [&](Speed speed) {
        flown.true_airspeed = speed;
        return holds_level(flown);
    };
    // The speeds that are held need not begin at the slowest: drag grows towards the stall too.
    constexpr Speed step = 1.0 * knot;
    Speed slow = range.limit;
    while (slow >= range.slowest && !holds(slow)) {
        slow -= step;
    }
    if (!(slow >= range.slowest)) {
        return std::nullopt;
    }
    Speed fast = std::min(slow + step, range.limit);
    constexpr Speed close = 1e-4 * knot;
    while (fast - slow > close) {
        const Speed middle = 0.5 * (slow + fast);
        (holds(middle) ? slow : fast) = middle;
    }
    return slow;
}

Speed stall_speed(const Limits& limits, Mass mass, double load_factor)
{
    return std::sqrt(load_factor * (mass / limits.stall_reference_mass)) * limits.stall_speed;
}

Speed holding_speed(const Limits& limits, Mass mass)
{
    return holding_stall_margin * stall_speed(limits, mass, 1.0);
}

}  // namespace transect::aircraft
