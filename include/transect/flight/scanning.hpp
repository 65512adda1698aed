/// Looks that swing from side to side.

#pragma once

#include <span>
#include <vector>

#include "transect/flight/trajectory.hpp"
#include "transect/sensor/camera.hpp"

namespace transect::flight {

/// A stretch of samples that all look straight down, with looks that swing as the scan does: to the
/// right from its left end at the first sample, and resting at each end for its turnaround. Samples
/// are added where a swing begins and ends, so that an even turn from each look to the next is what
/// the camera does; not where it takes less than 0.05 s from end to end. Throws
/// std::invalid_argument for a rate that is not positive, and for a sample without a look.
std::vector<Sample> scanning(std::span<const Sample> stretch, const sensor::CrossTrackScan& scan);

}  // namespace transect::flight
