#include "coverage/terrain_frames.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "coverage/outline.hpp"
#include "sensor/viewing.hpp"

namespace transect::coverage {
namespace {

/// By how much an outline may miss the ground's relief, in cells.
constexpr double tolerance_in_cells = 0.1;
/// Lines of sight are followed a little beyond the range, since its end is drawn on level ground.
constexpr double sight_in_ranges = 1.1;

terrain::GeoBox box_of(const std::vector<GeoPoint>& ring)
{
    const auto& first = ring.front();
    terrain::GeoBox box{first.latitude, first.latitude, first.longitude, Angle{}};
    for (const auto& point : ring) {
        box = terrain::grown_to(box, point);
    }
    return box;
}

/// Cotangent of the least grazing angle of ground at some height around an outline.
double flattest(const Frame& frame, const PlaneRing& ring, double ground_m)
{
    double flatness = 0.0;
    for (const auto& corner : ring) {
        flatness = std::max(flatness, frame.view.at(corner, ground_m).flatness);
    }
    return std::sqrt(flatness);
}

}  // namespace

TerrainFrames::TerrainFrames(const ObserveSettings& settings, terrain::TerrainSource source)
    : settings_{settings},
      limits_{settings.requirement},
      source_{std::move(source)},
      level_{settings.frame, source_},
      tolerance_m_{tolerance_in_cells * (settings.cell / metre)}
{}

std::optional<terrain::AssumedGround> TerrainFrames::level_in_view(
    const PlaneMap& map, const sensor::CameraPose& pose)
{
    const auto below = map.forward(pose.position);
    const auto below_m = level_.at(below);
    const Eigen::Vector3d boresight = sensor::boresight(pose.look);
    const double height_m = pose.height.above_datum() / metre - below_m.value_or(0.0);
    const double farthest_m = settings_.farthest / metre;
    const double down = std::max(boresight.z(), height_m / farthest_m);
    const double along = down > 0.0 ? height_m / down : 0.0;
    const auto ahead_m =
        level_.at(below + along * PlanePoint{.x_m = boresight.y(), .y_m = boresight.x()});
    const auto level_m = ahead_m ? ahead_m : below_m;
    return level_m ? std::optional{terrain::AssumedGround{MslHeight{*level_m * metre}}}
                   : std::nullopt;
}

/// Where relief cannot move the outline by more than the tolerance, no ray needs to be cast.
std::optional<TerrainFrames::Outlined> TerrainFrames::on_nearly_level(
    const Frame& frame, const terrain::TerrainView& view) const
{
    const auto of_ring = [&](std::vector<GeoPoint> ring) {
        auto ground = ring.empty() ? std::nullopt : view.bounds(box_of(ring));
        return Outlined{.ring = std::move(ring), .shape = Shape::convex, .ground = ground};
    };
    auto outlined = of_ring(frame.level_edge);
    if (!outlined.ground) {
        return std::nullopt;
    }
    const auto middle =
        outlined.ground->lowest + 0.5 * (outlined.ground->highest - outlined.ground->lowest);
    const double most_m =
        tolerance_m_ /
        flattest(frame, frame.outline, outlined.ground->highest.above_datum() / metre);
    const auto is_near = [&](MslHeight level) {
        return outlined.ground && (outlined.ground->highest - level) / metre <= most_m &&
               (level - outlined.ground->lowest) / metre <= most_m;
    };
    if (!is_near(middle)) {
        return std::nullopt;
    }
    const MslHeight level{frame.view.level_m() * metre};
    if (!is_near(level)) {
        outlined = of_ring(sensor::footprint(*frame.pose, {middle}, settings_.farthest));
        if (!is_near(middle)) {
            return std::nullopt;
        }
    }
    return outlined;
}

TerrainFrames::Outlined TerrainFrames::on_relief(
    const Frame& frame, const terrain::TerrainView& view) const
{
    auto edge = sensor::footprint(
        *frame.pose,
        view,
        {.level = {MslHeight{frame.view.level_m() * metre}},
         .farthest = settings_.farthest,
         .tolerance = tolerance_m_ * metre});
    auto ground = edge.ring.empty() ? std::nullopt : view.bounds(box_of(edge.ring));
    return {
        .ring = std::move(edge.ring),
        .shape = Shape::any,
        .ground = ground,
        .is_known = edge.is_known};
}

void TerrainFrames::settle(Frame& frame, const PlaneMap& map) const
{
    const terrain::TerrainView view{
        *source_,
        frame.pose->position,
        frame.pose->height,
        {.farthest = sight_in_ranges * settings_.farthest}};
    auto outlined = on_nearly_level(frame, view);
    if (!outlined) {
        outlined = on_relief(frame, view);
    }
    frame.outline = map.forward(outlined->ring);
    frame.shape = outlined->shape;
    if (frame.shape == Shape::convex) {
        frame.outline = convex_corners(std::move(frame.outline), settings_.cell);
    }
    frame.is_over_unknown = !outlined->is_known;
    if (outlined->ground) {
        note_quality(
            frame,
            convex_hull(frame.outline),
            {outlined->ground->lowest.above_datum() / metre,
             outlined->ground->highest.above_datum() / metre},
            limits_);
    } else {
        frame.is_required = false;
    }
    frame.sight = std::make_shared<const TerrainSight>(sight(frame, *outlined, view));
}

TerrainSight TerrainFrames::sight(
    const Frame& frame, const Outlined& outlined, const terrain::TerrainView& view)
{
    if (!outlined.is_known) {
        const terrain::AssumedGround level{MslHeight{frame.view.level_m() * metre}};
        return TerrainSight::within(view, sensor::Viewing{*frame.pose, level});
    }
    if (outlined.ground) {
        const double highest_m = outlined.ground->highest.above_datum() / metre;
        const Angle least_depression =
            std::atan2(1.0, flattest(frame, frame.outline, highest_m)) * radian;
        if (view.nothing_masked(box_of(outlined.ring), least_depression)) {
            return TerrainSight::of_all(view);
        }
    }
    return TerrainSight::of_each(view);
}

}  // namespace transect::coverage
