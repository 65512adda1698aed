#include "sensor/frame_edge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace transect::sensor {
namespace {

constexpr int bisections = 32;  // leaves less than a millimetre of slant range
constexpr int oblique_pieces_per_side = 8;
/// A corner further off than this many heights (30° of grazing) makes the look oblique, unless the
/// frame is so narrow that its sides bow by next to nothing.
constexpr double oblique_range_in_heights = 2.0;
constexpr double next_to_nothing_m = 0.1;
constexpr double earth_radius_m = 6.36e6;
constexpr double longest_arc_piece = 3.0 * std::numbers::pi / 180.0;

/// The direction on the frame's edge, in image order: 0 is the upper left corner, 1 the upper
/// right, 4 the upper left again.
Eigen::Vector3d on_edge(const Viewing& viewing, double along)
{
    struct Corner {
        double x, y;
    };
    constexpr std::array<Corner, 5> corners{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}};
    const auto side = std::min<std::size_t>(static_cast<std::size_t>(along), 3);
    const double part = along - static_cast<double>(side);
    const auto& from = corners.at(side);
    const auto& to = corners.at(side + 1);
    return viewing.direction(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y));
}

/// By how much the sides between corners miss a straight line on the ground, at most. The plane
/// through the camera and a side cuts the earth in a circle that curves over the ground by the
/// earth's curvature times the cotangent of the angle between them.
double longest_bow_m(const std::vector<EdgeRay>& corners, double greatest_cotangent)
{
    const auto place = [](const EdgeRay& ray) -> Eigen::Vector3d {
        return ray.range_m / ray.direction.norm() * ray.direction;
    };
    double longest_m2 = 0.0;
    Eigen::Vector3d from = place(corners.back());
    for (const auto& corner : corners) {
        const auto to = place(corner);
        longest_m2 = std::max(longest_m2, (to - from).squaredNorm());
        from = to;
    }
    return longest_m2 * greatest_cotangent / (8.0 * earth_radius_m);
}

}  // namespace

std::vector<EdgeRay> FrameEdge::ring() const
{
    auto corners = near_corners();
    if (!corners.empty()) {
        return corners;
    }
    constexpr int count = 4 * oblique_pieces_per_side;
    std::vector<Eigen::Vector3d> edge;
    edge.reserve(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i < count; ++i) {
        edge.push_back(on_edge(viewing_, static_cast<double>(i) / oblique_pieces_per_side));
    }
    const auto first = std::ranges::find_if(
        edge, [this](const auto& direction) { return reach(direction).has_value(); });
    if (first == edge.end()) {
        return disc_inside_frame();
    }
    std::rotate(edge.begin(), first, edge.end());
    edge.push_back(edge.front());
    return clipped(edge);
}

/// The ring of a frame that is not oblique, which is what most are; empty for any other.
std::vector<EdgeRay> FrameEdge::near_corners() const
{
    const auto height_m = viewing_.range_m(Eigen::Vector3d::UnitZ());
    std::vector<EdgeRay> corners;
    corners.reserve(4);
    double longest_m = 0.0;
    for (const double corner : {0.0, 1.0, 2.0, 3.0}) {
        const auto direction = on_edge(viewing_, corner);
        const auto range_m = reach(direction);
        if (!height_m || !range_m) {
            return {};
        }
        longest_m = std::max(longest_m, *range_m);
        corners.push_back({direction, *range_m});
    }
    const double range_in_heights = longest_m / *height_m;
    const bool is_near = range_in_heights <= oblique_range_in_heights ||
                         longest_bow_m(corners, range_in_heights) <= next_to_nothing_m;
    return is_near ? corners : std::vector<EdgeRay>{};
}

std::optional<double> FrameEdge::reach(const Eigen::Vector3d& direction) const
{
    const auto range_m = viewing_.range_m(direction);
    return range_m && *range_m <= farthest_m_ ? range_m : std::nullopt;
}

/// `edge` starts and ends with the same direction, which is in reach.
std::vector<EdgeRay> FrameEdge::clipped(const std::vector<Eigen::Vector3d>& edge) const
{
    std::vector<EdgeRay> ring;
    Eigen::Vector3d exit = edge.front();
    for (std::size_t i = 0; i + 1 < edge.size(); ++i) {
        const bool from_in = reach(edge[i]).has_value();
        const bool to_in = reach(edge[i + 1]).has_value();
        if (from_in) {
            append(ring, edge[i]);
        }
        if (from_in && !to_in) {
            exit = last_in_reach(edge[i], edge[i + 1]);
            append(ring, exit);
        }
        if (!from_in && to_in) {
            const auto entry = last_in_reach(edge[i + 1], edge[i]);
            append_arc(ring, exit, entry);
            append(ring, entry);
        }
    }
    return ring;
}

std::vector<EdgeRay> FrameEdge::disc_inside_frame() const
{
    const Eigen::Vector3d down = Eigen::Vector3d::UnitZ();
    std::vector<EdgeRay> ring;
    if (viewing_.shows(down) && reach(down)) {
        const int pieces = static_cast<int>(2.0 * std::numbers::pi / longest_arc_piece);
        for (int i = 0; i < pieces; ++i) {
            append_arc_point(ring, i * longest_arc_piece);
        }
    }
    return ring;
}

void FrameEdge::append(std::vector<EdgeRay>& ring, const Eigen::Vector3d& direction) const
{
    ring.push_back({direction, *reach(direction)});
}

/// What lies strictly between the two ends, clockwise.
void FrameEdge::append_arc(
    std::vector<EdgeRay>& ring, const Eigen::Vector3d& from, const Eigen::Vector3d& to) const
{
    const double start = std::atan2(from.y(), from.x());
    const double turn = std::atan2(to.y(), to.x()) - start;
    const double clockwise = turn < 0.0 ? turn + 2.0 * std::numbers::pi : turn;
    const int pieces = static_cast<int>(std::ceil(clockwise / longest_arc_piece));
    for (int i = 1; i < pieces; ++i) {
        append_arc_point(ring, start + clockwise * i / pieces);
    }
}

void FrameEdge::append_arc_point(std::vector<EdgeRay>& ring, double azimuth) const
{
    const Eigen::Vector3d level{std::cos(azimuth), std::sin(azimuth), 0.0};
    append(ring, last_in_reach(Eigen::Vector3d::UnitZ(), level));
    ring.back().on_frame = false;
}

/// Between a direction in reach and one that is not.
Eigen::Vector3d FrameEdge::last_in_reach(Eigen::Vector3d inside, Eigen::Vector3d outside) const
{
    for (int i = 0; i < bisections; ++i) {
        const Eigen::Vector3d middle = 0.5 * (inside + outside);
        (reach(middle) ? inside : outside) = middle;
    }
    return inside;
}

}  // namespace transect::sensor
