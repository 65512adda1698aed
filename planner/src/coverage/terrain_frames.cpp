#include "coverage/terrain_frames.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "coverage/outline.hpp"
#include "coverage/terrain_sight.hpp"
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

PlaneRing on_plane(const std::vector<GeoPoint>& ring, const PlaneMap& map)
{
    PlaneRing points;
    points.reserve(ring.size());
    for (const auto& point : ring) {
        points.push_back(map.forward(point));
    }
    return points;
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

double TerrainFrames::flattest(const Frame& frame, const PlaneRing& ring, double ground_m) const
{
    double flatness = 0.0;
    for (const auto& corner : ring) {
        flatness = std::max(flatness, frame.view.at(corner, ground_m).flatness);
    }
    return std::sqrt(flatness);
}

/// Where relief cannot move the outline by more than the tolerance, no ray needs to be cast.
std::optional<TerrainFrames::Outlined> TerrainFrames::on_nearly_level(
    const Frame& frame, const terrain::TerrainView& view, const PlaneMap& map) const
{
    double level_m = frame.view.level_m();
    constexpr int rounds = 2;
    for (int i = 0; i < rounds; ++i) {
        const terrain::AssumedGround level{MslHeight{level_m * metre}};
        auto ring = sensor::footprint(*frame.pose, level, settings_.farthest);
        const auto ground = ring.empty() ? std::nullopt : view.bounds(box_of(ring));
        if (!ground) {
            return std::nullopt;
        }
        const double lowest_m = ground->lowest.above_datum() / metre;
        const double highest_m = ground->highest.above_datum() / metre;
        const double off_m = std::max(highest_m - level_m, level_m - lowest_m);
        if (off_m * flattest(frame, on_plane(ring, map), highest_m) <= tolerance_m_) {
            return Outlined{.ring = std::move(ring), .ground = ground};
        }
        level_m = 0.5 * (lowest_m + highest_m);
    }
    return std::nullopt;
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
    return {.ring = std::move(edge.ring), .ground = ground, .is_known = edge.is_known};
}

void TerrainFrames::settle(Frame& frame, const PlaneMap& map) const
{
    const terrain::TerrainView view{
        *source_,
        frame.pose->position,
        frame.pose->height,
        {.farthest = sight_in_ranges * settings_.farthest}};
    auto outlined = on_nearly_level(frame, view, map);
    if (!outlined) {
        outlined = on_relief(frame, view);
    }
    frame.outline = on_plane(outlined->ring, map);
    frame.is_over_unknown = !outlined->is_known;
    frame.is_required = false;
    if (!outlined->is_known) {
        const terrain::AssumedGround level{MslHeight{frame.view.level_m() * metre}};
        frame.sight = std::make_shared<const TerrainSight>(
            TerrainSight::within(view, sensor::Viewing{*frame.pose, level}));
        return;
    }
    if (!outlined->ground) {
        frame.sight = std::make_shared<const TerrainSight>(TerrainSight::of_each(view));
        return;
    }
    const double highest_m = outlined->ground->highest.above_datum() / metre;
    note_quality(
        frame,
        convex_hull(frame.outline),
        {outlined->ground->lowest.above_datum() / metre, highest_m},
        limits_);
    const Angle least_depression =
        std::atan2(1.0, flattest(frame, frame.outline, highest_m)) * radian;
    const bool is_clear = view.nothing_masked(box_of(outlined->ring), least_depression);
    frame.sight = std::make_shared<const TerrainSight>(
        is_clear ? TerrainSight::of_all(view) : TerrainSight::of_each(view));
}

}  // namespace transect::coverage
