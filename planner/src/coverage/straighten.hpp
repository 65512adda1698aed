/// From the staircase of cells to the lines behind it.

#pragma once

#include "transect/geo/plane_geometry.hpp"

namespace transect::coverage {

/// A ring of few corners along a ring of many points that scatter by up to half a cell about
/// straight edges. The ring is divided at corners so that each piece departs from its chord by a
/// cell at most (Douglas and Peucker); then every piece becomes the line that fits its points best,
/// and the corners move to where these lines meet. May cross itself where pieces are as short as a
/// cell.
PlaneRing straightened(const PlaneRing& ring, double cell_m);

}  // namespace transect::coverage
