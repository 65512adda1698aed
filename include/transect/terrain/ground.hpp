/// What is known of the ground's height.

#pragma once

#include "transect/geo/altitude.hpp"

namespace transect::terrain {

/// Level ground at a height that the mission states, for footprints where no elevation data is
/// loaded. It is an assumption and is reported as one: clearance, minimum safe altitude and glide
/// never use it.
struct AssumedGround {
    MslHeight elevation;
};

}  // namespace transect::terrain
