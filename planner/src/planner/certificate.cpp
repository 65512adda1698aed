#include "transect/planner/certificate.hpp"

#include <algorithm>
#include <stdexcept>

#include "planner/mission_frame.hpp"
#include "planner/strip_cover.hpp"

namespace transect::planner {
namespace {

std::vector<WideLine> lines_of(
    const Plan& plan, const TaskSetting& setting, const LocalPlane& plane)
{
    std::vector<WideLine> lines;
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            if (transect.task == setting.task) {
                lines.push_back(
                    {.from = plane.forward(transect.from),
                     .to = plane.forward(transect.to),
                     .width_m = swath_of(transect, setting) / metre});
            }
        }
    }
    return lines;
}

}  // namespace

Certificate certificate(const Plan& plan, const std::string& task)
{
    const auto setting = std::ranges::find(plan.settings, task, &TaskSetting::task);
    const auto asked = std::ranges::find(plan.mission.tasks, task, &AreaSearch::id);
    if (setting == plan.settings.end() || asked == plan.mission.tasks.end()) {
        throw std::domain_error{"unknown task '" + task + "'"};
    }
    const auto plane = planning_plane(plan.mission);
    const auto area = plane.forward(asked->area);
    auto left = difference(area, swept(lines_of(plan, *setting, plane)));
    std::erase_if(left.parts, [](const PlanePolygon& part) {
        constexpr double sliver_m2 = 1.0;
        return area_m2({{part}}) < sliver_m2;
    });
    return {
        .fraction = std::clamp(1.0 - area_m2(left) / area_m2(area), 0.0, 1.0),
        .uncovered = plane.reverse(left)};
}

}  // namespace transect::planner
