/// How far and how long a tank of fuel lasts, in still air.

#pragma once

#include <optional>
#include <variant>

#include "transect/aircraft/cruise.hpp"
#include "transect/finding.hpp"

namespace transect::aircraft {

/// A flight from a sea-level aerodrome to another: climb at the schedule's speed and the climb
/// rating, cruise, descent at the schedule's rate and the cruise calibrated airspeed.
struct BlockFlight {
    PressureAltitude cruise_altitude;
    TemperatureDifference isa_deviation;
    Mass take_off_mass;
    Mass fuel;         ///< usable, before start
    Mass taxi;         ///< of it, burnt before take-off
    Duration reserve;  ///< at cruise speed and height
    CruiseSetting cruise;
};

/// Fuel by phase adds up to the flight's fuel.
struct Block {
    Length range;
    Duration time;  ///< from take-off to landing
    Mass climb;
    Mass cruise;
    Mass descent;
    Mass reserve;
    Speed cruise_speed;              ///< true, at the start of the cruise
    Basis basis = Basis::estimated;  ///< manual when all of it is
};

/// Integrated by fourth-order Runge–Kutta steps of 100 ft in the climb and descent and of 1/64 of
/// the fuel in the cruise: halving all steps changes range and time by less than 0.01 %. Otherwise
/// an error finding: the height is out of reach, the speed is not held, the fuel does not suffice.
std::variant<Block, Finding> block(
    const Performance& performance, const Schedule& schedule, const BlockFlight& flight);

/// Level flight at one height until `fuel` is burnt, at the speed that the setting gives for each
/// mass on the way. Nothing where the speed is not held.
struct Endurance {
    Duration time;
    Length range;
    Basis basis = Basis::manual;  ///< manual when all of it is
};
std::optional<Endurance> level_endurance(
    const Performance& performance,
    const CruiseSetting& setting,
    const FlightCondition& start,
    Mass fuel);

}  // namespace transect::aircraft
