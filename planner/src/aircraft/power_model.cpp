#include "transect/aircraft/power_model.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "aircraft/gravity.hpp"

namespace transect::aircraft {
namespace {

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

Power available_power(const PowerRating& rating, const FlightCondition& condition)
{
    const double lapse = std::pow(condition.air.density_ratio(), rating.lapse_exponent);
    const double warm_k = std::max(0.0, condition.isa_deviation / kelvin);
    const double heat_loss = std::max(0.0, 1.0 - rating.loss_per_kelvin * warm_k);
    return heat_loss * std::min(rating.maximum, lapse * rating.intercept);
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

}  // namespace transect::aircraft
