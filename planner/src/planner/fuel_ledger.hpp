/// Fuel by purpose.

#pragma once

#include "transect/planner/fuel_at_start.hpp"
#include "transect/planner/plan.hpp"

#include "planner/sortie_simulation.hpp"

namespace transect::planner {

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

    /// To fly `trip` more to the place of arrival and keep the reserves of the ledger.
    Mass required(Mass trip, const FuelLedger& ledger) const;

    Bingo bingo_home(const FlightState& state, const FuelLedger& ledger) const;
    Bingo bingo(const Alternate& alternate, const FlightState& state) const;

    Mass final_reserve(double landing_mass_kg) const;

    const Aerodrome& arrival() const { return simulation_->bases().arrival; }

    /// In level flight at holding speed, at this height.
    FuelFlow loiter_flow(MslHeight height, double mass_kg) const;

private:
    struct AlternateFuel {
        const Alternate* alternate = nullptr;
        Mass fuel;
    };

    aircraft::FlightCondition level_flight(
        MslHeight height, Speed calibrated_airspeed, double mass_kg) const;
    FuelFlow holding_flow(double mass_kg, MslHeight aerodrome) const;
    FuelFlow reserve_flow(double mass_kg, MslHeight aerodrome) const;
    bool is_known(const Alternate& alternate) const;
    SortieSimulation::Destination destination(const Alternate& alternate) const;
    Mass contingency(Mass trip, FuelFlow holding) const;
    AlternateFuel alternate(const SortieRun& landed) const;

    const Mission* mission_;
    const Environment* environment_;
    const SortieSimulation* simulation_;
};

}  // namespace transect::planner
