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

/// Closer to the vertical than this, the boresight has no azimuth worth the name.
constexpr double vertical_sine = 1e-9;

Angle azimuth_of(const Eigen::Matrix3d& axes)
{
    const Eigen::Vector3d boresight = axes.col(0);
    if (std::hypot(boresight.x(), boresight.y()) > vertical_sine) {
        return std::atan2(boresight.y(), boresight.x()) * radian;
    }
    const Eigen::Vector3d image_up = -axes.col(2);
    const double sign = boresight.z() > 0.0 ? 1.0 : -1.0;  // looking up, the azimuth is behind
    return std::atan2(sign * image_up.y(), sign * image_up.x()) * radian;
}

}  // namespace

CameraLook gimballed_look(
    const AirframeAttitude& airframe, const GimbalAngles& gimbal, const FieldOfView& field)
{
    const Eigen::Matrix3d axes = rotation(airframe.heading.angle(), airframe.pitch, airframe.roll) *
                                 rotation(gimbal.azimuth, gimbal.elevation, gimbal.roll);
    CameraLook look{
        .azimuth = Bearing{azimuth_of(axes)},
        .depression = std::atan2(axes(2, 0), std::hypot(axes(0, 0), axes(1, 0))) * radian,
        .image_roll = Angle{},
        .horizontal_field = field.horizontal,
        .vertical_field = field.vertical,
    };
    const Eigen::Matrix3d roll = camera_axes(look).transpose() * axes;
    look.image_roll = std::atan2(roll(2, 1), roll(1, 1)) * radian;
    return look;
}

}  // namespace transect::sensor
