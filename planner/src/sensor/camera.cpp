#include "transect/sensor/camera.hpp"

#include <cmath>

namespace transect::sensor {

Angle vertical_field(const CameraProfile& camera, Angle horizontal_field)
{
    const double ratio = 1.0 * camera.pixels_along / camera.pixels_across;
    return 2.0 * std::atan(ratio * std::tan(0.5 * horizontal_field / radian)) * radian;
}

CameraLook nadir_look(const CameraProfile& camera, Bearing up, Angle horizontal_field)
{
    return {
        .azimuth = up,
        .depression = 90.0 * degree,
        .image_roll = Angle{},
        .horizontal_field = horizontal_field,
        .vertical_field = vertical_field(camera, horizontal_field),
    };
}

}  // namespace transect::sensor
