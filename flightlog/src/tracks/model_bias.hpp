#pragma once

#include "transect/flightlog/model_bias.hpp"

#include "flightlog/src/tracks/fuel_met.hpp"

namespace transect::flightlog {

/// From minutes of steady level flight: bank up to 5 degrees, height within 10 m and true airspeed
/// within 3 kt of the minute's first record. The mass is the mission's without fuel and what the
/// gauges tell.
ModelBias model_bias(const FlownLegs& flown, const ReconstructSettings& heights);

}  // namespace transect::flightlog
