/// A plan as a map layer.

#pragma once

#include <span>
#include <string>

#include "transect/planner/plan.hpp"

namespace transect::formats {

/// Features with a `kind`: area (of a task), strip (what the sensor sees along a transect),
/// transect, route (all legs of a sortie), base.
std::string plan_geojson(const planner::Plan& plan, std::span<const planner::SortieFlight> flights);

}  // namespace transect::formats
