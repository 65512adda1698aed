/// Passes of the planning plane as a plan holds them.

#pragma once

#include <span>
#include <vector>

#include "transect/geo/local_plane.hpp"
#include "transect/planner/plan.hpp"

#include "planner/pass.hpp"

namespace transect::planner {

std::vector<Pass> passes(std::span<const ViaPoint> points, const LocalPlane& plane);
std::vector<ViaPoint> via_points(std::span<const Pass> passes, const LocalPlane& plane);

}  // namespace transect::planner
