#include "planner/detour.hpp"

#include <functional>
#include <limits>
#include <queue>
#include <tuple>

namespace transect::planner {
namespace {

/// Bounds the time that finding out who sees whom takes.
constexpr std::size_t most_corners = 400;

std::vector<PlanePoint> corners(const PlaneArea& area)
{
    std::vector<PlanePoint> result;
    for (const auto& part : area.parts) {
        result.insert(result.end(), part.outer.begin(), part.outer.end());
        for (const auto& hole : part.holes) {
            result.insert(result.end(), hole.begin(), hole.end());
        }
    }
    return result;
}

/// At least `stand_off_m` away, with fewer corners the further it may be.
std::vector<PlanePoint> corners_around(const PlaneArea& forbidden, double stand_off_m)
{
    double tolerance_m = 0.25 * stand_off_m;
    constexpr int most_tries = 12;
    std::vector<PlanePoint> result;
    for (int i = 0; i < most_tries; ++i) {
        const auto outline = simplified(grown(forbidden, stand_off_m + tolerance_m), tolerance_m);
        result = corners(outline);
        if (result.size() <= most_corners) {
            break;
        }
        tolerance_m *= 2.0;
    }
    return result;
}

PlanePoint unit(PlanePoint vector)
{
    const double length = length_m(vector);
    return length > 0.0 ? 1.0 / length * vector : PlanePoint{0.0, 1.0};
}

PlanePoint bisector(PlanePoint in, PlanePoint out)
{
    const auto sum = in + out;
    constexpr double reversal = 1e-6;
    return length_m(sum) > reversal ? unit(sum) : in;
}

}  // namespace

Detours::Detours(const PlaneArea& forbidden, double stand_off_m) : forbidden_{forbidden}
{
    if (forbidden.parts.empty()) {
        return;
    }
    for (const auto& corner : corners_around(forbidden, stand_off_m)) {
        if (!forbidden_.contains(corner)) {
            nodes_.push_back(corner);
        }
    }
    connect();
}

bool Detours::is_clear(PlanePoint from, PlanePoint to) const
{
    return !forbidden_.entered_by(from, to);
}

void Detours::connect()
{
    neighbours_.resize(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        for (std::size_t j = i + 1; j < nodes_.size(); ++j) {
            if (is_clear(nodes_[i], nodes_[j])) {
                const double distance_m = length_m(nodes_[j] - nodes_[i]);
                neighbours_[i].push_back({j, distance_m});
                neighbours_[j].push_back({i, distance_m});
            }
        }
    }
}

std::vector<Detours::Neighbour> Detours::visible_from(PlanePoint point) const
{
    std::vector<Neighbour> result;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (is_clear(point, nodes_[i])) {
            result.push_back({i, length_m(nodes_[i] - point)});
        }
    }
    return result;
}

/// Dijkstra, from the end back to the begin; empty without a way.
std::vector<PlanePoint> Detours::shortest(const Ends& ends) const
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::size_t none = nodes_.size();
    std::vector<double> left_m(nodes_.size(), infinity);
    std::vector<std::size_t> next(nodes_.size(), none);
    using Entry = std::tuple<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const auto offer = [&](const Neighbour& reached, std::size_t then) {
        if (reached.distance_m < left_m[reached.node]) {
            left_m[reached.node] = reached.distance_m;
            next[reached.node] = then;
            open.emplace(reached.distance_m, reached.node);
        }
    };
    for (const auto& last : visible_from(ends.to)) {
        offer(last, none);
    }
    while (!open.empty()) {
        const double distance_m = std::get<0>(open.top());
        const std::size_t node = std::get<1>(open.top());
        open.pop();
        if (distance_m > left_m[node]) {
            continue;
        }
        for (const auto& neighbour : neighbours_[node]) {
            offer({neighbour.node, distance_m + neighbour.distance_m}, node);
        }
    }
    double best_m = infinity;
    std::size_t first = none;
    for (const auto& seen : visible_from(ends.from)) {
        if (seen.distance_m + left_m[seen.node] < best_m) {
            best_m = seen.distance_m + left_m[seen.node];
            first = seen.node;
        }
    }
    std::vector<PlanePoint> way;
    for (std::size_t node = first; node != none; node = next[node]) {
        way.push_back(nodes_[node]);
    }
    return way;
}

std::optional<std::vector<Pass>> Detours::way(const Ends& ends) const
{
    if (is_clear(ends.from, ends.to)) {
        return std::vector<Pass>{};
    }
    const auto points = shortest(ends);
    if (points.empty()) {
        return std::nullopt;
    }
    std::vector<Pass> passes;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto before = i == 0 ? ends.from : points[i - 1];
        const auto after = i + 1 == points.size() ? ends.to : points[i + 1];
        passes.push_back({points[i], bisector(unit(points[i] - before), unit(after - points[i]))});
    }
    return passes;
}

}  // namespace transect::planner
