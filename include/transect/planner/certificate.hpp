/// Proof that the strips of a plan cover its areas.

#pragma once

#include <string>

#include "transect/planner/plan.hpp"

namespace transect::planner {

/// The area of a task less its strips: rectangles as wide as the swath around each transect, with
/// flat ends. Exact but for slivers below a square metre, in the plane in which the plan is laid
/// out; nothing of terrain, attitude or time is in it, which the prediction counts. Throws
/// std::domain_error for an unknown task.
Certificate certificate(const Plan& plan, const std::string& task);

}  // namespace transect::planner
