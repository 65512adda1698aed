/// Where a point lies, told another way than the planner tells it.

#pragma once

#include "transect/geo/plane_geometry.hpp"

namespace transect::test {

/// Whether a ring contains a point, by the angle that it turns around it.
bool turns_around(const PlaneRing& ring, PlanePoint point);

}  // namespace transect::test
