#include "transect/planner/planning.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "transect/planner/fly.hpp"
#include "transect/planner/task_coverage.hpp"
#include "transect/planner/unchecked_limits.hpp"

#include "planner/connection_time.hpp"
#include "planner/eroded_case.hpp"
#include "planner/fuel_ledger.hpp"
#include "planner/keep_clear.hpp"
#include "planner/mission_frame.hpp"
#include "planner/set_height.hpp"
#include "planner/sortie_limits.hpp"
#include "planner/sortie_packing.hpp"
#include "planner/speed_check.hpp"
#include "planner/speed_choice.hpp"
#include "planner/task_layout.hpp"

namespace transect::planner {
namespace {

constexpr std::string_view sortie_place = "sortie ";

void add_to_summary(Summary& summary, const SortieFlight& flight)
{
    ++summary.sorties;
    summary.flight_time += flight.flight_time;
    summary.distance += flight.distance;
    summary.fuel += flight.fuel.taxi + flight.fuel.trip + flight.fuel.approach;
}

void predict_all(Plan& plan, const std::vector<SortieFlight>& flights)
{
    std::vector<flight::Trajectory> trajectories;
    trajectories.reserve(flights.size());
    for (const auto& flight : flights) {
        trajectories.push_back(flight.trajectory);
    }
    plan.tasks.clear();
    for (const auto& setting : plan.settings) {
        const auto seen = observe_task(plan, setting.task, trajectories);
        plan.tasks.push_back(
            {.id = setting.task,
             .kind = "area-search",
             .predicted = predict(plan, setting.task, seen)});
    }
}

/// Totals, findings and predictions of these flights.
void summarise(Plan& plan, const std::vector<SortieFlight>& flights)
{
    plan.summary = {};
    for (std::size_t i = 0; i < flights.size(); ++i) {
        add_to_summary(plan.summary, flights[i]);
        auto findings = flights[i].findings;
        std::ranges::move(limit_findings(plan.mission, flights[i]), std::back_inserter(findings));
        for (auto& finding : findings) {
            finding.place = std::string{sortie_place} + std::to_string(i + 1);
            plan.findings.push_back(std::move(finding));
        }
    }
    predict_all(plan, flights);
}

class Planner {
public:
    /// Areas bind whose time overlaps that from the take-off to the horizon.
    Planner(const Mission& mission, Instant horizon)
        : mission_{&mission},
          environment_{mission, planning_plane(mission)},
          transit_{transit(mission, environment_.plane)},
          simulation_{environment_, mission},
          account_{mission, environment_, simulation_},
          eroded_day_{mission, environment_.plane},
          keep_clear_{mission, environment_, simulation_, horizon},
          plan_{.mission = mission}
    {}

    PlannedFlights run()
    {
        if (!mission_is_flyable()) {
            return {plan_, {}};
        }
        for (const auto& task : mission_->tasks) {
            lay(task);
        }
        share_out();
        auto flights = fly_in_turn();
        keep_clear_.report_unseen(plan_, laid_);
        summarise(plan_, flights);
        return {std::move(plan_), std::move(flights)};
    }

private:
    void add(Finding finding) { plan_.findings.push_back(std::move(finding)); }

    bool mission_is_flyable()
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
    bool none(const std::string& place, std::vector<Finding> findings)
    {
        for (auto& finding : findings) {
            finding.place = place;
            add(std::move(finding));
        }
        return findings.empty();
    }

    void lay(const AreaSearch& task)
    {
        auto layout = lay_task(task, *mission_, environment_);
        for (auto& finding : layout.findings) {
            add(std::move(finding));
        }
        if (layout.laid) {
            plan_.settings.push_back(layout.laid->setting);
            laid_.push_back(std::move(*layout.laid));
            keep_clear_.cut(laid_.back());
        }
    }

    void share_out()
    {
        std::vector<TaskLine> lines;
        for (std::size_t task = 0; task < laid_.size(); ++task) {
            for (const auto& line : laid_[task].layout.lines) {
                lines.push_back({task, line});
            }
        }
        const auto packing =
            pack(lines, [this](std::span<const TaskLine> share) { return try_sortie(share); });
        for (const auto& order : packing.sorties) {
            add_sortie(order);
        }
        report_unserved(packing.unserved);
    }

    std::optional<SortieOrder> try_sortie(std::span<const TaskLine> lines)
    {
        const auto order = ordered(lines);
        std::vector<TransectTask> wanted;
        for (const auto& visit : order) {
            wanted.push_back({
                .number = static_cast<int>(wanted.size()),
                .from = visit.from,
                .to = visit.to,
                .level = laid_[visit.task].level(),
                .track = Bearing{Angle{}},
                .horizontal_field = {},
            });
        }
        const auto routed = keep_clear_.route(mission_->take_off, wanted);
        const auto& transects = routed.transects;
        if (transects.empty() || !routed.has_way_home) {
            return std::nullopt;
        }
        const auto run = simulation_.run(mission_->take_off, transects);
        if (run.shortfall || !keeps_limits(*mission_, environment_, mission_->base, run)) {
            return std::nullopt;
        }
        const auto ledger = account_.ledger(run);
        if (!account_.sufficient(ledger) || erodes(transects, ledger)) {
            return std::nullopt;
        }
        SortieOrder flown;
        for (const auto& transect : transects) {
            const auto& visit = order[static_cast<std::size_t>(transect.number)];
            flown.push_back({visit.task, transect.from, transect.to});
        }
        return flown;
    }

    /// What cannot be flown at all on a worse day is told of the plan, not planned around.
    bool erodes(std::span<const TransectTask> transects, const FuelLedger& ledger) const
    {
        const auto eroded = eroded_day_.fly({mission_->take_off, transects}, ledger);
        return eroded.shortfall.empty() && !(eroded.landing_fuel >= eroded.final_reserve);
    }

    /// Lines of one task stay together.
    SortieOrder ordered(std::span<const TaskLine> lines) const
    {
        SortieOrder result;
        for (std::size_t begin = 0; begin < lines.size();) {
            const std::size_t task = lines[begin].task;
            std::vector<StripLine> group;
            for (; begin < lines.size() && lines[begin].task == task; ++begin) {
                group.push_back(lines[begin].line);
            }
            const LevelCost cost{environment_, transit_, laid_[task].level(), laid_[task].air};
            const Ordering ordering = skip_lanes;
            for (const auto& visit : ordering(group, cost.cost()).visits) {
                result.push_back({task, visit.from, visit.to});
            }
        }
        return result;
    }

    void add_sortie(const SortieOrder& order)
    {
        Sortie sortie;
        for (const auto& visit : order) {
            sortie.transects.push_back({
                .number = static_cast<int>(sortie.transects.size()) + 1,
                .task = laid_[visit.task].task->id,
                .from = environment_.plane.reverse(visit.from),
                .to = environment_.plane.reverse(visit.to),
            });
        }
        plan_.sorties.push_back(std::move(sortie));
    }

    bool is_cut_off(const TaskLine& line)
    {
        return keep_clear_.is_cut_off(
            {.from = line.line.from,
             .to = line.line.to,
             .level = laid_[line.task].level(),
             .track = Bearing{Angle{}},
             .horizontal_field = {}});
    }

    void report_unserved(std::vector<TaskLine> unserved)
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
    void explain(const TaskLine& line)
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
    std::vector<SortieFlight> fly_in_turn()
    {
        std::vector<SortieFlight> flights;
        Instant ready = mission_->take_off;
        for (auto& sortie : plan_.sorties) {
            sortie.take_off = std::chrono::ceil<std::chrono::minutes>(ready);
            keep_clear_.set_ways(sortie, plan_);
            for (auto& transect : sortie.transects) {
                transect.number = ++transect_number_;
            }
            auto single = plan_;
            single.sorties = {sortie};
            flights.push_back(std::move(fly(single).front()));
            ready = sortie.take_off + (flights.back().flight_time + mission_->turnaround);
        }
        check_limits(*mission_, flights);
        return flights;
    }

    const Mission* mission_;
    Environment environment_;
    Transit transit_;
    SortieSimulation simulation_;
    FuelAccount account_;
    ErodedDay eroded_day_;
    KeepClear keep_clear_;
    Plan plan_;
    std::vector<LaidTask> laid_;
    int transect_number_ = 0;
};

/// Where a forecast begins above a base, its lowest wind is used down to the ground.
void add_held_wind(const Mission& mission, Plan& plan)
{
    const auto lowest = mission.weather.wind.lowest_level();
    auto ground = mission.base.elevation;
    for (const auto& further : mission.bases) {
        ground = std::min(ground, further.aerodrome.elevation);
    }
    if (lowest && *lowest > altimetry(mission).pressure_altitude(ground)) {
        plan.findings.push_back(
            {Severity::note,
             "wind-held-to-ground",
             {{"altitude_ft", lowest->above_datum() / foot}}});
    }
}

/// What a crew must look after itself, since nothing in the mission lets it be checked.
void add_unchecked(const Mission& mission, Plan& plan)
{
    std::vector<std::string> unchecked{
        "terrain and obstacle clearance",
        "minimum safe altitude",
        unchecked_fields(mission),
        unchecked_balance(mission),
        mission.keep_areas.empty() ? "airspace and NOTAM"
                                   : "airspace and NOTAM beyond the areas of the mission",
    };
    std::erase(unchecked, "");
    std::ranges::move(unchecked_limits(mission), std::back_inserter(unchecked));
    using std::chrono::January;
    const std::chrono::sys_days first{std::chrono::year{2025} / January / 1};
    const std::chrono::sys_days last{std::chrono::year{2030} / January / 1};
    if (mission.take_off < first || mission.take_off >= last) {
        plan.findings.push_back({Severity::warning, "magnetic-date"});
    }
    for (auto& what : unchecked) {
        plan.findings.push_back({Severity::note, "not-checked", {{"what", std::move(what)}}});
    }
}

/// The last landing; the first take-off without one.
Instant last_landing(const PlannedFlights& planned)
{
    Instant last = planned.plan.mission.take_off;
    for (std::size_t i = 0; i < planned.flights.size(); ++i) {
        last = std::max(last, planned.plan.sorties[i].take_off + planned.flights[i].flight_time);
    }
    return last;
}

/// How long a mission lasts is known once it is planned: areas that begin later than that need not
/// have been kept clear of.
PlannedFlights plan_around_areas(const Mission& mission)
{
    constexpr Duration long_enough = 72.0 * hour;
    auto planned = Planner{mission, mission.take_off + long_enough}.run();
    constexpr Duration reserve = 30.0 * minute;
    const auto horizon = last_landing(planned) + reserve;
    const auto begins_later = [&](const KeepArea& area) {
        return area.from && *area.from > horizon;
    };
    if (std::ranges::none_of(mission.keep_areas, begins_later)) {
        return planned;
    }
    auto shorter = Planner{mission, horizon}.run();
    return last_landing(shorter) <= horizon ? std::move(shorter) : std::move(planned);
}

}  // namespace

PlannedFlights plan(const Mission& mission)
{
    if (mission.tasks.empty()) {
        return {Plan{.mission = mission, .findings = {{Severity::error, "no-tasks"}}}, {}};
    }
    const auto chosen = with_chosen_speeds(mission);
    if (!chosen.findings.empty()) {
        return {Plan{.mission = mission, .findings = chosen.findings}, {}};
    }
    auto planned = plan_around_areas(chosen.mission);
    std::ranges::move(
        keep_area_findings(chosen.mission), std::back_inserter(planned.plan.findings));
    add_held_wind(chosen.mission, planned.plan);
    add_unchecked(chosen.mission, planned.plan);
    return planned;
}

PlannedFlights fly_again(Plan plan)
{
    auto flights = fly(plan);
    std::erase_if(plan.findings, [](const Finding& finding) {
        return finding.place.starts_with(sortie_place);
    });
    const auto decided = plan.findings.size();
    summarise(plan, flights);
    // As plan() has them: the sorties first, then what nobody checked.
    std::rotate(
        plan.findings.begin(),
        plan.findings.begin() + static_cast<std::ptrdiff_t>(decided),
        plan.findings.end());
    return {std::move(plan), std::move(flights)};
}

bool has_errors(const Plan& plan)
{
    return has_errors(plan.findings);
}

}  // namespace transect::planner
