/// Power, fuel and climb of an aircraft.

#pragma once

#include <optional>

#include "transect/aircraft/power_model.hpp"
#include "transect/aircraft/profile.hpp"

namespace transect::aircraft {

/// What a profile says about flying, with everything that is fitted.
class Performance {
public:
    explicit Performance(const Profile& profile);

    /// Holding the height, whether the engine gives the power or not.
    struct Level {
        Power power;
        FuelFlow flow;
    };
    Level level(const FlightCondition& condition) const;

    /// Whether the cruise rating holds the height at this airspeed and load factor.
    bool holds_level(const FlightCondition& condition) const;

    /// Climbing at the climb rating; the rate is negative where the aircraft sinks.
    struct Climb {
        Speed rate;
        FuelFlow flow;
        Power power;
    };
    Climb climb(const FlightCondition& condition) const;

    /// While climbing or descending steadily at `rate`.
    FuelFlow flow(const FlightCondition& condition, Speed rate) const;

    /// Fastest true airspeed not above `limit` that the cruise rating holds at the height, mass and
    /// load factor of the condition; nothing when it holds none from `slowest` up.
    struct SpeedRange {
        Speed slowest;
        Speed limit;
    };
    std::optional<Speed> fastest_level_speed(
        const FlightCondition& condition, const SpeedRange& range) const;

    const Limits& limits() const { return limits_; }

private:
    PerformanceModel model_;
    Limits limits_;
};

/// Calibrated stall speed at this mass and load factor: Vs·√(n·m / m_ref).
Speed stall_speed(const Limits& limits, Mass mass, double load_factor);

/// Calibrated airspeed for holding: 1.4 times the stall speed, because the speed of least power
/// lies below it and the stall margin decides.
Speed holding_speed(const Limits& limits, Mass mass);

}  // namespace transect::aircraft
