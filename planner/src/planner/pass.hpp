/// Points that are flown through on the way.

#pragma once

#include "transect/geo/plane_geometry.hpp"

namespace transect::planner {

struct Pass {
    PlanePoint at;
    PlanePoint course;  ///< unit vector over the ground
};

}  // namespace transect::planner
