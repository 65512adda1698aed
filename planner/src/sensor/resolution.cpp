#include <cmath>
#include <limits>

#include "transect/sensor/footprint.hpp"

#include "sensor/pixel_pitch.hpp"
#include "sensor/viewing.hpp"

namespace transect::sensor {

Length ground_sample_distance(
    const CameraPose& pose,
    const terrain::AssumedGround& ground,
    const CameraProfile& camera,
    GeoPoint point)
{
    const Eigen::Vector3d to_point =
        earth_centred_m(point, ground.elevation) - earth_centred_m(pose.position, pose.height);
    const Eigen::Vector3d boresight = local_axes(pose.position) * camera_axes(pose.look).col(0);
    const double depth_m = to_point.dot(boresight);
    const double height_m = to_point.dot(local_axes(point).col(2));
    if (!(depth_m > 0.0 && height_m > 0.0)) {
        return std::numeric_limits<double>::infinity() * metre;
    }
    const double pitch = pixel_pitch(camera, pose.look.horizontal_field);
    return pitch * depth_m * std::sqrt(depth_m / height_m) * metre;
}

Angle nadir_field(Length swath, Length height_above_ground)
{
    return 2.0 * std::atan(0.5 * swath / height_above_ground) * radian;
}

Length nadir_swath(Angle horizontal_field, Length height_above_ground)
{
    return 2.0 * std::tan(0.5 * horizontal_field / radian) * height_above_ground;
}

Length nadir_ground_sample_distance(
    const CameraProfile& camera, Angle horizontal_field, Length height_above_ground)
{
    return pixel_pitch(camera, horizontal_field) * height_above_ground;
}

}  // namespace transect::sensor
