/// Known errors of a turret's readings: what the sensor profile says of them.

#pragma once

#include <optional>
#include <vector>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// The newest that is dated at or before the flight's start; nothing for flights whose looks no
/// log recorded.
std::optional<sensor::CameraOffset> valid_offset(
    const sensor::CameraProfile& camera, const RecordedFlight& recorded);

/// The newest that is dated at or before `start`.
std::optional<sensor::CameraOffset> offset_in_force(
    const sensor::CameraProfile& camera, Instant start);

/// All times of the flight.
void move_clock(RecordedFlight& recorded, Duration later);

/// The angles are taken later by their lag. True less reported: added to the gimbal's angles, where
/// the attitude is known, and to the clock of the log that recorded them.
void apply(const sensor::CameraOffset& offset, RecordedFlight& recorded);

/// RULES: offsets are never applied silently. The flight as it was recorded.
Finding applied_offset(const sensor::CameraOffset& offset, const RecordedFlight& recorded);

/// Circular error, 90 %, of two independent normal errors at right angles.
struct NormalErrors {
    Length one;
    Length other;
};
Length circular_error(const NormalErrors& errors);

/// Of recorded looks that meet the ground; nothing without any, or where the profile tells neither
/// pointing error nor latency.
std::optional<PointingReport> pointing_report(
    const std::vector<flight::Trajectory>& trajectories,
    const sensor::CameraProfile& camera,
    const terrain::Ground& ground);

}  // namespace transect::flightlog
