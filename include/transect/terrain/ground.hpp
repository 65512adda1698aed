/// What is known of the ground's height.

#pragma once

#include <memory>
#include <variant>

#include "transect/geo/altitude.hpp"

namespace transect::terrain {

class ElevationSource;

/// Level ground at a height that the mission states, for footprints where no elevation data is
/// loaded. It is an assumption and is reported as one: clearance, minimum safe altitude and glide
/// never use it.
struct AssumedGround {
    MslHeight elevation;
};

/// Not null.
using TerrainSource = std::shared_ptr<const ElevationSource>;

/// Assumed, or known from elevation data and unknown where these have nothing. The two are never
/// mixed.
using Ground = std::variant<AssumedGround, TerrainSource>;

}  // namespace transect::terrain
