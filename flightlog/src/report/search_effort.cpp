#include "flightlog/src/report/search_effort.hpp"

#include <algorithm>
#include <cmath>

#include "transect/sensor/quality.hpp"

namespace transect::flightlog {
namespace {

struct Edge {
    PlanePoint from;
    PlanePoint to;
};

std::vector<Edge> edges_of(const PlaneArea& area)
{
    std::vector<Edge> edges;
    const auto add = [&](const PlaneRing& ring) {
        edges.reserve(edges.size() + ring.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
        }
    };
    for (const auto& part : area.parts) {
        add(part.outer);
        std::ranges::for_each(part.holes, add);
    }
    return edges;
}

double cross(PlanePoint a, PlanePoint b)
{
    return a.x_m * b.y_m - a.y_m * b.x_m;
}

/// Parts of valid areas do not overlap, so a point is inside when a ray crosses the edges an odd
/// number of times.
bool holds(const std::vector<Edge>& edges, PlanePoint point)
{
    const auto crossed = std::ranges::count_if(edges, [&](const Edge& edge) {
        if ((edge.from.y_m > point.y_m) == (edge.to.y_m > point.y_m)) {
            return false;
        }
        const double share = (point.y_m - edge.from.y_m) / (edge.to.y_m - edge.from.y_m);
        return point.x_m < edge.from.x_m + share * (edge.to.x_m - edge.from.x_m);
    });
    return crossed % 2 == 1;
}

/// Where along `way`, from 0 to 1, it crosses edges; with both ends, in order.
std::vector<double> cuts(const std::vector<Edge>& edges, const Edge& way)
{
    std::vector<double> shares{0.0, 1.0};
    const auto along = way.to - way.from;
    for (const auto& edge : edges) {
        const auto side = edge.to - edge.from;
        const double turn = cross(along, side);
        if (turn == 0.0) {
            continue;
        }
        const double share = cross(edge.from - way.from, side) / turn;
        const double of_edge = cross(edge.from - way.from, along) / turn;
        if (share > 0.0 && share < 1.0 && of_edge >= 0.0 && of_edge <= 1.0) {
            shares.push_back(share);
        }
    }
    std::ranges::sort(shares);
    return shares;
}

double share_inside(const std::vector<Edge>& edges, const Edge& way)
{
    const auto shares = cuts(edges, way);
    double inside = 0.0;
    for (std::size_t i = 1; i < shares.size(); ++i) {
        const double middle = 0.5 * (shares[i - 1] + shares[i]);
        if (holds(edges, way.from + middle * (way.to - way.from))) {
            inside += shares[i] - shares[i - 1];
        }
    }
    return inside;
}

}  // namespace

Length on_task_length(
    const std::vector<flight::Trajectory>& trajectories,
    const MultiPolygon& area,
    const RegionFrame& frame)
{
    const auto edges = edges_of(frame.forward(area));
    Length length;
    for (const auto& trajectory : trajectories) {
        const auto& samples = trajectory.samples;
        for (std::size_t i = 1; i < samples.size(); ++i) {
            const auto& from = samples[i - 1];
            const auto& to = samples[i];
            if (!from.look || !to.look || elapsed(from.time, to.time) > trajectory.max_gap) {
                continue;
            }
            const Edge way{frame.forward(from.position), frame.forward(to.position)};
            length += share_inside(edges, way) * geodesic_leg(from.position, to.position).distance;
        }
    }
    return length;
}

std::optional<ZoneSearch> zone_search(
    const SearchSettings& settings, Length track_length, Area area)
{
    const sensor::SearchEffort effort{settings.sweep_width, track_length, area};
    const auto factor = sensor::coverage_factor(effort);
    const auto detection = sensor::zone_detection(effort, settings.law);
    if (!factor || !detection) {
        return std::nullopt;
    }
    return ZoneSearch{track_length, *factor, *detection};
}

coverage::DetectionOfLook detection_of_look(const std::optional<Target>& target)
{
    if (!target) {
        return {};
    }
    return [aim = *target](const coverage::CellRecord& cell, const coverage::Pass&) {
        const double cycles = sensor::cycles_on(aim.size, cell.best_ground_sample_distance);
        return sensor::discrimination_probability({cycles, aim.cycles_for_half}).value_or(0.0);
    };
}

}  // namespace transect::flightlog
