/// What camera and height make of a task, on ground that is known already.

#pragma once

#include "transect/planner/fly.hpp"

#include "planner/ground_survey.hpp"

namespace transect::planner {

/// As resolve(task, mission), over the survey of the task's area; without one, over the ground that
/// the mission assumes.
ResolvedTask resolve(const AreaSearch& task, const Mission& mission, const GroundSurvey* survey);

/// Of a task's area; nothing where the mission has no terrain.
std::optional<GroundSurvey> survey_of(
    const AreaSearch& task, const Mission& mission, const LocalPlane& plane);

}  // namespace transect::planner
