/// Lays strips over one task.

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "transect/planner/fly.hpp"

#include "planner/flight_costs.hpp"
#include "planner/ground_survey.hpp"
#include "planner/layout_search.hpp"

namespace transect::planner {

struct LaidTask {
    const AreaSearch* task = nullptr;
    TaskSetting setting;
    MovingAir air;  ///< in the middle of the area, when it can be reached: for estimates
    /// By effort; at least one.
    std::vector<LayoutAnswer> answers;
    std::shared_ptr<const GroundSurvey> survey;  ///< where there is terrain

    FlownLevel level() const
    {
        return {
            .level =
                {.height_m = setting.height.above_datum() / metre,
                 .calibrated_airspeed = task->calibrated_airspeed},
            .air = air};
    }
};

/// Of the ground under a task, for its camera; nothing where there is no terrain.
std::optional<NarrowingGround> narrowing_ground(const LaidTask& laid);

/// Without a layout the findings say why; with one they are no errors.
struct TaskLayout {
    std::optional<LaidTask> laid;
    std::vector<Finding> findings;
};

/// Strips as wide as camera and height allow, in the direction asked for, or else in the one that
/// is flown in the least time; with every effort up to `effort`.
TaskLayout lay_task(
    const AreaSearch& task, const Mission& mission, const Environment& environment, int effort);

/// The same without strips: what a task's given transects are flown with.
TaskLayout resolve_in_air(
    const AreaSearch& task, const Mission& mission, const Environment& environment);

/// With the layout of one effort: its spacing and the direction of its largest cell.
TaskSetting setting_of(const LaidTask& laid, int effort, const LocalPlane& plane);

}  // namespace transect::planner
