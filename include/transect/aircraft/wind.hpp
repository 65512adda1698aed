/// Wind, and flying a course in it.

#pragma once

#include <optional>

#include "transect/geo/geo_point.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

/// The same wind everywhere and always.
struct ConstantWind {
    Bearing from{Angle{}};  ///< true, as forecasts give it
    Speed speed;
};

struct WindTriangle {
    Bearing heading;
    Speed ground_speed;
};

/// Heading and ground speed that make `course` good. Nothing when the wind does not allow it: its
/// component across the course exceeds the airspeed, or it blows the aircraft backwards.
std::optional<WindTriangle> wind_triangle(
    Bearing course, Speed true_airspeed, const ConstantWind& wind);

}  // namespace transect::aircraft
