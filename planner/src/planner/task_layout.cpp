#include "planner/task_layout.hpp"

#include <algorithm>
#include <cmath>

#include "planner/mission_frame.hpp"
#include "planner/resolve_task.hpp"

namespace transect::planner {
namespace {

/// Far beyond any tasking; it bounds memory and time for absurd input.
constexpr double most_transects = 5000.0;
constexpr Length widest_task = 2000.0 * kilometre;

Finding error(
    const AreaSearch& task, const std::string& code, decltype(Finding::arguments) arguments)
{
    return {Severity::error, code, std::move(arguments), "task " + task.id};
}

/// The larger of the extents to the north and to the east.
Length across(const PlaneArea& area)
{
    return std::max(Sweep{area, 90.0 * degree}.width_m(), Sweep{area, Angle{}}.width_m()) * metre;
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

/// A gap along a strip costs its length; turning back before it costs one more line.
double bridged_gap_m(const LaidTask& laid, const FlightCosts& costs)
{
    return costs.turn_s(laid.level(), laid.setting.spacing / metre) *
           (laid.setting.true_airspeed / metre_per_second);
}

std::vector<LayoutAnswer> layouts(
    const PlaneArea& area, const LaidTask& laid, const FlightCosts& costs, int effort)
{
    const auto as_lines = [](std::span<const StripLine> lines) {
        std::vector<TaskLine> result;
        for (const auto& line : lines) {
            result.push_back({0, line});
        }
        return result;
    };
    const double airspeed_m_s = laid.setting.true_airspeed / metre_per_second;
    const LayoutCosts layout_costs{
        .tour =
            [&](std::span<const StripLine> lines) {
                return costs.tour_costs(as_lines(lines), {laid.level()});
            },
        .guess =
            [&](const StripLayout& layout) {
                double sum_s = 0.0;
                const double turn_s = costs.turn_s(laid.level(), layout.spacing_m);
                for (const auto& line : layout.lines) {
                    const auto way = line.to - line.from;
                    const double length = length_m(way);
                    const auto course = 1.0 / length * way;
                    sum_s += turn_s +
                             0.5 * length / laid.air.ground_speed_m_s(course, airspeed_m_s) +
                             0.5 * length / laid.air.ground_speed_m_s(-1.0 * course, airspeed_m_s);
                }
                return sum_s;
            },
    };
    LayoutRequest request{
        .area = area,
        .widths =
            {.widest_spacing_m = laid.setting.spacing / metre,
             .bridged_gap_m = bridged_gap_m(laid, costs),
             .ground = narrowing_ground(laid)},
        .edges = laid.task->edges,
    };
    if (laid.task->direction) {
        // At the plane's centre, bearings and plane directions are the same.
        request.direction = laid.task->direction->angle();
    }
    return search_layout(request, layout_costs, effort);
}

Bearing true_direction(Angle direction, const LocalPlane& plane)
{
    const double angle = direction / radian;
    return plane.true_bearing({}, {std::sin(angle), std::cos(angle)});
}

}  // namespace

std::optional<NarrowingGround> narrowing_ground(const LaidTask& laid)
{
    if (!laid.survey) {
        return std::nullopt;
    }
    const auto& setting = laid.setting;
    return NarrowingGround{
        .survey = laid.survey.get(),
        .camera_height_m = setting.height.above_datum() / metre,
        .swath_per_height = setting.swath / (setting.height - setting.ground.value().highest),
        .overlap = laid.task->overlap};
}

TaskLayout resolve_in_air(
    const AreaSearch& task, const Mission& mission, const Environment& environment)
{
    std::shared_ptr<const GroundSurvey> survey;
    if (auto surveyed = survey_of(task, mission, environment.plane)) {
        survey = std::make_shared<const GroundSurvey>(std::move(*surveyed));
    }
    auto resolved = resolve(task, mission, survey.get());
    if (has_errors(resolved.findings)) {
        return {std::nullopt, std::move(resolved.findings)};
    }
    LaidTask laid{
        .task = &task,
        .setting = resolved.setting,
        .air = {},
        .answers = {},
        .survey = std::move(survey)};
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
    return {std::move(laid), std::move(resolved.findings)};
}

TaskLayout lay_task(
    const AreaSearch& task, const Mission& mission, const Environment& environment, int effort)
{
    auto layout = resolve_in_air(task, mission, environment);
    if (!layout.laid) {
        return layout;
    }
    auto& laid = *layout.laid;
    const auto area = environment.plane.forward(task.area);
    if (auto finding = size_finding(task, area, laid.setting)) {
        return {std::nullopt, {std::move(*finding)}};
    }
    const FlightCosts costs{environment, transit(mission, environment.plane)};
    laid.answers = layouts(area, laid, costs, effort);
    if (laid.answers.empty()) {
        return {std::nullopt, {error(task, "no-transects", {})}};
    }
    return layout;
}

TaskSetting setting_of(const LaidTask& laid, int effort, const LocalPlane& plane)
{
    auto setting = laid.setting;
    const auto& cells = laid.answers[static_cast<std::size_t>(effort) - 1].layout.cells;
    const auto& largest = *std::ranges::max_element(
        cells, {}, [](const AreaLayout::Cell& cell) { return area_m2(cell.area); });
    setting.spacing = largest.spacing_m * metre;
    if (setting.ground) {
        setting.spacing =
            std::ranges::min(cells, {}, &AreaLayout::Cell::narrowest_m).narrowest_m * metre;
        setting.widest_spacing =
            std::ranges::max(cells, {}, &AreaLayout::Cell::widest_m).widest_m * metre;
    }
    setting.direction = true_direction(largest.direction, plane);
    return setting;
}

}  // namespace transect::planner
