#include "transect/aircraft/performance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace transect::aircraft {
namespace {

constexpr double gravity_m_s2 = 9.80665;
constexpr double holding_stall_margin = 1.4;

double drag_n(const PerformanceModel& model, const FlightCondition& condition)
{
    const double speed_m_s = condition.true_airspeed / metre_per_second;
    const double density = condition.air.density / kilogram_per_cubic_metre;
    const double force_per_coefficient =
        0.5 * density * speed_m_s * speed_m_s * (model.wing_area / square_metre);
    const double lift_n = condition.load_factor * (condition.mass / kilogram) * gravity_m_s2;
    const double lift_coefficient = lift_n / force_per_coefficient;
    const double induced = lift_coefficient * lift_coefficient /
                           (std::numbers::pi * model.aspect_ratio * model.oswald_efficiency);
    return force_per_coefficient * (model.zero_lift_drag + induced);
}

double propeller_efficiency(const PerformanceModel& model, Speed true_airspeed)
{
    return model.propeller_efficiency *
           (1.0 - std::exp(-(true_airspeed / model.propeller_speed_constant)));
}

}  // namespace

Power required_power(
    const PerformanceModel& model, const FlightCondition& condition, Speed climb_rate)
{
    const double speed_m_s = condition.true_airspeed / metre_per_second;
    const double weight_n = condition.mass / kilogram * gravity_m_s2;
    const double thrust_power_w =
        drag_n(model, condition) * speed_m_s + weight_n * (climb_rate / metre_per_second);
    return std::max(0.0, thrust_power_w / propeller_efficiency(model, condition.true_airspeed)) *
           watt;
}

Power available_power(const PerformanceModel& model, const FlightCondition& condition)
{
    const double lapse = std::pow(condition.air.density_ratio(), model.power_lapse_exponent);
    const double warm_k = std::max(0.0, condition.isa_deviation / kelvin);
    const double heat_loss = std::max(0.0, 1.0 - model.power_loss_per_kelvin * warm_k);
    return heat_loss * std::min(model.rated_power, lapse * model.power_intercept);
}

FuelFlow fuel_flow(const PerformanceModel& model, const FlightCondition& condition, Power power)
{
    return condition.air.pressure_ratio() * model.idle_flow +
           model.specific_flow_lb_per_hp_h * (power / horsepower) * pound_per_hour;
}

Speed climb_rate(const PerformanceModel& model, const FlightCondition& condition, Power power)
{
    const double thrust_power_w =
        power / watt * propeller_efficiency(model, condition.true_airspeed);
    const double drag_power_w =
        drag_n(model, condition) * (condition.true_airspeed / metre_per_second);
    return (thrust_power_w - drag_power_w) / (condition.mass / kilogram * gravity_m_s2) *
           metre_per_second;
}

std::optional<Speed> fastest_level_speed(
    const PerformanceModel& model, FlightCondition condition, Speed limit)
{
    const auto holds = [&](Speed speed) {
        condition.true_airspeed = speed;
        return required_power(model, condition, Speed{}) <= available_power(model, condition);
    };
    Speed slow = condition.true_airspeed;
    Speed fast = limit;
    if (!holds(slow)) {
        return std::nullopt;
    }
    if (holds(fast)) {
        return fast;
    }
    while (fast - slow > 0.01 * knot) {
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
