#include "coverage/outline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace transect::coverage {
namespace {

double cross(PlanePoint a, PlanePoint b)
{
    return a.x_m * b.y_m - a.y_m * b.x_m;
}

/// Adds a chain of Andrew's over sorted points, left to right below or right to left above; the
/// last point is left out, since the other chain starts with it.
template <typename Iterator>
void add_half_hull(PlaneRing& hull, Iterator first, Iterator last)
{
    const auto start = hull.size();
    for (; first != last; ++first) {
        while (hull.size() >= start + 2 &&
               cross(hull.back() - hull[hull.size() - 2], *first - hull.back()) <= 0.0) {
            hull.pop_back();
        }
        hull.push_back(*first);
    }
    hull.pop_back();
}

/// An object, so that sorting can inline it.
constexpr auto lies_before = [](PlanePoint a, PlanePoint b) {
    return a.x_m != b.x_m ? a.x_m < b.x_m : a.y_m < b.y_m;
};

/// Whether four corners turn to the same side everywhere, the one that the sign tells.
bool turns(const std::vector<PlanePoint>& corners, double sign)
{
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& middle = corners[(i + 1) % 4];
        if (!(sign * cross(middle - corners[i], corners[(i + 2) % 4] - middle) > 0.0)) {
            return false;
        }
    }
    return true;
}

/// Most footprints are their own hull.
bool is_convex_quadrangle(std::vector<PlanePoint>& points)
{
    if (points.size() != 4) {
        return false;
    }
    if (turns(points, -1.0)) {
        std::ranges::reverse(points);
        return true;
    }
    return turns(points, 1.0);
}

/// Sides that turn by more than this are taken for different ones.
constexpr double most_turn_cosine = 0.9;  // 26°

double distance_to_line_m(PlanePoint point, PlanePoint from, PlanePoint to)
{
    return std::abs(cross(to - from, point - from)) / length_m(to - from);
}

/// Whether one straight edge may stand for the corners strictly between two, in a ring.
bool nearly_straight(const PlaneRing& ring, std::size_t from, std::size_t to, double tolerance_m)
{
    for (std::size_t i = from + 1; i < to; ++i) {
        if (distance_to_line_m(ring[i], ring[from], ring[to % ring.size()]) > tolerance_m) {
            return false;
        }
    }
    return true;
}

PlaneRing without_flat_corners(PlaneRing ring, double tolerance_m)
{
    // Start at a corner that is certainly one.
    const auto farthest = std::max_element(ring.begin(), ring.end(), [&](auto a, auto b) {
        return length_m(a - ring.front()) < length_m(b - ring.front());
    });
    std::rotate(ring.begin(), farthest, ring.end());
    PlaneRing result{ring.front()};
    std::size_t last_kept = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (!nearly_straight(ring, last_kept, i + 1, tolerance_m)) {
            result.push_back(ring[i]);
            last_kept = i;
        }
    }
    return result;
}

const HalfPlane& most_alike(const std::vector<HalfPlane>& sides, PlanePoint normal)
{
    return *std::max_element(
        sides.begin(), sides.end(), [normal](const HalfPlane& a, const HalfPlane& b) {
            return dot(a.normal, normal) < dot(b.normal, normal);
        });
}

/// The same side at the other time.
HalfPlane counterpart(const HalfPlane& side, const Outline& other)
{
    const auto& alike = most_alike(other.sides(), side.normal);
    if (dot(alike.normal, side.normal) >= most_turn_cosine) {
        return alike;
    }
    return {.normal = side.normal, .offset_m = other.support_m(side.normal)};
}

}  // namespace

PlaneRing convex_hull(std::vector<PlanePoint> points)
{
    if (is_convex_quadrangle(points)) {
        std::rotate(points.begin(), std::ranges::min_element(points, lies_before), points.end());
        return points;
    }
    std::ranges::sort(points, lies_before);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) {
        return points;
    }
    PlaneRing hull;
    hull.reserve(points.size() + 1);
    add_half_hull(hull, points.begin(), points.end());
    add_half_hull(hull, points.rbegin(), points.rend());
    return hull;
}

Outline::Outline(std::vector<PlanePoint> points, double tolerance_m)
{
    auto hull = convex_hull(std::move(points));
    if (hull.size() > 4) {
        hull = without_flat_corners(std::move(hull), tolerance_m);
    }
    if (hull.size() < 3) {
        return;
    }
    corners_ = std::move(hull);
    sides_.reserve(corners_.size());
    for (std::size_t i = 0; i < corners_.size(); ++i) {
        const auto along = corners_[(i + 1) % corners_.size()] - corners_[i];
        const PlanePoint normal =
            1.0 / std::sqrt(dot(along, along)) * PlanePoint{.x_m = along.y_m, .y_m = -along.x_m};
        sides_.push_back({.normal = normal, .offset_m = dot(normal, corners_[i])});
    }
}

double Outline::support_m(PlanePoint normal) const
{
    double result = dot(normal, corners_.front());
    for (const auto& corner : corners_) {
        result = std::max(result, dot(normal, corner));
    }
    return result;
}

std::vector<MovingSide> moving_sides(const Outline& before, const Outline& after)
{
    std::vector<MovingSide> result;
    result.reserve(before.sides().size() + after.sides().size());
    for (const auto& side : before.sides()) {
        result.push_back({side, counterpart(side, after)});
    }
    for (const auto& side : after.sides()) {
        result.push_back({counterpart(side, before), side});
    }
    return result;
}

}  // namespace transect::coverage
