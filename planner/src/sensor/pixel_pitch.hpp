/// The size of one pixel at unit focal length.

#pragma once

#include <cmath>

#include "transect/sensor/camera.hpp"

namespace transect::sensor {

inline double pixel_pitch(const CameraProfile& camera, Angle horizontal_field)
{
    return 2.0 * std::tan(0.5 * horizontal_field / radian) / camera.pixels_across;
}

}  // namespace transect::sensor
