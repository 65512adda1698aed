#include "coverage/frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include <GeographicLib/Constants.hpp>

#include "coverage/outline.hpp"
#include "sensor/viewing.hpp"

namespace transect::coverage {
namespace {

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

PlaneAxes plane_axes(const PlaneMap& map, GeoPoint place, const Curvature& radii, double ground_m)
{
    const double parallel_m =
        (radii.prime_vertical_m + ground_m) * std::cos(place.latitude.angle() / radian);
    const auto slopes = map.slopes(place);
    return {
        .east = 1.0 / parallel_m * slopes.east_m,
        .north = 1.0 / (radii.meridian_m + ground_m) * slopes.north_m,
    };
}

double squared_cotangent(Angle angle)
{
    const double tangent = std::tan(angle / radian);
    return tangent > 0.0 ? 1.0 / (tangent * tangent) : std::numeric_limits<double>::infinity();
}

}  // namespace

SightLimits::SightLimits(const Requirement& requirement)
    : gsd_m_{requirement.ground_sample_distance ? *requirement.ground_sample_distance / metre : std::numeric_limits<double>::infinity()},
      flatness_{squared_cotangent(requirement.min_grazing)}
{}

double SightLimits::excess(const Sight& sight) const
{
    return std::max(sight.gsd_m / gsd_m_, sight.flatness / flatness_) - 1.0;
}

GroundView::GroundView(
    const PlaneMap& map,
    const sensor::CameraPose& pose,
    const terrain::AssumedGround& ground,
    const sensor::CameraProfile& camera)
    : below_camera_{map.forward(pose.position)},
      camera_m_{pose.height.above_datum() / metre},
      height_m_{(pose.height - ground.elevation) / metre}
{
    const double ground_m = ground.elevation.above_datum() / metre;
    const auto radii = curvature(pose.position.latitude);
    const auto axes = plane_axes(map, pose.position, radii, ground_m);
    const double determinant = axes.east.x_m * axes.north.y_m - axes.east.y_m * axes.north.x_m;
    to_east_ = 1.0 / determinant * PlanePoint{.x_m = axes.north.y_m, .y_m = -axes.north.x_m};
    to_north_ = 1.0 / determinant * PlanePoint{.x_m = -axes.east.y_m, .y_m = axes.east.x_m};

    const double earth_radius_m = std::sqrt(radii.meridian_m * radii.prime_vertical_m) + ground_m;
    half_curvature_ = 0.5 / earth_radius_m;
    drop_factor_ = 1.0 + height_m_ / earth_radius_m;
    set_look(pose.look, camera);
}

GroundView::GroundView(
    const OverPlane& camera_place,
    const sensor::CameraLook& look,
    const sensor::CameraProfile& camera)
    : below_camera_{camera_place.below_camera},
      to_east_{1.0, 0.0},
      to_north_{0.0, 1.0},
      camera_m_{camera_place.height_m},
      height_m_{camera_place.height_m}
{
    set_look(look, camera);
}

void GroundView::set_look(const sensor::CameraLook& look, const sensor::CameraProfile& camera)
{
    const Eigen::Vector3d boresight = sensor::boresight(look);
    boresight_north_ = boresight.x();
    boresight_east_ = boresight.y();
    boresight_down_ = boresight.z();
    const double half_width = std::tan(0.5 * look.horizontal_field / radian);
    pixel_pitch_ = 2.0 * half_width / camera.pixels_across;
    corner_tangent_ = std::hypot(half_width, std::tan(0.5 * look.vertical_field / radian));
}

double GroundView::turn(const GroundView& other) const
{
    const double north = boresight_north_ - other.boresight_north_;
    const double east = boresight_east_ - other.boresight_east_;
    const double down = boresight_down_ - other.boresight_down_;
    return std::sqrt(north * north + east * east + down * down);
}

double GroundView::moved_m(const GroundView& other) const
{
    const auto way = below_camera_ - other.below_camera_;
    const double climb_m = height_m_ - other.height_m_;
    return std::sqrt(dot(way, way) + climb_m * climb_m);
}

bool GroundView::is_far_from(const GroundView& other, double share) const
{
    // Depth goes with the cosine of the angle off the boresight, sample distance with depth^1.5.
    const double most_turn = std::min(turn(other), 2.0 * corner_tangent_);
    return moved_m(other) > share * height_m_ || 1.5 * corner_tangent_ * most_turn > share;
}

double GroundView::hidden_share(const GroundView& earlier, double turned) const
{
    // The chord's error is an eighth of the second difference.
    const double bend = turned * (turned + 2.0 * moved_m(earlier) / height_m_);
    // A way of some length strays from the straight one between its ends no further than the
    // ellipse around both: what swings to and fro may end where it began.
    const double net = turn(earlier);
    const double stray = 0.5 * std::sqrt(std::max(0.0, turned * turned - net * net));
    return 1.5 * (0.125 * bend * (1.0 + corner_tangent_) + corner_tangent_ * stray);
}

double GroundView::flatness(PlanePoint point, double ground_m, const OnTheWay& place) const
{
    const auto& [earlier, share] = place;
    const auto way = below_camera_ - earlier.below_camera_;
    const auto offset = point - (earlier.below_camera_ + share * way);
    const double height_m = earlier.camera_m_ + share * (camera_m_ - earlier.camera_m_) - ground_m;
    const double distance_m2 = dot(offset, offset);
    const double above_m = height_m - distance_m2 * half_curvature_;
    return above_m > 0.0 ? distance_m2 / (above_m * above_m) : out_of_sight;
}

Reach::Reach(const PlaneRing& ring)
{
    using Directions = Eigen::Array<double, directions, 1>;
    static const Directions angles =
        Directions::LinSpaced(0.0, 2.0 * std::numbers::pi * (directions - 1) / directions);
    static const Directions east = angles.cos();
    static const Directions north = angles.sin();
    support_m_.setConstant(-std::numeric_limits<double>::infinity());
    for (const auto& corner : ring) {
        support_m_ = support_m_.max(corner.x_m * east + corner.y_m * north);
    }
}

double Reach::difference_m(const Reach& other) const
{
    return (support_m_ - other.support_m_).abs().maxCoeff();
}

double Reach::difference_m(const Reach& before, const Reach& after, double share) const
{
    const auto between = before.support_m_ + share * (after.support_m_ - before.support_m_);
    return (support_m_ - between).abs().maxCoeff();
}

double Reach::widths_to(const Reach& other) const
{
    constexpr int half = directions / 2;
    const auto moved = other.support_m_ - support_m_;
    const auto widths = support_m_.head<half>() + support_m_.tail<half>();
    return (0.5 * (moved.head<half>() - moved.tail<half>()).abs() / widths).maxCoeff();
}

PlaneRing convex_corners(PlaneRing points, Length cell)
{
    constexpr double straightness_in_cells = 0.02;
    return Outline{std::move(points), straightness_in_cells * (cell / metre)}.corners();
}

void note_quality(
    Frame& frame, const PlaneRing& corners, const HeightRange& ground, const SightLimits& limits)
{
    double sharpest_m = std::numeric_limits<double>::infinity();
    double dullest_m = 0.0;
    frame.is_required = true;
    for (const auto& corner : corners) {
        // Between two heights the sample distance and the flatness are greatest at one of them.
        for (const double ground_m : {ground.lowest_m, ground.highest_m}) {
            const auto sight = frame.view.at(corner, ground_m);
            sharpest_m = std::min(sharpest_m, sight.gsd_m);
            dullest_m = std::max(dullest_m, sight.gsd_m);
            frame.is_required = frame.is_required && limits.excess(sight) <= 0.0;
        }
    }
    frame.gsd_spread = dullest_m / sharpest_m;
}

}  // namespace transect::coverage
