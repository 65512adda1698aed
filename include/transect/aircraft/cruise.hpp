/// Airspeeds that a crew asks for by name.

#pragma once

#include <optional>

#include "transect/aircraft/performance.hpp"

namespace transect::aircraft {

enum class CruiseKind {
    max_cruise,  ///< as fast as the cruise rating holds, at most VMO
    max_range,   ///< the faster of the two speeds at a share of the best specific range, still air
    endurance,   ///< of least fuel flow, never below a margin over the stall
    calibrated,  ///< a fixed calibrated airspeed
};

struct CruiseSetting {
    CruiseKind kind = CruiseKind::calibrated;
    Speed calibrated_airspeed = {};  ///< of a fixed one
    double range_share = 0.99;       ///< of the best specific range, for max_range
    double stall_margin = 1.4;       ///< over the stall speed at the load factor, for endurance
};

/// The true airspeed of a setting at the height, mass and load factor of a condition, whose own
/// airspeed is not used. Nothing when no speed between 1.2 times the stall and VMO is held by the
/// cruise rating, or the fixed one is not.
std::optional<Speed> cruise_speed(
    const Performance& performance, const CruiseSetting& setting, const FlightCondition& condition);

}  // namespace transect::aircraft
