/// Transects on which the camera swings from side to side.

#pragma once

#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::planner {

/// The flight's samples, with looks swinging on transects of tasks that scan.
std::vector<flight::Sample> with_scans(
    const std::vector<flight::Sample>& samples, const std::vector<Leg>& legs, const Plan& plan);

/// Errors where the scan leaves gaps at the ground speed flown, with the speed that would do. Of
/// samples from with_scans().
std::vector<Finding> scan_findings(const SortieFlight& flight, const Plan& plan);

}  // namespace transect::planner
