/// Mass and centre of gravity of one flight.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "transect/finding.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

struct MassBalance {
    /// Of a sortie that begins in the air, both are what it begins with.
    aircraft::Balance ramp = {};
    aircraft::Balance take_off = {};
    aircraft::Balance landing = {};
    aircraft::Balance zero_fuel = {};
    bool begins_in_air = false;
};

/// In the order of a flight, with the names that findings give them.
struct NamedBalance {
    std::string_view name;  ///< "ramp" and "take-off" or "in the air", "landing", "zero fuel"
    aircraft::Balance balance;
};
std::vector<NamedBalance> in_order(const MassBalance& balance);

/// Where fuel acts: the mission's own arms, else the profile's; maybe none.
std::span<const aircraft::FuelArm> fuel_arms(const Mission& mission);

/// Without fuel, as loaded.
aircraft::Balance zero_fuel(const Mission& mission);

struct FlightFuel {
    Mass at_start;
    Mass at_landing;
    bool begins_in_air = false;  ///< without taxi
};
MassBalance mass_balance(const Mission& mission, const FlightFuel& fuel);

/// Errors for masses above a limit and a centre of gravity outside the envelope, at these
/// moments and in between as the fuel burns down to nothing; warnings for the aft caution zone and
/// for limits that nobody verified.
std::vector<Finding> balance_findings(const Mission& mission, const MassBalance& balance);

/// Why the centre of gravity cannot be checked ("centre of gravity: no arm for console"); empty
/// when it can.
std::string unchecked_balance(const Mission& mission);

}  // namespace transect::planner
