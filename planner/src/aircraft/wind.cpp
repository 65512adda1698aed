#include "transect/aircraft/wind.hpp"

#include <cmath>

namespace transect::aircraft {

std::optional<WindTriangle> wind_triangle(
    Bearing course, Speed true_airspeed, const ConstantWind& wind)
{
    const double off_course = (wind.from - course) / radian;
    const double correction_sine = wind.speed / true_airspeed * std::sin(off_course);
    if (!(std::abs(correction_sine) < 1.0)) {
        return std::nullopt;
    }
    const double correction = std::asin(correction_sine);
    const Speed ground_speed =
        std::cos(correction) * true_airspeed - std::cos(off_course) * wind.speed;
    if (!(ground_speed > Speed{})) {
        return std::nullopt;
    }
    return WindTriangle{course + correction * radian, ground_speed};
}

}  // namespace transect::aircraft
