/// Ways to divide an area into cells that might be flown in directions of their own.

#pragma once

#include <vector>

#include "transect/geo/plane_geometry.hpp"

namespace transect::planner {

/// Each division is a list of at least two cells that together are the area: along the edges that
/// meet at its deepest notches (straight through the whole area), and into its parts.
std::vector<std::vector<PlaneArea>> divisions(const PlaneArea& area);

}  // namespace transect::planner
