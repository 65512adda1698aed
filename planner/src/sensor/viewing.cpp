#include "sensor/viewing.hpp"

#include <cmath>

#include <Eigen/Geometry>
#include <GeographicLib/Constants.hpp>
#include <GeographicLib/Geocentric.hpp>

namespace transect::sensor {
namespace {

double equatorial_radius_m()
{
    return GeographicLib::Constants::WGS84_a();
}

double polar_radius_m()
{
    return equatorial_radius_m() * (1.0 - GeographicLib::Constants::WGS84_f());
}

Eigen::Array3d unit_sphere_scale(MslHeight ground)
{
    const double height_m = ground.above_datum() / metre;
    const double equatorial = 1.0 / (equatorial_radius_m() + height_m);
    return {equatorial, equatorial, 1.0 / (polar_radius_m() + height_m)};
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

double tan_half(Angle field)
{
    return std::tan(0.5 * field / radian);
}

}  // namespace

Eigen::Matrix3d camera_axes(const CameraLook& look)
{
    const Eigen::AngleAxisd azimuth{look.azimuth.angle() / radian, Eigen::Vector3d::UnitZ()};
    const Eigen::AngleAxisd pitch{-look.depression / radian, Eigen::Vector3d::UnitY()};
    const Eigen::AngleAxisd roll{look.image_roll / radian, Eigen::Vector3d::UnitX()};
    return (azimuth * pitch * roll).toRotationMatrix();
}

Eigen::Vector3d boresight(const CameraLook& look)
{
    const double azimuth = look.azimuth.angle() / radian;
    const double depression = look.depression / radian;
    return {
        std::cos(depression) * std::cos(azimuth),
        std::cos(depression) * std::sin(azimuth),
        std::sin(depression)};
}

bool has_frame(const CameraLook& look)
{
    const auto is_field = [](Angle field) { return field > Angle{} && field < 180.0 * degree; };
    return is_field(look.horizontal_field) && is_field(look.vertical_field);
}

CameraLook look_along(const Eigen::Matrix3d& axes, const FieldOfView& field)
{
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

Eigen::Matrix3d local_axes(GeoPoint position)
{
    const double latitude = position.latitude.angle() / radian;
    const double longitude = position.longitude.angle() / radian;
    const double sin_lat = std::sin(latitude);
    const double cos_lat = std::cos(latitude);
    const double sin_lon = std::sin(longitude);
    const double cos_lon = std::cos(longitude);
    Eigen::Matrix3d axes;
    axes.col(0) << -sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat;
    axes.col(1) << -sin_lon, cos_lon, 0.0;
    axes.col(2) << -cos_lat * cos_lon, -cos_lat * sin_lon, -sin_lat;
    return axes;
}

Eigen::Vector3d earth_centred_m(GeoPoint position, MslHeight height)
{
    Eigen::Vector3d result;
    GeographicLib::Geocentric::WGS84().Forward(
        position.latitude.angle() / degree,
        position.longitude.angle() / degree,
        height.above_datum() / metre,
        result.x(),
        result.y(),
        result.z());
    return result;
}

Viewing::Viewing(const CameraPose& pose, const terrain::AssumedGround& ground)
    : axes_{camera_axes(pose.look)},
      local_{local_axes(pose.position)},
      position_m_{earth_centred_m(pose.position, pose.height)},
      scale_{unit_sphere_scale(ground.elevation)},
      tan_half_width_{tan_half(pose.look.horizontal_field)},
      tan_half_height_{tan_half(pose.look.vertical_field)}
{}

Eigen::Vector3d Viewing::direction(double x, double y) const
{
    return axes_ * Eigen::Vector3d{1.0, tan_half_width_ * x, tan_half_height_ * y};
}

std::optional<double> Viewing::range_m(const Eigen::Vector3d& direction) const
{
    const Eigen::Vector3d origin = scale_ * position_m_.array();
    const Eigen::Vector3d ray = scale_ * (local_ * direction).array();
    const double a = ray.squaredNorm();
    const double half_b = origin.dot(ray);
    const double c = origin.squaredNorm() - 1.0;
    const double discriminant = half_b * half_b - a * c;
    // Written so that NaN is a miss.
    if (!(c > 0.0 && half_b < 0.0 && discriminant >= 0.0)) {
        return std::nullopt;
    }
    // The nearer root in the form that does not cancel.
    return c / (-half_b + std::sqrt(discriminant)) * direction.norm();
}

GeoPoint Viewing::point_at(const Eigen::Vector3d& direction, double range_m) const
{
    const Eigen::Vector3d point = position_m_ + local_ * direction.normalized() * range_m;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    double ignored_height_m = 0.0;
    GeographicLib::Geocentric::WGS84().Reverse(
        point.x(), point.y(), point.z(), latitude_deg, longitude_deg, ignored_height_m);
    return {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
}

Eigen::Vector3d Viewing::direction_to(GeoPoint point, MslHeight height) const
{
    return local_.transpose() * (earth_centred_m(point, height) - position_m_);
}

bool Viewing::shows(const Eigen::Vector3d& direction) const
{
    const Eigen::Vector3d in_camera = axes_.transpose() * direction;
    return in_camera.x() > 0.0 && std::abs(in_camera.y()) <= tan_half_width_ * in_camera.x() &&
           std::abs(in_camera.z()) <= tan_half_height_ * in_camera.x();
}

}  // namespace transect::sensor
