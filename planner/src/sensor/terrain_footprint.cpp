#include <algorithm>
#include <cmath>
#include <vector>

#include "transect/sensor/footprint.hpp"

#include "sensor/frame_edge.hpp"
#include "sensor/viewing.hpp"

namespace transect::sensor {
namespace {

/// A piece between two rays of the level ring is halved this often at most.
constexpr int most_halvings = 6;
/// Relief that only the middle of a long piece would miss.
constexpr int least_halvings = 1;
/// Pieces as short as this, in tolerances, are taken as they are.
constexpr double short_piece = 10.0;

/// Where a ray along the edge ends, in metres north and east of the camera for comparing.
struct EdgePoint {
    EdgeRay ray;
    Eigen::Vector2d over_ground_m;
};

double off_chord_m(const EdgePoint& from, const EdgePoint& middle, const EdgePoint& to)
{
    const Eigen::Vector2d chord = to.over_ground_m - from.over_ground_m;
    const Eigen::Vector2d way = middle.over_ground_m - from.over_ground_m;
    const double square = chord.squaredNorm();
    const double share = square > 0.0 ? std::clamp(way.dot(chord) / square, 0.0, 1.0) : 0.0;
    return (way - share * chord).norm();
}

class TerrainEdge {
public:
    TerrainEdge(
        const Viewing& viewing,
        const terrain::TerrainView& terrain,
        const TerrainEdgeSettings& settings)
        : viewing_{viewing}, terrain_{terrain}, settings_{settings}
    {}

    TerrainFootprint ring()
    {
        const auto level = FrameEdge{viewing_, settings_.farthest}.ring();
        for (std::size_t i = 0; i < level.size(); ++i) {
            const auto from = meet(level[i]);
            append(from);
            const auto& next = level[i + 1 < level.size() ? i + 1 : 0];
            if (level[i].on_frame && next.on_frame) {
                append_between(from, meet(next), most_halvings);
            }
        }
        return std::move(footprint_);
    }

private:
    EdgePoint meet(EdgeRay ray)
    {
        const Eigen::Vector3d unit = ray.direction.normalized();
        const auto end = terrain_.cast({unit.x(), unit.y(), unit.z()});
        if (end.meets == terrain::RayMeets::ground) {
            ray.range_m = end.slant_range / metre;
        }
        footprint_.is_known = footprint_.is_known && end.meets != terrain::RayMeets::unknown;
        return {ray, ray.range_m * unit.head<2>()};
    }

    void append(const EdgePoint& point)
    {
        footprint_.ring.push_back(viewing_.point_at(point.ray.direction, point.ray.range_m));
    }

    // NOLINTNEXTLINE(misc-no-recursion): at most most_halvings levels
    void append_between(const EdgePoint& from, const EdgePoint& to, int halvings_left)
    {
        const double length_m = (to.over_ground_m - from.over_ground_m).norm();
        if (halvings_left == 0 || length_m <= short_piece * (settings_.tolerance / metre)) {
            return;
        }
        const Eigen::Vector3d direction = 0.5 * (from.ray.direction + to.ray.direction);
        const auto middle =
            meet({direction, viewing_.range_m(direction).value_or(from.ray.range_m)});
        const bool is_straight = off_chord_m(from, middle, to) <= settings_.tolerance / metre &&
                                 halvings_left <= most_halvings - least_halvings;
        if (is_straight) {
            return;
        }
        append_between(from, middle, halvings_left - 1);
        append(middle);
        append_between(middle, to, halvings_left - 1);
    }

    const Viewing& viewing_;
    const terrain::TerrainView& terrain_;
    const TerrainEdgeSettings& settings_;
    TerrainFootprint footprint_;
};

}  // namespace

TerrainFootprint footprint(
    const CameraPose& pose, const terrain::TerrainView& view, const TerrainEdgeSettings& settings)
{
    if (!has_frame(pose.look)) {
        return {};
    }
    const Viewing viewing{pose, settings.level};
    return TerrainEdge{viewing, view, settings}.ring();
}

}  // namespace transect::sensor
