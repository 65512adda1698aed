/// Whether an order of lines can be flown as a sortie, and how much longer it could be.

#pragma once

#include <optional>
#include <vector>

#include "planner/eroded_case.hpp"
#include "planner/flight_costs.hpp"
#include "planner/keep_clear.hpp"

namespace transect::planner {

/// Flies sorties in the simulation, around areas, against fuel, limits and the worse day.
class OrderTrial {
public:
    /// `levels` by task. All must outlive the trial.
    OrderTrial(
        const Mission& mission,
        const Environment& environment,
        const SortieSimulation& simulation,
        KeepClear& keep_clear,
        const std::vector<FlownLevel>& levels);

    struct Result {
        /// How much longer it could last before the first thing ends it; negative when it lasts too
        /// long. Nothing where it does not come to a landing.
        std::optional<Duration> spare;
        Duration flight_time;
        SortieOrder flown;  ///< where areas are in the way, some lines are cut, turned or left out
    };
    Result fly(const SortieOrder& order) const;

private:
    bool is_home() const;
    /// Of the further bases; one that is too short at home is a finding, since there is no choice.
    bool has_runways(const FuelLedger& ledger, const SortieRun& run) const;

    const Mission* mission_;
    const Environment* environment_;
    const SortieSimulation* simulation_;
    KeepClear* keep_clear_;
    const std::vector<FlownLevel>* levels_;
    FuelAccount account_;
    ErodedDay eroded_day_;
};

}  // namespace transect::planner
