#include "transect/aircraft/turn.hpp"

#include <cmath>

namespace transect::aircraft {

namespace {

constexpr double gravity_m_s2 = 9.80665;

}  // namespace

Length turn_radius(Speed true_airspeed, Angle bank)
{
    const double speed_m_s = true_airspeed / metre_per_second;
    return speed_m_s * speed_m_s / (gravity_m_s2 * std::tan(bank / radian)) * metre;
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
