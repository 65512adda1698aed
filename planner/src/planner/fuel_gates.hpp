/// What must be on board where a leg ends, and how long other landing places can be reached.

#pragma once

#include "transect/planner/plan.hpp"

#include "planner/fuel_ledger.hpp"
#include "planner/ways_home.hpp"

namespace transect::planner {

/// One flight as it was recorded.
struct FlownStates {
    Instant take_off;
    const std::vector<FlightState>& at_legs;  ///< the start of the flight, then each leg's end
    const std::vector<FlightState>& between;  ///< twice a minute
    const WaysHome* ways_home = nullptr;      ///< where areas bind; else the way home is straight
};

class FuelGates {
public:
    FuelGates(const Mission& mission, const Environment& environment, const FuelAccount& account);

    /// Gives every leg its gate, and the flight its landing choices, time on station and endurance.
    /// The flight's legs and ledger must be there.
    void add_to(SortieFlight& flight, const FlownStates& states) const;

    /// Whether the policy's point of no return could be told.
    std::vector<Finding> findings(const SortieFlight& flight) const;

private:
    FuelGate gate(
        const FlightState& state,
        const SortieFlight& flight,
        Mass transect,
        const WaysHome* ways) const;
    Bingo home(const FlightState& state, const FuelLedger& ledger, const WaysHome* ways) const;
    Bingo bingo_at(
        const FlightState& state,
        std::size_t place,
        const FuelLedger& ledger,
        const WaysHome* ways) const;
    Mass fuel_on_board(const FlightState& state) const;
    double margin_kg(const Bingo& bingo, const FlightState& state) const;
    FlightPoint point(const FlightState& state, Instant take_off) const;
    LandingChoice choice(
        std::size_t place,
        const FuelLedger& ledger,
        const FlownStates& states,
        const std::vector<FuelGate>& gates) const;

    const Mission* mission_;
    const Environment* environment_;
    const FuelAccount* account_;
};

}  // namespace transect::planner
