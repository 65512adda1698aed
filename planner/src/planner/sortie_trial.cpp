#include "planner/sortie_trial.hpp"

#include <algorithm>

#include "planner/mission_frame.hpp"
#include "planner/sortie_limits.hpp"
#include "planner/transect_task.hpp"

namespace transect::planner {

SortieTrial::SortieTrial(
    const Plan& plan, Instant begin, const std::optional<AirborneStart>& airborne)
    : plan_{&plan},
      begin_{begin},
      take_off_{airborne ? airborne->took_off.value_or(begin) : begin},
      environment_{plan.mission, planning_plane(plan.mission)},
      bases_{plan.mission.base, plan.mission.base, airborne},
      simulation_{environment_, plan.mission, bases_},
      account_{plan.mission, environment_, simulation_},
      eroded_day_{plan.mission, environment_.plane, bases_}
{}

bool SortieTrial::is_within_limits(const SortieRun& run) const
{
    auto mission = plan_->mission;
    mission.take_off = take_off_;
    auto whole = run;
    whole.flight_time_s += elapsed(take_off_, begin_) / second;
    return shortest_margin(mission, environment_, bases_.arrival, whole) >= Duration{};
}

bool SortieTrial::can_fly(std::span<const Transect> transects) const
{
    const auto tasks = transect_tasks(transects, *plan_, environment_);
    const auto run = simulation_.run(begin_, tasks);
    if (run.shortfall || !is_within_limits(run)) {
        return false;
    }
    const auto ledger = account_.ledger(run);
    if (!account_.sufficient(ledger)) {
        return false;
    }
    const auto eroded = eroded_day_.fly({begin_, tasks}, ledger);
    // What cannot be flown at all on a worse day is told of the plan, not planned around.
    return !eroded.shortfall.empty() || eroded.landing_fuel >= eroded.final_reserve;
}

std::size_t SortieTrial::longest_prefix(std::span<const Transect> transects) const
{
    std::size_t best = 0;
    std::size_t too_many = transects.size() + 1;
    std::size_t next = 1;
    while (best + 1 < too_many) {
        (can_fly(transects.first(next)) ? best : too_many) = next;
        next = too_many <= transects.size() ? (best + too_many) / 2
                                            : std::min(2 * next, transects.size());
    }
    return best;
}

SortieTrial::Home SortieTrial::go_home() const
{
    const auto run = simulation_.run(begin_, {});
    return {run, account_.ledger(run)};
}

}  // namespace transect::planner
