/// Whether a landing place lies within a glide.

#pragma once

#include "transect/planner/plan.hpp"

#include "planner/simulator.hpp"

namespace transect::planner {

/// How long no aerodrome or landing site of the mission could be reached without the engine: 1.5 NM
/// through the air for each 1,000 ft above the place, at 1.2 times the stall speed at maximum
/// take-off mass, drifting with the wind. Nothing is left for a turn or a circuit, and the ground
/// between is not looked at.
Duration out_of_glide(
    const flight::Trajectory& trajectory, const Mission& mission, const Environment& environment);

}  // namespace transect::planner
