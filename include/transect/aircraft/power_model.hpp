/// Drag, propeller and engine of a profile's fitted model.

#pragma once

#include "transect/aircraft/atmosphere.hpp"
#include "transect/aircraft/profile.hpp"

namespace transect::aircraft {

/// How the aircraft is being flown at one moment.
struct FlightCondition {
    Air air;
    TemperatureDifference isa_deviation;
    Speed true_airspeed;
    Mass mass;
    double load_factor = 1.0;
};

/// Shaft power that holds the condition with the given climb rate; zero where the descent needs
/// none.
Power required_power(
    const PerformanceModel& model, const FlightCondition& condition, Speed climb_rate);

/// Most that the engine gives at a rating.
Power available_power(const PowerRating& rating, const FlightCondition& condition);

/// Willans line: k0·δ + k1·P.
FuelFlow fuel_flow(const PerformanceModel& model, const FlightCondition& condition, Power power);

/// Steady climb rate at this power; negative when it does not even hold the height.
Speed climb_rate(const PerformanceModel& model, const FlightCondition& condition, Power power);

}  // namespace transect::aircraft
