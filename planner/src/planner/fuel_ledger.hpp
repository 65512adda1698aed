/// Fuel by purpose.

#pragma once

#include "transect/planner/plan.hpp"

#include "planner/sortie_simulation.hpp"

namespace transect::planner {

struct FuelAtStart {
    Mass fuel;
    std::string bound_by;
};

/// As much as tanks, masses and the loading allow.
FuelAtStart fuel_at_start(const Mission& mission);

/// Everything but the trip's own course is derived here: contingency, alternate, final reserve.
class FuelAccount {
public:
    FuelAccount(
        const Mission& mission, const Environment& environment, const SortieSimulation& simulation);

    FuelLedger ledger(const SortieRun& run) const;
    std::vector<Finding> findings(const FuelLedger& ledger) const;
    bool sufficient(const FuelLedger& ledger) const;

    /// Below this at the start of the run-in, fly home instead.
    Mass minimum_to_start(const TransectFuel& transect, const FuelLedger& ledger) const;

private:
    struct AlternateFuel {
        const Alternate* alternate = nullptr;
        Mass fuel;
    };

    FuelFlow holding_flow(double mass_kg) const;
    Mass contingency(Mass trip, FuelFlow holding) const;
    AlternateFuel alternate(double landing_mass_kg) const;

    const Mission* mission_;
    const Environment* environment_;
    const SortieSimulation* simulation_;
};

}  // namespace transect::planner
