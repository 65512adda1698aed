/// How far a run along a transect was from what was planned, apart from the way itself.

#pragma once

#include <optional>

#include "transect/geo/altitude.hpp"
#include "transect/units.hpp"

namespace transect::flightlog {

/// What was flown less what was planned, weighted by time.
template <typename Quantity>
struct Deviation {
    Quantity mean;
    Quantity root_mean_square;
    Quantity worst;  ///< without sign
};

struct HeightDeviation {
    MslHeight planned;  ///< geometric
    Deviation<Length> flown;
};

struct SpeedDeviation {
    Speed planned;  ///< over the ground, in the direction flown and the mission's wind
    Deviation<Speed> flown;
};

/// From entry to exit, off the transect too.
struct BankFlown {
    Deviation<Angle> flown;     ///< from level; right wing down positive
    double beyond_limit = 0.0;  ///< share of the time above LineLimits::bank
};

/// Nothing where the planned value or the flown one is unknown.
struct RunDeviations {
    std::optional<HeightDeviation> height = {};
    std::optional<SpeedDeviation> ground_speed = {};
    std::optional<BankFlown> bank = {};
};

}  // namespace transect::flightlog
