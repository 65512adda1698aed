#include "sensor/viewing.hpp"

#include <algorithm>
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

/// The ellipsoid's first eccentricity squared.
double eccentricity2()
{
    const double flattening = GeographicLib::Constants::WGS84_f();
    return flattening * (2.0 - flattening);
}

/// Of a tangent and the angle's cosine, whatever its sign.
double angle_of(double sine, double cosine)
{
    const double t = sine / cosine;
    constexpr double small = 0.03;
    if (!(cosine > 0.0 && std::abs(t) < small)) {
        return std::atan2(sine, cosine);
    }
    // The next term is below 1e-17.
    const double t2 = t * t;
    return t * (1.0 - t2 * (1.0 / 3.0 - t2 * (1.0 / 5.0 - t2 * (1.0 / 7.0 - t2 * (1.0 / 9.0)))));
}

Angle within_half_turn(Angle angle)
{
    const Angle turn = 360.0 * degree;
    return angle > 0.5 * turn ? angle - turn : (angle < -0.5 * turn ? angle + turn : angle);
}

double tan_half(Angle field)
{
    return std::tan(0.5 * field / radian);
}

}  // namespace

Eigen::Matrix3d camera_axes(const CameraLook& look)
{
    const double azimuth = look.azimuth.angle() / radian;
    const double depression = look.depression / radian;
    const double roll = look.image_roll / radian;
    const double sin_a = std::sin(azimuth);
    const double cos_a = std::cos(azimuth);
    const double sin_d = std::sin(depression);
    const double cos_d = std::cos(depression);
    const double sin_r = std::sin(roll);
    const double cos_r = std::cos(roll);
    // Turned about down by the azimuth, about right by the depression, then about forward.
    const Eigen::Vector3d right{-sin_a, cos_a, 0.0};
    const Eigen::Vector3d down{-cos_a * sin_d, -sin_a * sin_d, cos_d};
    Eigen::Matrix3d axes;
    axes.col(0) << cos_d * cos_a, cos_d * sin_a, sin_d;
    axes.col(1) = cos_r * right + sin_r * down;
    axes.col(2) = cos_r * down - sin_r * right;
    return axes;
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

/// The same for a place given by its axes.
Eigen::Vector3d earth_centred_m(const Eigen::Matrix3d& local, MslHeight height)
{
    const Eigen::Vector3d up = -local.col(2);
    const double e2 = eccentricity2();
    const double height_m = height.above_datum() / metre;
    const double radius_m = equatorial_radius_m() / std::sqrt(1.0 - e2 * up.z() * up.z());
    return {
        (radius_m + height_m) * up.x(),
        (radius_m + height_m) * up.y(),
        ((1.0 - e2) * radius_m + height_m) * up.z()};
}

Viewing::Viewing(const CameraPose& pose, const terrain::AssumedGround& ground)
    : axes_{camera_axes(pose.look)},
      local_{local_axes(pose.position)},
      position_m_{earth_centred_m(local_, pose.height)},
      scale_{unit_sphere_scale(ground.elevation)},
      tan_half_width_{tan_half(pose.look.horizontal_field)},
      tan_half_height_{tan_half(pose.look.vertical_field)},
      place_{pose.position},
      origin_{scale_ * position_m_.array()},
      above_{origin_.squaredNorm() - 1.0}
{}

Eigen::Vector3d Viewing::direction(double x, double y) const
{
    return axes_ * Eigen::Vector3d{1.0, tan_half_width_ * x, tan_half_height_ * y};
}

std::optional<double> Viewing::range_m(const Eigen::Vector3d& direction) const
{
    const Eigen::Vector3d ray = scale_ * (local_ * direction).array();
    const double a = ray.squaredNorm();
    const double half_b = origin_.dot(ray);
    const double discriminant = half_b * half_b - a * above_;
    // Written so that NaN is a miss.
    if (!(above_ > 0.0 && half_b < 0.0 && discriminant >= 0.0)) {
        return std::nullopt;
    }
    // The nearer root in the form that does not cancel.
    return above_ / (-half_b + std::sqrt(discriminant)) * direction.norm();
}

GeoPoint Viewing::point_at(const Eigen::Vector3d& direction, double range_m) const
{
    const Eigen::Vector3d point = position_m_ + local_ * direction * (range_m / direction.norm());
    // Bowring's formula, within a micrometre up to airliners' heights, and the angles as turns from
    // the camera's place, which are small.
    const double b_to_a = polar_radius_m() / equatorial_radius_m();
    const double across_m = std::sqrt(point.x() * point.x() + point.y() * point.y());
    const double reduced = point.z() / (b_to_a * across_m);
    const double cosine = 1.0 / std::sqrt(1.0 + reduced * reduced);
    const double cosine3 = cosine * cosine * cosine;
    const double e2 = eccentricity2();
    const double up =
        point.z() + e2 / b_to_a * equatorial_radius_m() * cosine3 * reduced * reduced * reduced;
    const double out = across_m - e2 * equatorial_radius_m() * cosine3;
    const double sin_latitude = -local_(2, 2);
    const double cos_latitude = local_(2, 0);
    const double sin_longitude = -local_(0, 1);
    const double cos_longitude = local_(1, 1);
    const double north =
        angle_of(up * cos_latitude - out * sin_latitude, out * cos_latitude + up * sin_latitude);
    const double east = angle_of(
        point.y() * cos_longitude - point.x() * sin_longitude,
        point.x() * cos_longitude + point.y() * sin_longitude);
    return {
        Latitude{
            std::clamp(place_.latitude.angle() + north * radian, -90.0 * degree, 90.0 * degree)},
        Longitude{within_half_turn(place_.longitude.angle() + east * radian)}};
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
