#include "planner/order_trial.hpp"

#include <algorithm>

#include "transect/planner/field_check.hpp"

#include "planner/sortie_limits.hpp"

namespace transect::planner {

OrderTrial::OrderTrial(
    const Mission& mission,
    const Environment& environment,
    const SortieSimulation& simulation,
    KeepClear& keep_clear,
    const std::vector<FlownLevel>& levels)
    : mission_{&mission},
      environment_{&environment},
      simulation_{&simulation},
      keep_clear_{&keep_clear},
      levels_{&levels},
      account_{mission, environment, simulation},
      eroded_day_{mission, environment.plane, simulation.bases()}
{}

OrderTrial::Result OrderTrial::fly(const SortieOrder& order) const
{
    std::vector<TransectTask> wanted;
    for (const auto& visit : order) {
        wanted.push_back({
            .number = static_cast<int>(wanted.size()),
            .from = visit.from,
            .to = visit.to,
            .level = (*levels_)[visit.task].level,
            .track = Bearing{Angle{}},
            .horizontal_field = {},
        });
    }
    Result result;
    const auto routed = keep_clear_->route(mission_->take_off, wanted);
    const auto& transects = routed.transects;
    if (transects.empty() || !routed.has_way_home) {
        return result;
    }
    for (const auto& transect : transects) {
        const auto task = order[static_cast<std::size_t>(transect.number)].task;
        result.flown.push_back({task, transect.from, transect.to});
    }
    const auto run = simulation_->run(mission_->take_off, transects);
    result.flight_time = run.flight_time_s * second;
    if (run.shortfall) {
        return result;
    }
    const auto ledger = account_.ledger(run);
    const auto as_time = [&](Mass fuel) { return fuel / run.trip_fuel() * result.flight_time; };
    auto spare = std::min(
        as_time(ledger.extra),
        shortest_margin(*mission_, *environment_, simulation_->bases().arrival, run));
    // What cannot be flown at all on a worse day, or from a runway, is told of the plan and not
    // planned around; but no further base is used for it.
    const auto eroded = eroded_day_.fly({mission_->take_off, transects}, ledger);
    const bool may_be_used = is_home() || (eroded.shortfall.empty() && has_runways(ledger, run));
    if (eroded.shortfall.empty()) {
        spare = std::min(spare, as_time(eroded.landing_fuel - eroded.final_reserve));
    }
    if (may_be_used && (account_.sufficient(ledger) || ledger.extra < Mass{})) {
        result.spare = spare;
    }
    return result;
}

bool OrderTrial::is_home() const
{
    const auto& bases = simulation_->bases();
    const auto& home = mission_->base.identifier;
    return bases.departure.identifier == home && bases.arrival.identifier == home;
}

bool OrderTrial::has_runways(const FuelLedger& ledger, const SortieRun& run) const
{
    const auto& bases = simulation_->bases();
    auto checks = field_checks(
        *mission_,
        bases,
        {.take_off = run.mass_at_start_kg * kilogram,
         .landing = run.mass_at_landing_kg * kilogram - ledger.approach});
    std::erase_if(checks, [&](const FieldCheck& check) {
        const bool is_flown = check.aerodrome == bases.departure.identifier ||
                              check.aerodrome == bases.arrival.identifier;
        return !is_flown || check.aerodrome == mission_->base.identifier;
    });
    return !has_errors(field_findings(*mission_, checks));
}

}  // namespace transect::planner
