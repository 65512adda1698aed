/// The way home from any moment of a flight, around areas.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/finding.hpp"

#include "planner/sortie_simulation.hpp"

namespace transect::planner {

/// Of one sortie as it was flown. A way home is routed and flown in the simulation from the moment
/// itself, as ways of the plan are, and keeps clear of all areas that bind when it is flown. Where
/// none was found, the flight goes on as planned to the next end of a leg from which there is one;
/// that counts only if the planned flight is complete and keeps to the areas all the way. Otherwise
/// the way home is unknown: it is never taken as straight.
class WaysHome {
public:
    struct Flown {
        /// The start of the flight, then each leg's end.
        const std::vector<FlightState>& at_legs;
        std::span<const TransectTask> transects;
        /// Complete, and without a breach of an area.
        enum class Kept { clear, not_clear } kept = Kept::not_clear;
    };

    /// Simulation and router must outlive it.
    WaysHome(const SortieSimulation& simulation, AreaRouter& router, const Flown& flown);

    struct Trip {
        Mass fuel;
        Duration time;
        bool goes_on = false;  ///< as planned first
    };
    /// From any moment of the flight.
    std::optional<Trip> from(const FlightState& state) const;

    /// "way-home-unknown", a warning, and "way-home-goes-on", a note: how many ends of legs, and
    /// the first time.
    std::vector<Finding> findings() const;

private:
    struct Moment {
        FlightState state;
        std::optional<Trip> trip;
    };
    std::optional<Trip> routed(const FlightState& state) const;
    std::optional<Trip> with_next(const FlightState& state, const Moment* next) const;

    const SortieSimulation* simulation_;
    AreaRouter* router_;
    Flown::Kept kept_;
    std::vector<double> levels_m_;  ///< of transit and transects, upwards
    std::vector<Moment> at_legs_;   ///< in the order flown
};

}  // namespace transect::planner
