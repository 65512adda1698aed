#include "planner/transect_task.hpp"

#include <algorithm>
#include <stdexcept>

#include "planner/via_points.hpp"

namespace transect::planner {

TransectTask transect_task(
    const Transect& transect, const Plan& plan, const Environment& environment)
{
    const auto setting = std::ranges::find(plan.settings, transect.task, &TaskSetting::task);
    const auto task = std::ranges::find(plan.mission.tasks, transect.task, &AreaSearch::id);
    if (setting == plan.settings.end() || task == plan.mission.tasks.end()) {
        throw std::domain_error{"transect of an unknown task '" + transect.task + "'"};
    }
    const auto from = environment.plane.forward(transect.from);
    const auto to = environment.plane.forward(transect.to);
    return {
        .number = transect.number,
        .from = from,
        .to = to,
        .level =
            {.height_m = setting->height.above_datum() / metre,
             .calibrated_airspeed = task->calibrated_airspeed},
        .track = environment.plane.true_bearing(0.5 * (from + to), to - from),
        .horizontal_field = setting->horizontal_field,
        .via = passes(transect.via, environment.plane),
    };
}

std::vector<TransectTask> transect_tasks(
    std::span<const Transect> transects, const Plan& plan, const Environment& environment)
{
    std::vector<TransectTask> tasks;
    tasks.reserve(transects.size());
    for (const auto& transect : transects) {
        tasks.push_back(transect_task(transect, plan, environment));
    }
    return tasks;
}

}  // namespace transect::planner
