/// What counts as covered for a task: one definition for what a plan promises and what a flight
/// achieved.

#pragma once

#include <span>
#include <string>

#include "transect/coverage/coverage.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/planner/plan.hpp"
#include "transect/terrain/ground.hpp"

namespace transect::planner {

/// The equal-area frame around all tasks of a mission, which must have one.
RegionFrame region_frame(const Mission& mission);

/// The cell of a task: by default the smaller of 100 m and a tenth of its swath.
Length task_cell(const Plan& plan, const std::string& task);

/// The mission's terrain; the ground that it assumes where it has none. std::domain_error without
/// either.
terrain::Ground ground_of(const Mission& mission);

/// Observes flights as a task requires it: its cell, its sample distance, the mission's ground. A
/// swath task asks for no sample distance. Throws std::domain_error for an unknown task.
coverage::Coverage observe_task(
    const Plan& plan, const std::string& task, std::span<const flight::Trajectory> flights);

/// Counts the task's area in that coverage.
Prediction predict(const Plan& plan, const std::string& task, const coverage::Coverage& coverage);

}  // namespace transect::planner
