/// From what the aircraft and its turret report to where the camera looks.

#pragma once

#include <optional>

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

/// The other way round: what the gimbal must be set to, with the elevation in [-90°, 90°] and
/// azimuth and roll in (-180°, 180°]. Straight through the airframe's floor or roof, where azimuth
/// and roll are one turn, all of it is given as azimuth.
GimbalAngles gimbal_angles(const AirframeAttitude& airframe, const CameraLook& look);

/// Whether a direction lies in the sector. Straight through the floor or the roof every azimuth is
/// as good as any other. A number that is not one lies in none.
bool holds(const AirframeSector& sector, const GimbalAngles& direction);

/// Whether the boresight can be pointed somewhere, and whether the airframe lets it see. In a turn
/// the same look asks for other gimbal angles than in level flight.
struct LookCheck {
    GimbalAngles angles;  ///< as gimbal_angles() gives them
    /// By the depression limits and the limits against the airframe; nothing where the latter are
    /// unknown and the former hold. Limits that reach beyond straight down (or up) also allow
    /// what is behind, seen over the floor (or the roof).
    std::optional<bool> within_gimbal;
    /// Nothing where the profile does not tell what hides the view.
    std::optional<bool> clear_of_airframe;
};

/// Both are nothing for a look or an attitude that is not a number.
LookCheck check_look(
    const CameraProfile& camera, const AirframeAttitude& airframe, const CameraLook& look);

}  // namespace transect::sensor
