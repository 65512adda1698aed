/// A gimballed camera: what it is, and where it looks.

#pragma once

#include <string>

#include "transect/geo/geo_point.hpp"
#include "transect/units.hpp"

namespace transect::sensor {

/// A turret camera as its data file describes it.
struct CameraProfile {
    std::string name;
    int pixels_across = 0;      ///< image width
    int pixels_along = 0;       ///< image height
    Angle narrowest_field;      ///< horizontal field of view at full zoom
    Angle widest_field;         ///< horizontal field of view zoomed out
    Angle least_depression;     ///< highest look the gimbal allows; negative is above the horizon
    Angle greatest_depression;  ///< lowest look; 90° is straight down
    std::string trust;          ///< where the numbers come from: "estimated", "manufacturer …"
};

struct FieldOfView {
    Angle horizontal;
    Angle vertical;
};

/// The camera's attitude in the local north-east-down frame, independent of the aircraft's:
/// Rz(azimuth)·Ry(-depression)·Rx(image_roll), with x along the boresight and y to the image's
/// right.
struct CameraLook {
    Bearing azimuth;   ///< of the boresight; looking straight down, of the image's upper edge
    Angle depression;  ///< of the boresight below the horizontal, -90° to 90°
    Angle image_roll;  ///< clockwise about the boresight, as seen by the camera
    Angle horizontal_field;
    Angle vertical_field;
};

/// Square pixels: tan(v/2) / tan(h/2) = pixels_along / pixels_across.
Angle vertical_field(const CameraProfile& camera, Angle horizontal_field);

/// Straight down, the image's width across the given direction.
CameraLook nadir_look(const CameraProfile& camera, Bearing up, Angle horizontal_field);

}  // namespace transect::sensor
