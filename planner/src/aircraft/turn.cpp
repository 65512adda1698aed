#include "transect/aircraft/turn.hpp"

#include <cmath>

namespace transect::aircraft {

Length turn_radius(Speed true_airspeed, Angle bank)
{
    constexpr double gravity_m_s2 = 9.80665;
    const double speed_m_s = true_airspeed / metre_per_second;
    return speed_m_s * speed_m_s / (gravity_m_s2 * std::tan(bank / radian)) * metre;
}

double load_factor(Angle bank)
{
    return 1.0 / std::cos(bank / radian);
}

}  // namespace transect::aircraft
