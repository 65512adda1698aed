/// Mass and balance: where the masses act, and where they may.
///
/// Arms are distances aft of the datum of the flight manual.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "transect/units.hpp"

namespace transect::aircraft {

/// A place for load, as a profile knows it.
struct Station {
    std::string name;
    Length arm;
    std::optional<Mass> max_mass = {};
    std::string trust = {};  ///< A to C as in the profile's sources; empty when nobody said
};

/// What a mission puts somewhere.
struct LoadItem {
    std::string name;
    Mass mass;
    std::optional<Length> arm = {};  ///< the centre of gravity is unknown without it
    std::optional<Mass> max_mass = {};
    std::string trust = {};  ///< of the arm
};

/// Everything but fuel, from the weighing report on.
struct LoadSheet {
    Mass basic_empty_mass;
    std::optional<Length> basic_empty_arm = {};
    std::string source = {};  ///< the weighing report
    std::vector<LoadItem> items = {};
};

/// A mass and where it acts; the arm may be unknown.
struct Balance {
    Mass mass;
    std::optional<Length> arm = {};
};

/// The sum of the sheet. Its arm is known when every arm of a mass that is not zero is.
Balance zero_fuel(const LoadSheet& sheet);

/// Where so much fuel acts.
struct FuelArm {
    Mass fuel;
    Length arm;
};

/// The arm of a fuel quantity: that of a single entry whatever the quantity, else linear between
/// entries of increasing quantity; nothing outside them or without any.
std::optional<Length> fuel_arm(std::span<const FuelArm> arms, Mass fuel);

/// The aircraft with so much fuel: moments add up.
Balance with_fuel(const Balance& zero_fuel, std::span<const FuelArm> arms, Mass fuel);

}  // namespace transect::aircraft
