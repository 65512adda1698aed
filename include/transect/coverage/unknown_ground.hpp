/// Ground that elevation data does not tell.

#pragma once

#include "transect/coverage/coverage.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/terrain/ground.hpp"

namespace transect::coverage {

/// The part of a zone that no frame showed and for which there is no elevation,
/// besides what the coverage itself says is unknown: far from any known ground not even the place
/// of a footprint is known, so such ground may or may not have been in view.
Area unseen_without_elevation(
    const MultiPolygon& zone, const Coverage& coverage, const terrain::TerrainSource& source);

}  // namespace transect::coverage
