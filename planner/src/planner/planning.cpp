#include "transect/planner/planning.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "transect/planner/certificate.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/fuel_at_start.hpp"
#include "transect/planner/task_coverage.hpp"
#include "transect/planner/unchecked_limits.hpp"

#include "planner/mission_planner.hpp"
#include "planner/set_height.hpp"
#include "planner/sortie_limits.hpp"
#include "planner/speed_choice.hpp"

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

/// Strips on the map promise more than what is held at quality for long enough.
void warn_of_shortfall(const TaskResult& task, Plan& plan)
{
    constexpr double usual_shortfall = 0.1;
    const double under_strips = task.certificate.fraction;
    if (task.predicted.fraction < under_strips - usual_shortfall) {
        plan.findings.push_back(
            {Severity::warning,
             "prediction-below-strips",
             {{"task", task.id},
              {"predicted_percent", 100.0 * task.predicted.fraction},
              {"strips_percent", 100.0 * under_strips}}});
    }
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
             .predicted = predict(plan, setting.task, seen),
             .certificate = certificate(plan, setting.task)});
        warn_of_shortfall(plan.tasks.back(), plan);
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

void add_terrain_system(const Mission& mission, Plan& plan)
{
    if (mission.terrain && mission.terrain->without_system > 0) {
        plan.findings.push_back(
            {Severity::note,
             "assumed-terrain-system",
             {{"files", static_cast<double>(mission.terrain->without_system)}}});
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

PlannedFlights planned_until(const Mission& mission, Instant horizon, int effort)
{
    auto decided = MissionPlanner{mission, horizon}.run(effort);
    auto& plan = decided.plan;
    summarise(plan, decided.flights);
    if (decided.bound_share) {
        // Searched and bounded in a model of times; flown time takes its place in proportion.
        plan.summary.bound = {
            std::move(decided.bound_name), *decided.bound_share * plan.summary.flight_time};
    }
    return {std::move(plan), std::move(decided.flights)};
}

/// How long a mission lasts is known once it is planned: areas that begin later than that need not
/// have been kept clear of.
PlannedFlights plan_around_areas(const Mission& mission, int effort)
{
    constexpr Duration long_enough = 72.0 * hour;
    auto planned = planned_until(mission, mission.take_off + long_enough, effort);
    constexpr Duration reserve = 30.0 * minute;
    const auto horizon = last_landing(planned) + reserve;
    const auto begins_later = [&](const KeepArea& area) {
        return area.from && *area.from > horizon;
    };
    if (std::ranges::none_of(mission.keep_areas, begins_later)) {
        return planned;
    }
    auto shorter = planned_until(mission, horizon, effort);
    return last_landing(shorter) <= horizon ? std::move(shorter) : std::move(planned);
}

}  // namespace

PlannedFlights plan(const Mission& mission, int effort)
{
    if (mission.tasks.empty()) {
        return {Plan{.mission = mission, .findings = {{Severity::error, "no-tasks"}}}, {}};
    }
    const auto chosen = with_chosen_speeds(mission);
    if (!chosen.findings.empty()) {
        return {Plan{.mission = mission, .findings = chosen.findings}, {}};
    }
    auto planned = plan_around_areas(chosen.mission, effort);
    std::ranges::move(
        keep_area_findings(chosen.mission), std::back_inserter(planned.plan.findings));
    add_held_wind(chosen.mission, planned.plan);
    add_terrain_system(chosen.mission, planned.plan);
    add_unchecked(chosen.mission, planned.plan);
    return planned;
}

PlannedFlights fly_again(Plan plan)
{
    auto flights = fly(plan);
    const auto before = plan.summary;
    std::erase_if(plan.findings, [](const Finding& finding) {
        return finding.place.starts_with(sortie_place);
    });
    const auto decided = plan.findings.size();
    summarise(plan, flights);
    if (plan.summary.flight_time == before.flight_time) {
        plan.summary.bound = before.bound;  // flown as it was searched for
    }
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
