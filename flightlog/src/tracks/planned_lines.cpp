#include "transect/flightlog/planned_lines.hpp"

#include <algorithm>
#include <cmath>

namespace transect::flightlog {
namespace {

bool scans(const planner::Plan& plan, const planner::Transect& transect)
{
    const auto task =
        std::ranges::find(plan.mission.tasks, transect.task, &planner::AreaSearch::id);
    return task != plan.mission.tasks.end() && task->look == planner::Look::cross_track_scan;
}

std::vector<PlannedLine> lines_of(const planner::Plan& plan)
{
    std::vector<PlannedLine> lines;
    for (std::size_t sortie = 0; sortie < plan.sorties.size(); ++sortie) {
        for (const auto& transect : plan.sorties[sortie].transects) {
            const auto setting =
                std::ranges::find(plan.settings, transect.task, &planner::TaskSetting::task);
            if (setting == plan.settings.end()) {
                continue;
            }
            lines.push_back(
                {transect,
                 sortie + 1,
                 geodesic_leg(transect.from, transect.to).distance,
                 planner::swath_of(transect, *setting),
                 setting->swath - setting->spacing,
                 setting->horizontal_field,
                 scans(plan, transect)});
        }
    }
    return lines;
}

/// About the middle of all transects; anywhere when there are none.
LocalPlane plane_of(const std::vector<PlannedLine>& lines)
{
    MultiPolygon all;
    for (const auto& line : lines) {
        all.parts.push_back({{line.transect.from, line.transect.to}, {}});
    }
    if (all.parts.empty()) {
        return LocalPlane{{Latitude{Angle{}}, Longitude{Angle{}}}};
    }
    return LocalPlane{centre(bounding_box(all))};
}

}  // namespace

std::string to_string(LineDirection direction)
{
    return direction == LineDirection::as_planned ? "as planned" : "reversed";
}

PlannedLines::PlannedLines(const planner::Plan& plan, const LineLimits& limits)
    : limits_{limits}, lines_{lines_of(plan)}, plane_{plane_of(lines_)}
{
    for (const auto& line : lines_) {
        const auto from = plane_.forward(line.transect.from);
        const auto to = plane_.forward(line.transect.to);
        const double length = length_m(to - from);
        const auto direction = length > 0.0 ? (1.0 / length) * (to - from) : PlanePoint{0.0, 1.0};
        const auto middle = 0.5 * (from + to);
        segments_.push_back({from, direction, plane_.true_bearing(middle, direction)});
    }
}

bool PlannedLines::is_flown_along(const flight::Sample& sample, Bearing bearing) const
{
    const auto off = abs(sample.track - bearing);
    const bool on_course = std::min(off, 180.0 * degree - off) <= limits_.course;
    return on_course && (!sample.attitude || abs(sample.attitude->roll) <= limits_.bank);
}

std::optional<LinePlace> PlannedLines::beside(const Flown& flown, std::size_t line) const
{
    const auto& [from, direction, bearing] = segments_[line];
    const auto offset = flown.position - from;
    const double across = offset.x_m * direction.y_m - offset.y_m * direction.x_m;
    const double widest = limits_.cross_track_swaths * (lines_[line].swath / metre);
    if (std::abs(across) > widest || !is_flown_along(flown.sample, bearing)) {
        return std::nullopt;
    }
    const bool is_forward = abs(flown.sample.track - bearing) <= 90.0 * degree;
    return LinePlace{
        line,
        dot(offset, direction),
        across,
        is_forward ? LineDirection::as_planned : LineDirection::reversed};
}

std::optional<LinePlace> PlannedLines::place(const flight::Sample& sample) const
{
    const Flown flown{sample, plane_.forward(sample.position)};
    std::optional<LinePlace> nearest;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const auto here = beside(flown, i);
        if (!here || here->along_m < 0.0 || here->along_m > lines_[i].length / metre) {
            continue;
        }
        if (!nearest || std::abs(here->across_m) < std::abs(nearest->across_m)) {
            nearest = here;
        }
    }
    return nearest;
}

std::optional<LinePlace> PlannedLines::place_beside(
    const flight::Sample& sample, std::size_t line) const
{
    return beside({sample, plane_.forward(sample.position)}, line);
}

}  // namespace transect::flightlog
