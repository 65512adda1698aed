#include "transect/sensor/gimbal.hpp"

#include <cmath>

#include <Eigen/Geometry>

#include "sensor/viewing.hpp"

namespace transect::sensor {
namespace {

Eigen::Matrix3d rotation(Angle about_down, Angle about_right, Angle about_forward)
{
    return (Eigen::AngleAxisd{about_down / radian, Eigen::Vector3d::UnitZ()} *
            Eigen::AngleAxisd{about_right / radian, Eigen::Vector3d::UnitY()} *
            Eigen::AngleAxisd{about_forward / radian, Eigen::Vector3d::UnitX()})
        .toRotationMatrix();
}

}  // namespace

CameraLook gimballed_look(
    const AirframeAttitude& airframe, const GimbalAngles& gimbal, const FieldOfView& field)
{
    const Eigen::Matrix3d axes = rotation(airframe.heading.angle(), airframe.pitch, airframe.roll) *
                                 rotation(gimbal.azimuth, gimbal.elevation, gimbal.roll);
    return look_along(axes, field);
}

}  // namespace transect::sensor
