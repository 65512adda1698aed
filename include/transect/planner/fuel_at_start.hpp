/// How much fuel a flight begins with, and what limits it.

#pragma once

#include <optional>
#include <string>

#include "transect/planner/mission.hpp"

namespace transect::planner {

/// Of the fuel on the day: as measured, else that of the profile, corrected for the temperature of
/// the fuel if the mission gives it.
Density fuel_density(const Mission& mission);

/// What the tanks hold of it: the profile's usable fuel is a volume.
Mass tank_fuel(const Mission& mission);

/// As much as tanks, masses, the runway of the departure and the loading allow.
struct FuelAtStart {
    Mass fuel;
    std::string bound_by;  ///< "tank", "mass limit" (ramp or take-off), "runway" or "loading"
    Mass by_tank;
    Mass by_mass;
    std::optional<Mass> by_runway = {};  ///< nothing when it was not checked
};
FuelAtStart fuel_at_start(const Mission& mission, const Aerodrome& departure);
/// At the base.
FuelAtStart fuel_at_start(const Mission& mission);

}  // namespace transect::planner
