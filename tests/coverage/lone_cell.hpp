/// Whether one frame shows one point, the slow and obvious way.

#pragma once

#include <vector>

#include "transect/coverage/coverage.hpp"
#include "transect/sensor/footprint.hpp"
#include "transect/terrain/elevation_source.hpp"

namespace transect::test {

/// By rotations written out, exact geocentric coordinates, and steps along the line of sight.
/// Nothing for a point that is seen.
std::optional<coverage::Unseen> looked_at_alone(
    const std::vector<terrain::TilePointer>& tiles, const sensor::CameraPose& pose, GeoPoint point);

}  // namespace transect::test
