#include "transect/sensor/gimbal.hpp"

#include <algorithm>
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

Eigen::Matrix3d airframe_axes(const AirframeAttitude& airframe)
{
    return rotation(airframe.heading.angle(), airframe.pitch, airframe.roll);
}

Angle half_turn_signed(Angle angle)
{
    return std::remainder(angle / degree, 360.0) * degree;
}

/// In [0°, 360°).
Angle clockwise(Angle from, Angle to)
{
    const double turn_deg = std::fmod((to - from) / degree, 360.0);
    return (turn_deg < 0.0 ? turn_deg + 360.0 : turn_deg) * degree;
}

bool holds_azimuth(const AirframeSector& sector, Angle azimuth)
{
    if (sector.azimuth_to - sector.azimuth_from >= 360.0 * degree) {
        return std::isfinite(azimuth / degree);
    }
    return clockwise(sector.azimuth_from, azimuth) <=
           clockwise(sector.azimuth_from, sector.azimuth_to);
}

/// The same direction, reached over the floor or the roof of the airframe.
GimbalAngles seen_over(const GimbalAngles& angles)
{
    const Angle half_turn = 180.0 * degree;
    return {
        .azimuth = half_turn_signed(angles.azimuth + half_turn),
        .elevation = (angles.elevation > Angle{} ? half_turn : -half_turn) - angles.elevation,
        .roll = half_turn_signed(angles.roll + half_turn),
    };
}

/// Numerical noise of the rotations must not put a look outside of limits that it meets exactly.
constexpr Angle rounding = 1e-9 * degree;

std::optional<bool> within_gimbal(
    const CameraProfile& camera, const CameraLook& look, const GimbalAngles& angles)
{
    if (!(look.depression >= camera.least_depression - rounding &&
          look.depression <= camera.greatest_depression + rounding)) {
        return false;
    }
    if (!camera.gimbal_limits) {
        return std::nullopt;
    }
    return holds(*camera.gimbal_limits, angles) || holds(*camera.gimbal_limits, seen_over(angles));
}

std::optional<bool> clear_of_airframe(const CameraProfile& camera, const GimbalAngles& angles)
{
    if (!camera.masks) {
        return std::nullopt;
    }
    return std::ranges::none_of(
        *camera.masks, [&](const AirframeMask& mask) { return holds(mask.sector, angles); });
}

}  // namespace

CameraLook gimballed_look(
    const AirframeAttitude& airframe, const GimbalAngles& gimbal, const FieldOfView& field)
{
    const Eigen::Matrix3d axes =
        airframe_axes(airframe) * rotation(gimbal.azimuth, gimbal.elevation, gimbal.roll);
    return look_along(axes, field);
}

GimbalAngles gimbal_angles(const AirframeAttitude& airframe, const CameraLook& look)
{
    const Eigen::Matrix3d axes = airframe_axes(airframe).transpose() * camera_axes(look);
    const auto against_airframe = look_along(axes, {});
    return {
        .azimuth = half_turn_signed(against_airframe.azimuth.angle()),
        .elevation = -against_airframe.depression,
        .roll = against_airframe.image_roll,
    };
}

bool holds(const AirframeSector& sector, const GimbalAngles& direction)
{
    const Angle upright = abs(abs(direction.elevation) - 90.0 * degree);
    const bool has_azimuth = !(upright <= rounding);
    return direction.elevation >= sector.lowest_elevation - rounding &&
           direction.elevation <= sector.highest_elevation + rounding &&
           (!has_azimuth || holds_azimuth(sector, direction.azimuth));
}

LookCheck check_look(
    const CameraProfile& camera, const AirframeAttitude& airframe, const CameraLook& look)
{
    const auto angles = gimbal_angles(airframe, look);
    if (!std::isfinite(angles.azimuth / degree) || !std::isfinite(angles.elevation / degree)) {
        return {.angles = angles, .within_gimbal = {}, .clear_of_airframe = {}};
    }
    return {
        .angles = angles,
        .within_gimbal = within_gimbal(camera, look, angles),
        .clear_of_airframe = clear_of_airframe(camera, angles),
    };
}

}  // namespace transect::sensor
