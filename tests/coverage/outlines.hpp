/// Random outlines, in metres.

#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

#include "support/draw.hpp"

namespace transect::test {

/// Corners on an ellipse, anticlockwise.
inline PlaneRing convex_outline(Draw& draw)
{
    const PlanePoint centre{draw.between(-300, 400), draw.between(-300, 400)};
    const double width_m = draw.between(20, 700);
    const double height_m = draw.between(20, 700);
    const double turn = draw.between(0, std::numbers::pi);
    std::vector<double> angles;
    for (int i = 0; i < 7; ++i) {
        angles.push_back(draw.between(0.0, 2.0 * std::numbers::pi));
    }
    std::ranges::sort(angles);
    PlaneRing ring;
    for (const double angle : angles) {
        const double along = width_m * std::cos(angle);
        const double across = height_m * std::sin(angle);
        ring.push_back(
            {centre.x_m + along * std::cos(turn) - across * std::sin(turn),
             centre.y_m + along * std::sin(turn) + across * std::cos(turn)});
    }
    return ring;
}

/// Corners anywhere: the edges cross.
inline PlaneRing tangled_outline(Draw& draw)
{
    PlaneRing ring;
    for (int i = 0; i < 9; ++i) {
        ring.push_back({draw.between(-700, 900), draw.between(-700, 900)});
    }
    return ring;
}

inline PlaneRing moved(PlaneRing ring, PlanePoint by)
{
    for (auto& corner : ring) {
        corner = corner + by;
    }
    return ring;
}

}  // namespace transect::test
