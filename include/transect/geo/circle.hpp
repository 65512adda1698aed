/// Circles on the ellipsoid as polygons.

#pragma once

#include "transect/geo/geo_point.hpp"
#include "transect/geo/polygon.hpp"

namespace transect {

/// All points at one distance from a centre.
struct Circle {
    GeoPoint centre;
    Length radius;
};

/// Whether a polygon stands outside the curve that it replaces, or inside.
enum class Fit { circumscribed, inscribed };

/// Edges span five degrees and lie wholly on one side of the circle, with a margin of 0.05 % of the
/// radius for maps that are not true to scale: a circumscribed polygon reaches 0.15 % beyond the
/// circle at most, an inscribed one falls short of it as much. Good for radii up to 500 NM.
Ring ring(const Circle& circle, Fit fit);

/// Part of a circle, from one bearing clockwise or counter-clockwise to another; equal bearings are
/// the whole circle.
struct Arc {
    enum class Direction { clockwise, counter_clockwise };

    Circle circle;
    Bearing from{Angle{}};
    Bearing to{Angle{}};
    Direction direction = Direction::clockwise;
};

/// The arc as a line from its first point to its last, which lie on the circle. Circumscribed: its
/// edges touch the circle from outside. Inscribed: all its vertices lie on the circle.
Ring points(const Arc& arc, Fit fit);

}  // namespace transect
