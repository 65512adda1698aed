/// Lays strips over one task.

#pragma once

#include <optional>
#include <vector>

#include "transect/planner/fly.hpp"

#include "planner/simulator.hpp"
#include "planner/strips.hpp"

namespace transect::planner {

struct LaidTask {
    const AreaSearch* task = nullptr;
    TaskSetting setting;
    MovingAir air;  ///< in the middle of the area, when it can be reached: for estimates
    StripLayout layout;

    Simulator::Level level() const
    {
        return {setting.height.above_datum() / metre, task->calibrated_airspeed};
    }
};

/// Without a layout the findings say why.
struct TaskLayout {
    std::optional<LaidTask> laid;
    std::vector<Finding> findings;
};

/// Strips as wide as camera and height allow, in the direction asked for, or else in the one that
/// is flown in the least time.
TaskLayout lay_task(const AreaSearch& task, const Mission& mission, const Environment& environment);

}  // namespace transect::planner
