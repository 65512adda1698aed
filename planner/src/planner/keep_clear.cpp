#include "planner/keep_clear.hpp"

#include <algorithm>

#include "transect/planner/bases.hpp"

#include "planner/mission_frame.hpp"
#include "planner/transect_task.hpp"
#include "planner/via_points.hpp"

namespace transect::planner {
namespace {

/// More of a task than that unseen is an error.
constexpr double error_share = 0.1;

void add_unseen(Plan& plan, const LaidTask& laid, const LocalPlane& plane, const PlaneArea& left)
{
    if (left.parts.empty()) {
        return;
    }
    const auto& task = *laid.task;
    const double share = area_m2(left) / area_m2(plane.forward(task.area));
    constexpr double m2_per_km2 = 1e6;
    constexpr double percent = 100.0;
    plan.findings.push_back(
        {share > error_share ? Severity::error : Severity::warning,
         "ground-not-seen",
         {{"area_km2", area_m2(left) / m2_per_km2}, {"percent", percent * share}},
         "task " + task.id});
    plan.unseen.push_back({task.id, plane.reverse(left)});
}

/// Of ground seen from a line as it was laid.
double laid_width_m(const LaidTask& laid, const StripLine& line)
{
    const auto ground = narrowing_ground(laid);
    return ground ? swath_along_m(*ground, line.from, line.to) : laid.setting.spacing / metre;
}

}  // namespace

KeepClear::KeepClear(
    const Mission& mission,
    const Environment& environment,
    const SortieSimulation& simulation,
    Instant horizon)
    : mission_{&mission},
      environment_{&environment},
      simulation_{&simulation},
      router_{mission, environment.plane, horizon}
{}

std::vector<StripLine> KeepClear::cut(const LaidTask& laid, const std::vector<StripLine>& lines)
{
    if (router_.is_idle()) {
        return lines;
    }
    const auto level = laid.level().level;
    const double airspeed_m_s = laid.setting.true_airspeed / metre_per_second;
    const double drift = 1.0 + length_m(laid.air.wind_m_s) / airspeed_m_s;
    const double run_out_m = mission_->aircraft.schedule.run_out / second * airspeed_m_s;
    const double radius_m = Simulator{*environment_, {}, nullptr}.turn_radius(level) / metre;
    return cut_lines(
        lines, router_.forbidden({level.height_m, level.height_m}), drift * (run_out_m + radius_m));
}

SortieSimulation::Routed KeepClear::route(Instant take_off, std::span<const TransectTask> transects)
{
    return simulation_->route(take_off, transects, router_);
}

bool KeepClear::is_cut_off(const TransectTask& line)
{
    const auto routed = route(mission_->take_off, std::span{&line, 1});
    return routed.transects.empty() || !routed.has_way_home;
}

void KeepClear::leave_out(std::size_t task, const StripLine& line)
{
    left_out_[task].push_back(line);
}

void KeepClear::set_ways(Sortie& sortie, const Plan& plan)
{
    if (router_.is_idle()) {
        return;
    }
    const auto& plane = environment_->plane;
    auto wanted = transect_tasks(sortie.transects, plan, *environment_);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        wanted[i].number = static_cast<int>(i);
    }
    const SortieSimulation simulation{*environment_, *mission_, bases_of(*mission_, sortie)};
    const auto routed = simulation.route(sortie.take_off, wanted, router_);
    if (routed.transects.empty()) {
        return;  // flown straight, and the check of that flight says what is wrong
    }
    std::vector<Transect> transects;
    for (const auto& way : routed.transects) {
        const auto index = static_cast<std::size_t>(way.number);
        auto transect = sortie.transects[index];
        // Ends that did not move stay the same to the last digit.
        const auto given = [&](PlanePoint end) {
            const bool is_from = end == wanted[index].from;
            const bool is_to = end == wanted[index].to;
            return is_from ? sortie.transects[index].from
                           : (is_to ? sortie.transects[index].to : plane.reverse(end));
        };
        transect.from = given(way.from);
        transect.to = given(way.to);
        transect.via = via_points(way.via, plane);
        transects.push_back(std::move(transect));
    }
    sortie.transects = std::move(transects);
    sortie.home_via = via_points(routed.transects.back().home, plane);
}

std::vector<SeenLine> KeepClear::flown(const Plan& plan, const LaidTask& laid) const
{
    std::vector<SeenLine> lines;
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            if (transect.task == laid.task->id) {
                const Length swath = swath_of(transect, laid.setting);
                lines.push_back(
                    {environment_->plane.forward(transect.from),
                     environment_->plane.forward(transect.to),
                     std::max(laid.setting.spacing, swath) / metre});
            }
        }
    }
    return lines;
}

void KeepClear::report_unseen(
    Plan& plan,
    const std::vector<LaidTask>& laid,
    const std::vector<std::vector<StripLine>>& uncut) const
{
    for (std::size_t task = 0; task < laid.size() && !router_.is_idle(); ++task) {
        std::vector<SeenLine> lines;
        for (const auto& line : uncut[task]) {
            lines.push_back({line.from, line.to, laid_width_m(laid[task], line)});
        }
        auto seen = flown(plan, laid[task]);
        if (const auto left_out = left_out_.find(task); left_out != left_out_.end()) {
            for (const auto& line : left_out->second) {
                seen.push_back({line.from, line.to, laid_width_m(laid[task], line)});
            }
        }
        const auto area = environment_->plane.forward(laid[task].task->area);
        add_unseen(plan, laid[task], environment_->plane, unseen(area, lines, seen));
    }
}

void set_ways(Plan& plan)
{
    if (plan.mission.keep_areas.empty()) {
        return;
    }
    const Environment environment{plan.mission, planning_plane(plan.mission)};
    for (auto& sortie : plan.sorties) {
        constexpr Duration longest_flight = 24.0 * hour;
        const SortieSimulation simulation{
            environment, plan.mission, bases_of(plan.mission, sortie)};
        KeepClear{plan.mission, environment, simulation, sortie.take_off + longest_flight}.set_ways(
            sortie, plan);
    }
}

}  // namespace transect::planner
