#include "planner/order_trial.hpp"

#include <algorithm>

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
    // What cannot be flown at all on a worse day is told of the plan, not planned around.
    const auto eroded = eroded_day_.fly({mission_->take_off, transects}, ledger);
    if (eroded.shortfall.empty()) {
        spare = std::min(spare, as_time(eroded.landing_fuel - eroded.final_reserve));
    }
    if (account_.sufficient(ledger) || ledger.extra < Mass{}) {
        result.spare = spare;
    }
    return result;
}

}  // namespace transect::planner
