/// What a turret's self-check says should stand in the sensor profile.

#pragma once

#include <string>

#include "transect/finding.hpp"
#include "transect/flightlog/sensor_check.hpp"

namespace transect::flightlog {

/// Away from `known` by more than chance and by enough to matter; never without a known spread.
bool stands_out(const TimeSkew& skew, Duration known);

/// Of one log, with the entry as it would stand in the profile.
Finding proposal_finding(
    const OffsetProposal& proposal, const SensorCheck& check, const std::string& log);

}  // namespace transect::flightlog
