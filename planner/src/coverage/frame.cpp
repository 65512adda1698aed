#include "coverage/frame.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <GeographicLib/Constants.hpp>

#include "sensor/viewing.hpp"

namespace transect::coverage {
namespace {

constexpr double out_of_sight_m = 1e9;

/// Of the ellipsoid, at one latitude.
struct Curvature {
    double meridian_m = 0.0;
    double prime_vertical_m = 0.0;
};

Curvature curvature(Latitude latitude)
{
    const double flattening = GeographicLib::Constants::WGS84_f();
    const double e2 = flattening * (2.0 - flattening);
    const double sine = std::sin(latitude.angle() / radian);
    const double w2 = 1.0 - e2 * sine * sine;
    const double prime_vertical_m = GeographicLib::Constants::WGS84_a() / std::sqrt(w2);
    return {
        .meridian_m = prime_vertical_m * (1.0 - e2) / w2,
        .prime_vertical_m = prime_vertical_m,
    };
}

/// The plane's derivative along a parallel or a meridian, in plane metres for each ground metre.
struct PlaneAxes {
    PlanePoint east;
    PlanePoint north;
};

PlaneAxes plane_axes(const RegionFrame& frame, GeoPoint place, double ground_m)
{
    // Towards the equator, so that there is always somewhere to go.
    const Angle step = (place.latitude.angle() > Angle{} ? -0.001 : 0.001) * degree;
    const double step_rad = step / radian;
    const auto radii = curvature(place.latitude);
    const double east_m =
        step_rad * (radii.prime_vertical_m + ground_m) * std::cos(place.latitude.angle() / radian);
    const double north_m = step_rad * (radii.meridian_m + ground_m);
    const auto here = frame.forward(place);
    const Longitude beside{(Bearing{place.longitude.angle()} + step) - Bearing{Angle{}}};
    const Latitude above{place.latitude.angle() + step};
    return {
        .east = 1.0 / east_m * (frame.forward({place.latitude, beside}) - here),
        .north = 1.0 / north_m * (frame.forward({above, place.longitude}) - here),
    };
}

}  // namespace

GroundResolution::GroundResolution(
    const RegionFrame& frame,
    const sensor::CameraPose& pose,
    const terrain::AssumedGround& ground,
    const sensor::CameraProfile& camera)
    : below_camera_{frame.forward(pose.position)},
      height_m_{(pose.height - ground.elevation) / metre},
      pixel_pitch_{2.0 * std::tan(0.5 * pose.look.horizontal_field / radian) / camera.pixels_across}
{
    const double ground_m = ground.elevation.above_datum() / metre;
    const auto axes = plane_axes(frame, pose.position, ground_m);
    const double determinant = axes.east.x_m * axes.north.y_m - axes.east.y_m * axes.north.x_m;
    to_east_ = 1.0 / determinant * PlanePoint{.x_m = axes.north.y_m, .y_m = -axes.north.x_m};
    to_north_ = 1.0 / determinant * PlanePoint{.x_m = -axes.east.y_m, .y_m = axes.east.x_m};

    const Eigen::Vector3d boresight = sensor::camera_axes(pose.look).col(0);
    boresight_north_ = boresight.x();
    boresight_east_ = boresight.y();
    boresight_down_ = boresight.z();

    const auto radii = curvature(pose.position.latitude);
    earth_radius_m_ = std::sqrt(radii.meridian_m * radii.prime_vertical_m) + ground_m;
}

GroundResolution::EastNorth GroundResolution::from_below_camera(PlanePoint point) const
{
    const auto offset = point - below_camera_;
    return {.east_m = dot(to_east_, offset), .north_m = dot(to_north_, offset)};
}

double GroundResolution::distance_m2(PlanePoint point) const
{
    const auto [east_m, north_m] = from_below_camera(point);
    return east_m * east_m + north_m * north_m;
}

double GroundResolution::gsd_m(PlanePoint point) const
{
    const auto [east_m, north_m] = from_below_camera(point);
    const double drop_m = (east_m * east_m + north_m * north_m) / (2.0 * earth_radius_m_);
    const double depth_m = boresight_north_ * north_m + boresight_east_ * east_m +
                           boresight_down_ * (height_m_ + drop_m);
    const double above_tangent_m = height_m_ - drop_m * (1.0 + height_m_ / earth_radius_m_);
    if (!(depth_m > 0.0 && above_tangent_m > 0.0)) {
        return out_of_sight_m;
    }
    const double gsd_m = pixel_pitch_ * depth_m * std::sqrt(depth_m / above_tangent_m);
    return std::min(gsd_m, out_of_sight_m);
}

double GroundResolution::grazing_distance_m2(Angle grazing) const
{
    // In the triangle of earth's centre, camera and ground, by the law of sines.
    const double angle = grazing / radian;
    const double off_nadir =
        std::asin(earth_radius_m_ * std::cos(angle) / (earth_radius_m_ + height_m_));
    const double distance_m = earth_radius_m_ * (0.5 * std::numbers::pi - angle - off_nadir);
    return distance_m * distance_m;
}

}  // namespace transect::coverage
