/// Power, fuel and climb from an aircraft profile.

#pragma once

#include <optional>

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

/// Most that the engine gives in continuous operation.
Power available_power(const PerformanceModel& model, const FlightCondition& condition);

/// Willans line: k0·δ + k1·P.
FuelFlow fuel_flow(const PerformanceModel& model, const FlightCondition& condition, Power power);

/// Steady climb rate at this power; negative when it does not even hold the height.
Speed climb_rate(const PerformanceModel& model, const FlightCondition& condition, Power power);

/// Fastest true airspeed that the available power holds level, up to `limit`; nothing when the
/// condition's own airspeed cannot be held even, so that only a slower one might do.
/// `condition.true_airspeed` is where the search starts.
std::optional<Speed> fastest_level_speed(
    const PerformanceModel& model, FlightCondition condition, Speed limit);

/// Calibrated stall speed at this mass and load factor: Vs·√(n·m / m_ref).
Speed stall_speed(const Limits& limits, Mass mass, double load_factor);

/// Calibrated airspeed for holding: 1.4 times the stall speed, because the speed of least power
/// lies below it and the stall margin decides.
Speed holding_speed(const Limits& limits, Mass mass);

}  // namespace transect::aircraft
