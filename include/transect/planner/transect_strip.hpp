/// The ground beside a transect.

#pragma once

#include "transect/geo/polygon.hpp"
#include "transect/planner/plan.hpp"

namespace transect::planner {

/// What the sensor sees along a transect: `swath` wide, half of it on either side of the geodesic
/// from end to end, square at the ends. Edges have a vertex at least every 10 km, so that they may
/// be drawn straight in longitude and latitude (off by less than half a metre below 60° latitude).
Polygon strip(const Transect& transect, Length swath);

}  // namespace transect::planner
