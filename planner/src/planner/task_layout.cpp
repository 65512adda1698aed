#include "planner/task_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/connection_time.hpp"

namespace transect::planner {
namespace {

/// Far beyond any tasking; it bounds memory and time for absurd input.
constexpr double most_transects = 5000.0;
constexpr Length widest_task = 2000.0 * kilometre;

/// Lines closer to each other than this, in turn radii, are flown as one: turning twice would take
/// longer than flying through the gap.
constexpr double bridged_gap_radii = 4.0;

Finding error(
    const AreaSearch& task, const std::string& code, decltype(Finding::arguments) arguments)
{
    return {Severity::error, code, std::move(arguments), "task " + task.id};
}

/// The larger of the extents to the north and to the east.
Length across(const PlaneArea& area)
{
    constexpr double metre_strips = 1.0;
    return std::max(
               strip_count(area, 90.0 * degree, metre_strips),
               strip_count(area, Angle{}, metre_strips)) *
           metre;
}

std::optional<Finding> size_finding(
    const AreaSearch& task, const PlaneArea& area, const TaskSetting& setting)
{
    if (encloses_pole(task.area)) {
        return error(task, "task-around-pole", {});
    }
    const Length width = across(area);
    if (!(width <= widest_task)) {
        return error(task, "task-too-large", {{"across_km", width / kilometre}});
    }
    const double transects = width / setting.spacing;
    if (!(transects <= most_transects)) {
        return error(
            task, "too-many-transects", {{"transects", transects}, {"most", most_transects}});
    }
    return std::nullopt;
}

/// When the aircraft gets there straight from the first take-off, without wind.
Spot middle_of_task(const LaidTask& laid, const Mission& mission, const Environment& environment)
{
    const auto middle = centre(bounding_box(laid.task->area));
    const auto distance = geodesic_leg(mission.base.position, middle).distance;
    return {
        .position = environment.plane.forward(middle),
        .height_m = laid.setting.height.above_datum() / metre,
        .time = mission.take_off + distance / laid.setting.true_airspeed,
    };
}

StripLayout best_layout(const PlaneArea& area, const LaidTask& laid, const Environment& environment)
{
    const auto radius = Simulator{environment, {}, nullptr}.turn_radius(laid.level());
    const StripWidths widths{
        .widest_spacing_m = laid.setting.spacing / metre,
        .bridged_gap_m = bridged_gap_radii * (radius / metre),
    };
    if (laid.task->direction) {
        // At the plane's centre, bearings and plane directions are the same.
        return lay_strips(area, laid.task->direction->angle(), widths);
    }
    StripLayout best;
    double best_s = std::numeric_limits<double>::infinity();
    for (const auto direction : candidate_directions(area)) {
        auto layout = lay_strips(area, direction, widths);
        const double time_s = layout_time_s(layout, environment, laid.level(), laid.air);
        if (time_s < best_s) {
            best_s = time_s;
            best = std::move(layout);
        }
    }
    return best;
}

Bearing true_direction(Angle direction, const LocalPlane& plane)
{
    const double angle = direction / radian;
    return plane.true_bearing({}, {std::sin(angle), std::cos(angle)});
}

}  // namespace

TaskLayout lay_task(const AreaSearch& task, const Mission& mission, const Environment& environment)
{
    auto resolved = resolve(task, mission);
    if (!resolved.findings.empty()) {
        return {std::nullopt, std::move(resolved.findings)};
    }
    LaidTask laid{.task = &task, .setting = resolved.setting, .air = {}, .layout = {}};
    const auto middle = middle_of_task(laid, mission, environment);
    const auto air = environment.moving_air(middle);
    if (!air) {
        auto unknown = environment.wind_unknown(middle);
        unknown.place = "task " + task.id;
        return {std::nullopt, {std::move(unknown)}};
    }
    laid.air = *air;
    if (!(length_m(air->wind_m_s) < laid.setting.true_airspeed / metre_per_second)) {
        const double height_ft = laid.setting.height.above_datum() / foot;
        return {std::nullopt, {error(task, "wind-too-strong", {{"height_ft", height_ft}})}};
    }
    const auto area = environment.plane.forward(task.area);
    if (auto finding = size_finding(task, area, laid.setting)) {
        return {std::nullopt, {std::move(*finding)}};
    }
    laid.layout = best_layout(area, laid, environment);
    if (laid.layout.lines.empty()) {
        return {std::nullopt, {error(task, "no-transects", {})}};
    }
    laid.setting.spacing = laid.layout.spacing_m * metre;
    laid.setting.direction = true_direction(laid.layout.direction, environment.plane);
    return {std::move(laid), {}};
}

}  // namespace transect::planner
