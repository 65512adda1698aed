/// What a camera that swings from side to side really sweeps.

#pragma once

#include <optional>

#include "transect/sensor/camera.hpp"
#include "transect/units.hpp"

namespace transect::sensor {

/// A camera that swings at right angles to the track, the width of its image across the track.
struct ScanningCamera {
    CrossTrackScan scan;
    FieldOfView field;
    Length height_above_ground;
};

/// What it sweeps of level ground.
struct SweptSwath {
    Length leftmost;   ///< from the point below the aircraft; negative is left of the track
    Length rightmost;  ///< the same
    Length width;      ///< between the two
    /// Up to this, every point between the two is seen; nothing where any speed would do, since the
    /// camera does not swing.
    std::optional<Speed> fastest_ground_speed;
};

/// The condition at a place θ from straight down: while the frame is away, no longer than from its
/// leaving the place over the far end of the sector to its coming back, the aircraft moves no
/// further than the frame is long there, 2·h·tan(v/2)·cos(h_field/2) / cos θ. The worst place
/// decides; it is found where d/dθ of the ratio is zero, or it is an edge.
///
/// Nothing where no swath can be told: an edge of a frame at 85° from straight down or beyond, ends
/// of the sector the wrong way round, or a rate, field or height that is not positive.
std::optional<SweptSwath> swept_swath(const ScanningCamera& camera);

/// Whether ground inside the swath stays unseen at this ground speed; nothing where swept_swath()
/// gives nothing.
std::optional<bool> leaves_gaps(const ScanningCamera& camera, Speed ground_speed);

/// Of the boresight from straight down, positive to the right, so long after a swing to the right
/// began at the left end; it rests at each end for the turnaround. The rate is positive.
Angle boresight_of(const CrossTrackScan& scan, Duration since);

/// A look straight down, turned to the right about the direction that its upper edge points to, by
/// -90° to 90°.
CameraLook rolled(const CameraLook& nadir, Angle to_right);

/// Sample distance at the outer edges of a swinging camera's images on level ground, the geometric
/// mean of across and along: h·p·(cos(f/2) / cos(θ + f/2))^1.5 for a pixel pitch p, at the end of
/// the sector that is further from straight down.
Length edge_sample_distance(const CameraProfile& camera, const ScanningCamera& scanning);

}  // namespace transect::sensor
