/// A flight as a sequence of samples: the one form that planned and recorded flights share.

#pragma once

#include <optional>
#include <vector>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/sensor/gimbal.hpp"

namespace transect::flight {

using Attitude = sensor::AirframeAttitude;

struct Sample {
    Instant time;
    GeoPoint position;
    MslHeight height;
    Bearing track;  ///< true, over the ground
    Speed ground_speed;
    std::optional<Attitude> attitude;
    /// Where the sensor looked; nothing while it was off, stowed or its direction is unknown.
    std::optional<sensor::CameraLook> look;
    std::optional<sensor::Band> band = {};  ///< of the look, where the log tells it
};

/// Whether the look was recorded, or taken from a plan or an option.
enum class Basis { measured, assumed };

/// Samples in order of time, strictly increasing.
struct Trajectory {
    std::vector<Sample> samples;
    Basis basis = Basis::assumed;
    /// Between samples further apart than this, nothing is known and nothing is covered.
    Duration max_gap = 3.0 * second;
};

}  // namespace transect::flight
