/// What a pilot sets, as a height above mean sea level.

#pragma once

#include <optional>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

aircraft::Altimetry altimetry(const Mission& mission);

/// Height above ground counts from the mission's assumed ground elevation; std::domain_error where
/// it has none.
MslHeight geometric_height(const SetHeight& height, const Mission& mission);

/// Of a task. Over terrain, height above ground counts from the highest known ground of its area,
/// and there is none where all of it is unknown.
std::optional<MslHeight> geometric_height(const AreaSearch& task, const Mission& mission);

}  // namespace transect::planner
