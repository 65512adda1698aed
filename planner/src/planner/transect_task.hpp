/// A transect of a plan with all that is needed to fly it.

#pragma once

#include "transect/planner/plan.hpp"

#include "planner/sortie_simulation.hpp"

namespace transect::planner {

/// Throws std::domain_error for a transect whose task or setting the plan has not.
TransectTask transect_task(
    const Transect& transect, const Plan& plan, const Environment& environment);

std::vector<TransectTask> transect_tasks(
    std::span<const Transect> transects, const Plan& plan, const Environment& environment);

}  // namespace transect::planner
