/// From what the aircraft and its turret report to where the camera looks.

#pragma once

#include "transect/geo/geo_point.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/units.hpp"

namespace transect::sensor {

/// Of the airframe against the local north-east-down frame.
struct AirframeAttitude {
    Bearing heading;
    Angle pitch;  ///< nose up
    Angle roll;   ///< right wing down
};

/// Of the camera against the airframe.
struct GimbalAngles {
    Angle azimuth;    ///< clockwise from the nose, seen from above
    Angle elevation;  ///< above the airframe's floor; negative is down
    Angle roll;       ///< clockwise about the boresight
};

/// The pose chain of MISB ST 0601,
/// Rz(heading)·Ry(pitch)·Rx(roll)·Rz(azimuth)·Ry(elevation)·Rx(roll), expressed against the local
/// frame. Straight down, where azimuth and roll are one turn, all of it is given as azimuth.
CameraLook gimballed_look(
    const AirframeAttitude& airframe, const GimbalAngles& gimbal, const FieldOfView& field);

}  // namespace transect::sensor
