/// Angles of turning paths, in radians.

#pragma once

#include <cmath>
#include <numbers>

#include "transect/geo/plane_geometry.hpp"

namespace transect::aircraft {

inline constexpr double pi = std::numbers::pi;
inline constexpr double full_circle = 2.0 * pi;

/// In [0, 2π); a hair below 2π is a rounded zero and not a full circle.
inline double wrapped(double angle)
{
    constexpr double hair = 1e-9;
    const double turn = angle - full_circle * std::floor(angle / full_circle);
    return turn > full_circle - hair ? 0.0 : turn;
}

/// Headings count clockwise from y.
inline double heading_of(PlanePoint direction)
{
    return std::atan2(direction.x_m, direction.y_m);
}

inline PlanePoint ahead(double heading)
{
    return {std::sin(heading), std::cos(heading)};
}

inline PlanePoint right_of(double heading)
{
    return {std::cos(heading), -std::sin(heading)};
}

}  // namespace transect::aircraft
