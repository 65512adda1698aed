/// Whether a flight stayed where it may be.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/flight/trajectory.hpp"

#include "planner/active_areas.hpp"

namespace transect::planner {

/// Error findings "keep-out-entered" and "keep-in-left", one for each area: when first, and for how
/// long in all. Looks at the ground track between each two samples, at their heights and times.
std::vector<Finding> keep_area_breaches(
    const flight::Trajectory& trajectory, const Mission& mission, const LocalPlane& plane);

}  // namespace transect::planner
