/// Circles flown round one place.

#pragma once

#include <vector>

#include "flight/phase_track.hpp"

namespace transect::flight {

/// Parts of a stretch in which the aircraft keeps turning one way, for a full circle or more, at
/// distances from one centre that stay within 40 % of their mean; from circle to circle the centre
/// moves by at most half of the radius. A racetrack is none: it has straight sides.
std::vector<PointRange> orbits(
    const PhaseTrack& track, PointRange air, const PhaseThresholds& thresholds);

}  // namespace transect::flight
