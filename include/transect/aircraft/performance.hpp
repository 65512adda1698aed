/// Power, fuel and climb of an aircraft.

#pragma once

#include <memory>
#include <optional>

#include "transect/aircraft/manual_tables.hpp"
#include "transect/aircraft/power_model.hpp"
#include "transect/aircraft/profile.hpp"

namespace transect::aircraft {

/// Where a figure comes from.
enum class Basis {
    manual,    ///< a table of the flight manual
    estimated  ///< the model
};

/// What a profile says about flying, with everything that is fitted. Where tables of the flight
/// manual cover a condition, they come before the model; the model then only adds what
/// banking and other fitted items cost. Tables are never extrapolated: outside them the model
/// answers, and the basis says so.
class Performance {
public:
    explicit Performance(const Profile& profile);

    /// Holding the height, whether the engine gives the power or not. Power is the model's.
    struct Level {
        Power power;
        FuelFlow flow;
        Basis basis = Basis::estimated;
    };
    Level level(const FlightCondition& condition) const;

    /// As level(), from the holding table where it covers.
    Level holding(const FlightCondition& condition) const;

    /// Whether the cruise rating holds the height at this airspeed and load factor.
    bool holds_level(const FlightCondition& condition) const;

    /// Climbing at the climb rating; the rate is negative where the aircraft sinks.
    struct Climb {
        Speed rate;
        FuelFlow flow;
        Basis basis = Basis::estimated;
    };
    Climb climb(const FlightCondition& condition) const;

    /// While climbing or descending steadily.
    struct Steady {
        FuelFlow flow;
        Basis basis = Basis::estimated;
    };
    Steady steady(const FlightCondition& condition, Speed rate) const;

    /// Fastest true airspeed not above `limit` that the cruise rating holds at the height, mass and
    /// load factor of the condition; nothing when it holds none from `slowest` up.
    struct SpeedRange {
        Speed slowest;
        Speed limit;
    };
    std::optional<Speed> fastest_level_speed(
        const FlightCondition& condition, const SpeedRange& range) const;

    const Limits& limits() const { return limits_; }
    bool has_tables() const { return tables_ != nullptr; }

private:
    Power cruise_power(const FlightCondition& condition) const;
    FuelFlow added(const FlightCondition& condition) const;
    Steady between(const FlightCondition& condition, const SteadyRate& known, Speed rate) const;

    PerformanceModel model_;
    PerformanceModel manual_model_;  ///< fitted as for the tables
    Limits limits_;
    std::shared_ptr<const ManualTables> tables_;
};

/// Times the stall speed at the mass and load factor: nearer to the stall nothing is planned.
/// Common practice for handling is 1.2 to 1.3.
inline constexpr double least_stall_margin = 1.2;

/// Calibrated stall speed at this mass and load factor: Vs·√(n·m / m_ref).
Speed stall_speed(const Limits& limits, Mass mass, double load_factor);

/// Calibrated airspeed for holding: 1.4 times the stall speed, because the speed of least power
/// lies below it and the stall margin decides.
Speed holding_speed(const Limits& limits, Mass mass);

}  // namespace transect::aircraft
