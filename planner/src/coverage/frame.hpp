/// One moment of the flight as the coverage kernel needs it.

#pragma once

#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "transect/coverage/coverage.hpp"
#include "transect/coverage/observe.hpp"
#include "transect/geo/region_frame.hpp"
#include "transect/sensor/footprint.hpp"

#include "coverage/grid.hpp"
#include "coverage/outline_rows.hpp"
#include "coverage/plane_map.hpp"

namespace transect::coverage {

/// How well a point of the ground is seen.
struct Sight {
    double gsd_m = 0.0;     ///< very large where the camera does not look
    double flatness = 0.0;  ///< squared cotangent of the grazing angle
};

/// What a requirement asks of a sight.
class SightLimits {
public:
    explicit SightLimits(const Requirement& requirement);

    /// How far a sight is from the requirement: at most zero where it is met.
    double excess(const Sight& sight) const;

private:
    double gsd_m_;
    double flatness_;
};

/// Sample distance and grazing angle over ground that is level at each point, cheap enough for
/// every cell: the ground falls away with the square of the distance, and plane metres near the
/// camera become ground metres by one matrix. Within 1e-3 of sensor::ground_sample_distance() up to
/// 20 km.
class GroundView {
public:
    GroundView(
        const PlaneMap& map,
        const sensor::CameraPose& pose,
        const terrain::AssumedGround& ground,
        const sensor::CameraProfile& camera);

    /// Over a plane whose axes point east and north.
    struct OverPlane {
        PlanePoint below_camera;
        double height_m = 0.0;
    };
    GroundView(
        const OverPlane& camera_place,
        const sensor::CameraLook& look,
        const sensor::CameraProfile& camera);

    /// Of a point at the view's own level.
    Sight at(PlanePoint point) const { return at_height(point, height_m_); }

    /// Of ground at a height above mean sea level.
    Sight at(PlanePoint point, double ground_m) const
    {
        return at_height(point, camera_m_ - ground_m);
    }

    double level_m() const { return camera_m_ - height_m_; }

    /// Betters what is known of points at the view's own level beside each other on a row, the step
    /// from one to the next.
    void improve(std::span<BestSight> best, PlanePoint first, double step_m) const;

    /// The turn of the boresight from the other camera's, in radians.
    double turn(const GroundView& other) const;

    /// Whether the other camera may see a point's sample distance differ by more than a share of
    /// it.
    bool is_far_from(const GroundView& other, double share) const;

    /// By how much of itself a point's sample distance can have been better than at both ends of
    /// the way from an earlier camera to this one, which turned by so many radians in all. Depth
    /// along the boresight changes evenly on a straight way with a steady look, so that the best is
    /// at an end; only turning bends it.
    double hidden_share(const GroundView& earlier, double turned) const;

    /// The share of the straight way from an earlier camera to this one at which a point is
    /// nearest; below 0 before it, above 1 after it, and 1 where there is no way.
    double nearest_share(PlanePoint point, const GroundView& earlier) const
    {
        const auto way = below_camera_ - earlier.below_camera_;
        const double length_m2 = dot(way, way);
        return length_m2 > 0.0 ? dot(point - earlier.below_camera_, way) / length_m2 : 1.0;
    }

    /// The flatness of a line of sight at some share of that way.
    struct OnTheWay {
        const GroundView& earlier;
        double share = 0.0;
    };
    double flatness(PlanePoint point, double ground_m, const OnTheWay& place) const;

    /// Which points of such a row have their nearest point on that way, and perhaps a few more.
    struct Numbers {
        std::int32_t first = 0;
        std::int32_t last = 0;  ///< the one after the last
    };
    Numbers passed(PlanePoint first, double step_m, const GroundView& earlier) const;

private:
    static constexpr double out_of_sight = 1e9;

    Sight at_height(PlanePoint point, double height_m) const
    {
        const auto offset = point - below_camera_;
        const double east_m = dot(to_east_, offset);
        const double north_m = dot(to_north_, offset);
        const double distance_m2 = east_m * east_m + north_m * north_m;
        const double drop_m = distance_m2 * half_curvature_;
        const double depth_m = boresight_north_ * north_m + boresight_east_ * east_m +
                               boresight_down_ * (height_m + drop_m);
        const double above_tangent_m = height_m - drop_m * drop_factor_;
        if (!(depth_m > 0.0 && above_tangent_m > 0.0)) {
            return {.gsd_m = out_of_sight, .flatness = out_of_sight};
        }
        const double per_height = 1.0 / above_tangent_m;
        return {
            .gsd_m = pixel_pitch_ * depth_m * std::sqrt(depth_m * per_height),
            .flatness = distance_m2 * per_height * per_height};
    }

    double moved_m(const GroundView& other) const;
    void set_look(const sensor::CameraLook& look, const sensor::CameraProfile& camera);

    PlanePoint below_camera_;
    PlanePoint to_east_;  ///< dot product with a plane offset is the way east
    PlanePoint to_north_;
    double boresight_north_ = 0.0;
    double boresight_east_ = 0.0;
    double boresight_down_ = 0.0;
    double camera_m_ = 0.0;        ///< above mean sea level
    double height_m_ = 0.0;        ///< above the view's level
    double half_curvature_ = 0.0;  ///< of the ground, per metre
    double drop_factor_ = 1.0;  ///< how the drop counts against the tangent plane below the point
    double pixel_pitch_ = 0.0;
    double corner_tangent_ = 0.0;  ///< of the angle from the boresight to a corner
};

/// How far an outline reaches, for comparing outlines with one another.
class Reach {
public:
    Reach() = default;
    explicit Reach(const PlaneRing& ring);

    /// The largest difference in any direction.
    double difference_m(const Reach& other) const;
    /// The largest difference from what lies on the way between two others.
    double difference_m(const Reach& before, const Reach& after, double share) const;
    /// How far the outline moves to the other place, in widths of it in that direction.
    double widths_to(const Reach& other) const;

private:
    static constexpr int directions = 16;

    Eigen::Array<double, directions, 1> support_m_ = Eigen::Array<double, directions, 1>::Zero();
};

class TerrainSight;

struct Frame {
    Tick time = 0;
    PlaneRing outline;  ///< empty when nothing of the ground is in view
    Shape shape = Shape::convex;
    Reach reach;  ///< on level ground
    GroundView view;
    bool is_required = false;                     ///< all of it meets the requirement
    double gsd_spread = 1.0;                      ///< from the sharpest to the least sharp corner
    std::vector<GeoPoint> level_edge = {};        ///< the footprint on level ground
    std::optional<sensor::CameraPose> pose = {};  ///< of frames that the FrameMaker made
    /// What can be seen of what lies in the outline; null on assumed ground, where all can be.
    std::shared_ptr<const TerrainSight> sight = {};
    bool is_over_unknown = false;  ///< some of the view, or all of it
};

/// The corners of a convex outline, without bows of its edges by less than a fiftieth of a cell.
PlaneRing convex_corners(PlaneRing points, Length cell);

/// Takes down what the corners of an outline say about all that is in it: corners of the hull of
/// the outline, for ground between the two heights.
struct HeightRange {
    double lowest_m = 0.0;
    double highest_m = 0.0;
};
void note_quality(
    Frame& frame, const PlaneRing& corners, const HeightRange& ground, const SightLimits& limits);

}  // namespace transect::coverage
