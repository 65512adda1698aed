#include "transect/aircraft/performance.hpp"

#include <algorithm>
#include <cmath>

namespace transect::aircraft {
namespace {

constexpr double holding_stall_margin = 1.4;
constexpr double rounding = 1.0 + 1e-9;

FlightCondition without_bank(FlightCondition condition)
{
    condition.load_factor = 1.0;
    return condition;
}

}  // namespace

Performance::Performance(const Profile& profile)
    : model_{profile.performance},
      manual_model_{profile.performance},
      limits_{profile.limits},
      tables_{profile.tables}
{
    for (const auto& item : profile.items) {
        const bool in_manual = tables_ && std::ranges::count(tables_->configuration, item.name) > 0;
        model_.zero_lift_drag += item.fitted ? item.zero_lift_drag : 0.0;
        manual_model_.zero_lift_drag += in_manual ? item.zero_lift_drag : 0.0;
    }
}

Performance::Level Performance::level(const FlightCondition& condition) const
{
    const auto power = required_power(model_, condition, Speed{});
    if (tables_) {
        if (const auto flow = cruise_flow(*tables_, condition)) {
            return {power, *flow + added(condition), Basis::manual};
        }
    }
    return {power, fuel_flow(model_, condition, power), Basis::estimated};
}

Performance::Level Performance::holding(const FlightCondition& condition) const
{
    auto result = level(condition);
    if (tables_) {
        if (const auto flow = holding_flow(*tables_, condition)) {
            result.flow = *flow + added(condition);
            result.basis = Basis::manual;
        }
    }
    return result;
}

/// Fuel flow that the load factor and items beside the manual's add.
FuelFlow Performance::added(const FlightCondition& condition) const
{
    const auto straight = without_bank(condition);
    return fuel_flow(model_, condition, required_power(model_, condition, Speed{})) -
           fuel_flow(manual_model_, straight, required_power(manual_model_, straight, Speed{}));
}

/// Of the rating; where the manual tells a speed, what the model needs for it.
Power Performance::cruise_power(const FlightCondition& condition) const
{
    if (tables_) {
        if (const auto fastest = max_cruise(*tables_, condition)) {
            auto flown = without_bank(condition);
            flown.true_airspeed = *fastest;
            return required_power(manual_model_, flown, Speed{});
        }
    }
    return available_power(model_.cruise_rating, condition);
}

bool Performance::holds_level(const FlightCondition& condition) const
{
    return required_power(model_, condition, Speed{}) <= rounding * cruise_power(condition);
}

Performance::Climb Performance::climb(const FlightCondition& condition) const
{
    if (tables_) {
        if (const auto manual = aircraft::climb(*tables_, condition)) {
            const auto power = required_power(manual_model_, without_bank(condition), manual->rate);
            return {climb_rate(model_, condition, power), manual->flow, Basis::manual};
        }
    }
    const auto power = available_power(model_.climb_rating, condition);
    return {
        climb_rate(model_, condition, power),
        fuel_flow(model_, condition, power),
        Basis::estimated};
}

/// Fuel flow is linear in the rate, as in the model: from level flight to the rate of a table.
Performance::Steady Performance::between(
    const FlightCondition& condition, const SteadyRate& known, Speed rate) const
{
    const auto still = level(condition);
    return {still.flow + rate / known.rate * (known.flow - still.flow), Basis::manual};
}

Performance::Steady Performance::steady(const FlightCondition& condition, Speed rate) const
{
    if (rate == Speed{}) {
        const auto still = level(condition);
        return {still.flow, still.basis};
    }
    if (tables_ && rate > Speed{}) {
        const auto up = climb(condition);
        if (up.basis == Basis::manual && up.rate > Speed{}) {
            return between(condition, {up.rate, up.flow}, rate);
        }
    } else if (tables_) {
        const auto down = descent(*tables_, condition);
        if (down && down->rate <= rate) {
            return between(condition, {down->rate, down->flow + added(condition)}, rate);
        }
    }
    return {
        fuel_flow(model_, condition, required_power(model_, condition, rate)), Basis::estimated};
}

std::optional<Speed> Performance::fastest_level_speed(
    const FlightCondition& condition, const SpeedRange& range) const
{
    auto flown = condition;
    const auto most = rounding * cruise_power(condition);
    const auto holds = [&](Speed speed) {
        flown.true_airspeed = speed;
        return required_power(model_, flown, Speed{}) <= most;
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
