#include "transect/planner/task_coverage.hpp"

#include <algorithm>
#include <stdexcept>

#include "transect/coverage/observe.hpp"
#include "transect/coverage/unknown_ground.hpp"
#include "transect/coverage/zone.hpp"

#include "planner/mission_frame.hpp"

namespace transect::planner {
namespace {

const AreaSearch& find_task(const Plan& plan, const std::string& id)
{
    const auto task = std::ranges::find(plan.mission.tasks, id, &AreaSearch::id);
    if (task == plan.mission.tasks.end()) {
        throw std::domain_error{"unknown task '" + id + "'"};
    }
    return *task;
}

}  // namespace

RegionFrame region_frame(const Mission& mission)
{
    return RegionFrame::around(bounding_box(all_areas(mission)));
}

Length task_cell(const Plan& plan, const std::string& task)
{
    const auto setting = std::ranges::find(plan.settings, task, &TaskSetting::task);
    if (setting == plan.settings.end()) {
        throw std::domain_error{"no setting for task '" + task + "'"};
    }
    // A task that could not be resolved has no swath.
    constexpr Length usual = 100.0 * metre;
    constexpr Length smallest = 1.0 * metre;
    return setting->swath > Length{} ? std::max(smallest, coverage::default_cell(setting->swath))
                                     : usual;
}

terrain::Ground ground_of(const Mission& mission)
{
    if (mission.terrain) {
        return mission.terrain->source;
    }
    if (!mission.ground_elevation) {
        throw std::domain_error{"a mission without terrain and without a ground elevation"};
    }
    return terrain::AssumedGround{*mission.ground_elevation};
}

coverage::Coverage observe_task(
    const Plan& plan, const std::string& task, std::span<const flight::Trajectory> flights)
{
    const coverage::ObserveSettings settings{
        .frame = region_frame(plan.mission),
        .cell = task_cell(plan, task),
        .requirement = {.ground_sample_distance = find_task(plan, task).required_gsd},
    };
    return coverage::observe(flights, plan.mission.camera, ground_of(plan.mission), settings);
}

Prediction predict(const Plan& plan, const std::string& task, const coverage::Coverage& coverage)
{
    const auto zone = coverage::zone_coverage(coverage, find_task(plan, task).area);
    Prediction prediction{
        .area = zone.area,
        // Cell by cell, a full zone may add up to a rounding more than itself.
        .covered = std::min(zone.covered, zone.area),
        .fraction = std::min(zone.fraction, 1.0),
        .cell = coverage.cell_size(),
    };
    if (plan.mission.terrain) {
        prediction.masked = zone.masked;
        const auto beyond = coverage::unseen_without_elevation(
            find_task(plan, task).area, coverage, plan.mission.terrain->source);
        prediction.unknown = std::min(zone.unknown + beyond, zone.area - prediction.covered);
    }
    return prediction;
}

}  // namespace transect::planner
