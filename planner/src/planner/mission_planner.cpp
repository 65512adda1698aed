#include "planner/mission_planner.hpp"

#include <algorithm>
#include <iterator>

#include "transect/planner/bases.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/fuel_at_start.hpp"

#include "planner/mission_frame.hpp"
#include "planner/sortie_limits.hpp"
#include "planner/speed_check.hpp"

namespace transect::planner {
namespace {

/// In the order and the directions that they were laid out to be flown in.
std::vector<StripLine> in_order(const LayoutAnswer& answer)
{
    std::vector<StripLine> lines;
    for (const Way way : answer.tour.front()) {
        auto line = answer.layout.lines[line_of(way)];
        if (way % 2 == 1) {
            std::swap(line.from, line.to);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

MissionPlanner::MissionPlanner(const Mission& mission, Instant horizon)
    : mission_{&mission},
      environment_{mission, planning_plane(mission)},
      transit_{transit(mission, environment_.plane)},
      simulation_{environment_, mission},
      keep_clear_{mission, environment_, simulation_, horizon},
      horizon_{horizon},
      plan_{.mission = mission}
{}

MissionPlanner::Decided MissionPlanner::run(int effort)
{
    if (!mission_is_flyable()) {
        return {plan_, {}, {}, {}};
    }
    for (const auto& task : mission_->tasks) {
        lay(task, effort);
    }
    std::optional<Answer> best;
    for (int level = 1; level <= effort && !laid_.empty(); ++level) {
        auto answer = answer_with(level);
        if (!best || is_better(answer, *best)) {
            best = std::move(answer);
        }
    }
    if (!best) {
        return {plan_, {}, {}, {}};
    }
    take(*best);
    Decided decided{.plan = {}, .flights = fly_in_turn(), .bound_share = {}, .bound_name = {}};
    keep_clear_.report_unseen(plan_, laid_, best->uncut);
    const auto& shared = best->shared;
    if (shared.unserved.empty() && shared.cost > 0.0) {
        decided.bound_share = std::min(1.0, shared.bound.cost / shared.cost);
        decided.bound_name = shared.bound.name;
    }
    decided.plan = std::move(plan_);
    return decided;
}

bool MissionPlanner::mission_is_flyable()
{
    if (!(fuel_at_start(*mission_).fuel > mission_->fuel_policy.taxi)) {
        add(
            {Severity::error,
             "no-fuel-within-limits",
             {{"fuel_kg", fuel_at_start(*mission_).fuel / kilogram},
              {"bound_by", fuel_at_start(*mission_).bound_by}}});
        return false;
    }
    const auto air = environment_.altimetry.air(mission_->base.elevation);
    const Speed slowest = aircraft::true_airspeed(mission_->aircraft.schedule.climb_speed, air);
    const Spot runway{transit_.base, transit_.base_height_m, mission_->take_off};
    const auto wind = environment_.moving_air(runway);
    if (!wind) {
        add(environment_.wind_unknown(runway));
        return false;
    }
    if (!(length_m(wind->wind_m_s) < slowest / metre_per_second)) {
        add(
            {Severity::error,
             "wind-too-strong",
             {{"height_ft", mission_->base.elevation.above_datum() / foot}}});
        return false;
    }
    return none("climb", climb_speed_findings(*mission_)) &&
           none("transit", speed_findings(mission_->transit, *mission_));
}

/// Adds the findings with their place.
bool MissionPlanner::none(const std::string& place, std::vector<Finding> findings)
{
    for (auto& finding : findings) {
        finding.place = place;
        add(std::move(finding));
    }
    return findings.empty();
}

void MissionPlanner::lay(const AreaSearch& task, int effort)
{
    auto layout = lay_task(task, *mission_, environment_, effort);
    std::ranges::move(layout.findings, std::back_inserter(plan_.findings));
    if (layout.laid) {
        laid_.push_back(std::move(*layout.laid));
    }
}

MissionPlanner::Answer MissionPlanner::answer_with(int effort)
{
    Answer answer;
    std::vector<FlownLevel> levels;
    ShareOutRequest request{.lines = {}, .objective = mission_->objective, .effort = effort};
    for (std::size_t task = 0; task < laid_.size(); ++task) {
        const auto& laid = laid_[task];
        levels.push_back(laid.level());
        answer.settings.push_back(setting_of(laid, effort, environment_.plane));
        answer.uncut.push_back(in_order(laid.answers[static_cast<std::size_t>(effort) - 1]));
        for (const auto& line : keep_clear_.cut(laid, answer.uncut.back())) {
            request.lines.push_back({task, line});
        }
    }
    if (bases_with_fuel(*mission_).size() > 1) {
        auto based = share_out_to_bases({*mission_, environment_, horizon_}, request, levels);
        answer.shared = std::move(based.shared);
        answer.ends = std::move(based.ends);
        return answer;
    }
    const FlightCosts costs{environment_, transit_};
    OrderTrial trial{*mission_, environment_, simulation_, keep_clear_, levels};
    answer.shared = share_out(
        request,
        [&](std::span<const TaskLine> lines) { return costs.tour_costs(lines, levels); },
        [&](const SortieOrder& order) { return trial.fly(order); });
    return answer;
}

bool MissionPlanner::is_better(const Answer& a, const Answer& b) const
{
    const double left_a_m = total_length_m(a.shared.unserved);
    const double left_b_m = total_length_m(b.shared.unserved);
    if (left_a_m != left_b_m) {
        return left_a_m < left_b_m;
    }
    const auto sorties_a = a.shared.sorties.size();
    const auto sorties_b = b.shared.sorties.size();
    if (mission_->objective == Objective::fewest_sorties && sorties_a != sorties_b) {
        return sorties_a < sorties_b;
    }
    return a.shared.flight_time < b.shared.flight_time;
}

void MissionPlanner::take(const Answer& answer)
{
    plan_.settings = answer.settings;
    std::ranges::for_each(
        answer.shared.sorties, [this](const SortieOrder& order) { add_sortie(order); });
    for (std::size_t i = 0; i < answer.ends.size(); ++i) {
        plan_.sorties[i].departure = answer.ends[i].departure;
        plan_.sorties[i].arrival = answer.ends[i].arrival;
    }
    report_unserved(answer.shared.unserved);
}

void MissionPlanner::add_sortie(const SortieOrder& order)
{
    Sortie sortie;
    for (const auto& visit : order) {
        const auto& laid = laid_[visit.task];
        sortie.transects.push_back({
            .number = static_cast<int>(sortie.transects.size()) + 1,
            .task = laid.task->id,
            .from = environment_.plane.reverse(visit.from),
            .to = environment_.plane.reverse(visit.to),
        });
        if (const auto ground = narrowing_ground(laid)) {
            sortie.transects.back().swath = swath_along_m(*ground, visit.from, visit.to) * metre;
        }
    }
    plan_.sorties.push_back(std::move(sortie));
}

bool MissionPlanner::is_cut_off(const TaskLine& line)
{
    return keep_clear_.is_cut_off(
        {.from = line.line.from,
         .to = line.line.to,
         .level = laid_[line.task].level().level,
         .track = Bearing{Angle{}},
         .horizontal_field = {}});
}

void MissionPlanner::report_unserved(std::vector<TaskLine> unserved)
{
    std::erase_if(unserved, [this](const TaskLine& line) { return is_cut_off(line); });
    for (const auto& [task, line] : unserved) {
        keep_clear_.leave_out(task, line);
    }
    for (std::size_t task = 0; task < laid_.size(); ++task) {
        const auto count = std::ranges::count(unserved, task, &TaskLine::task);
        if (count > 0) {
            add(
                {Severity::error,
                 "transects-out-of-reach",
                 {{"transects", static_cast<double>(count)}},
                 "task " + laid_[task].task->id});
            explain(*std::ranges::find(unserved, task, &TaskLine::task));
        }
    }
}

/// Flies one line alone, and tells what is wrong with that.
void MissionPlanner::explain(const TaskLine& line)
{
    const auto& id = laid_[line.task].task->id;
    auto single = plan_;
    single.sorties = {
        {.transects =
             {{.number = 1,
               .task = id,
               .from = environment_.plane.reverse(line.line.from),
               .to = environment_.plane.reverse(line.line.to)}},
         .take_off = mission_->take_off}};
    keep_clear_.set_ways(single.sorties.front(), plan_);
    auto flights = fly(single);
    for (auto& finding : flights.front().findings) {
        if (finding.severity == Severity::error) {
            finding.place = "task " + id;
            add(std::move(finding));
        }
    }
}

/// Take-off times follow from the landings before, so the sorties are flown one by one.
std::vector<SortieFlight> MissionPlanner::fly_in_turn()
{
    std::vector<SortieFlight> flights;
    int number = 0;
    Instant ready = mission_->take_off;
    for (auto& sortie : plan_.sorties) {
        sortie.take_off = std::chrono::ceil<std::chrono::minutes>(ready);
        keep_clear_.set_ways(sortie, plan_);
        for (auto& transect : sortie.transects) {
            transect.number = ++number;
        }
        auto single = plan_;
        single.sorties = {sortie};
        flights.push_back(std::move(fly(single).front()));
        ready = sortie.take_off + (flights.back().flight_time + mission_->turnaround);
    }
    check_limits(*mission_, flights);
    return flights;
}

}  // namespace transect::planner
