/// A flight at one moment, between its samples by the rules that coverage counts by.

#pragma once

#include <optional>

#include "transect/coverage/observe.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/sensor/footprint.hpp"

namespace transect::coverage {

struct Moment {
    GeoPoint position;
    MslHeight height;
    /// Nothing where a sample beside the moment has no look, or the look turned faster than told.
    std::optional<sensor::CameraPose> camera;
};

/// Nothing before the first sample, after the last one, and between samples that are further apart
/// than the trajectory's max_gap.
std::optional<Moment> moment_at(
    const flight::Trajectory& flight, Instant time, TurnRate max_slew = 20.0 * degree / second);

}  // namespace transect::coverage
