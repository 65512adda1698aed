#include "transect/aircraft/turn.hpp"

#include <cmath>

#include "aircraft/gravity.hpp"

namespace transect::aircraft {

Length turn_radius(Speed true_airspeed, Angle bank)
{
    const double speed_m_s = true_airspeed / metre_per_second;
    return speed_m_s * speed_m_s / (gravity_m_s2 * std::tan(bank / radian)) * metre;
}

Length turn_radius_with_roll(Speed true_airspeed, Angle bank, TurnRate roll_rate)
{
    const double speed_m_s = true_airspeed / metre_per_second;
    const double roll_rad_s = roll_rate / (radian / second);
    const double roll_s = bank / radian / roll_rad_s;
    // While the bank is p·t, the heading has come to ∫ g·tan(p·t)/V dt.
    const auto heading = [&](double time_s) {
        return -gravity_m_s2 / (speed_m_s * roll_rad_s) * std::log(std::cos(roll_rad_s * time_s));
    };
    // Simpson's rule for the way off the tangent.
    constexpr int halves = 16;
    const double step_s = roll_s / (2.0 * halves);
    double sum = std::sin(heading(roll_s));
    for (int i = 1; i < 2 * halves; ++i) {
        sum += (i % 2 == 1 ? 4.0 : 2.0) * std::sin(heading(i * step_s));
    }
    const Length off_tangent = step_s / 3.0 * sum * speed_m_s * metre;
    return off_tangent + std::cos(heading(roll_s)) * turn_radius(true_airspeed, bank);
}

Length planned_turn_radius(Speed true_airspeed, const Schedule& schedule)
{
    return turn_radius_with_roll(
        true_airspeed, schedule.planned_bank, schedule.roll_rate_deg_per_s * degree / second);
}

TurnRate turn_rate(Speed true_airspeed, Angle bank)
{
    const double rate_rad_s =
        gravity_m_s2 * std::tan(bank / radian) / (true_airspeed / metre_per_second);
    return rate_rad_s * radian / second;
}

Angle bank_for(TurnRate rate, Speed true_airspeed)
{
    const double rate_rad_s = rate / (radian / second);
    return std::atan(rate_rad_s * (true_airspeed / metre_per_second) / gravity_m_s2) * radian;
}

double load_factor(Angle bank)
{
    return 1.0 / std::cos(bank / radian);
}

std::optional<Length> turn_anticipation(Length radius, Angle course_change)
{
    if (!(abs(course_change) < 180.0 * degree)) {
        return std::nullopt;
    }
    return std::tan(0.5 * (abs(course_change) / radian)) * radius;
}

}  // namespace transect::aircraft
