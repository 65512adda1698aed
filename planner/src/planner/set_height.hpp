/// What a pilot sets, as a height above mean sea level.

#pragma once

#include "transect/aircraft/atmosphere.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

aircraft::Altimetry altimetry(const Mission& mission);

/// Height above ground counts from the mission's assumed ground elevation.
MslHeight geometric_height(const SetHeight& height, const Mission& mission);

}  // namespace transect::planner
