#include "planner/outline_index.hpp"

#include <algorithm>

namespace transect::planner {
namespace {

constexpr std::size_t run_length = 16;

/// Positive where the point lies to the left of the line.
double side(const PlaneLine& line, PlanePoint point)
{
    const auto along = line.to - line.from;
    const auto off = point - line.from;
    return along.x_m * off.y_m - along.y_m * off.x_m;
}

/// Touching counts.
bool meet(const PlaneLine& a, const PlaneLine& b)
{
    return box_around(a.from, a.to).meets(box_around(b.from, b.to)) &&
           side(a, b.from) * side(a, b.to) <= 0.0 && side(b, a.from) * side(b, a.to) <= 0.0;
}

}  // namespace

void PlaneBox::include(PlanePoint point)
{
    if (is_empty()) {
        low = point;
        high = point;
        return;
    }
    low = {std::min(low.x_m, point.x_m), std::min(low.y_m, point.y_m)};
    high = {std::max(high.x_m, point.x_m), std::max(high.y_m, point.y_m)};
}

bool PlaneBox::meets(const PlaneBox& other) const
{
    return low.x_m <= other.high.x_m && other.low.x_m <= high.x_m && low.y_m <= other.high.y_m &&
           other.low.y_m <= high.y_m;
}

PlaneBox box_around(PlanePoint a, PlanePoint b)
{
    return {
        {std::min(a.x_m, b.x_m), std::min(a.y_m, b.y_m)},
        {std::max(a.x_m, b.x_m), std::max(a.y_m, b.y_m)}};
}

OutlineIndex::OutlineIndex(const PlaneArea& area)
{
    for (const auto& part : area.parts) {
        add(part.outer);
        std::ranges::for_each(part.holes, [&](const PlaneRing& hole) { add(hole); });
    }
}

void OutlineIndex::add(const PlaneRing& ring)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i % run_length == 0) {
            runs_.push_back({.box = {}, .begin = edges_.size(), .end = edges_.size()});
        }
        const PlaneLine edge{ring[i], ring[(i + 1) % ring.size()]};
        auto& run = runs_.back();
        for (const auto point : {edge.from, edge.to}) {
            run.box.include(point);
            box_.include(point);
        }
        edges_.push_back(edge);
        run.end = edges_.size();
    }
}

bool OutlineIndex::contains(PlanePoint point) const
{
    if (!box_.meets({point, point})) {
        return false;
    }
    bool inside = false;
    for (const auto& run : runs_) {
        if (point.y_m < run.box.low.y_m || point.y_m > run.box.high.y_m ||
            point.x_m > run.box.high.x_m) {
            continue;  // a ray to the east does not meet it
        }
        for (std::size_t i = run.begin; i < run.end; ++i) {
            const auto& edge = edges_[i];
            const bool spans = (edge.from.y_m > point.y_m) != (edge.to.y_m > point.y_m);
            if (spans && (side(edge, point) > 0.0) == (edge.to.y_m > edge.from.y_m)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

bool OutlineIndex::crossed_by(PlanePoint from, PlanePoint to) const
{
    const auto line_box = box_around(from, to);
    if (!box_.meets(line_box)) {
        return false;
    }
    for (const auto& run : runs_) {
        if (!run.box.meets(line_box)) {
            continue;
        }
        for (std::size_t i = run.begin; i < run.end; ++i) {
            if (meet({from, to}, edges_[i])) {
                return true;
            }
        }
    }
    return false;
}

std::vector<double> OutlineIndex::crossings(const PlaneLine& line) const
{
    std::vector<double> shares;
    for (const auto& edge : edges_) {
        if (!meet(line, edge)) {
            continue;
        }
        // Along the line, the distances of its ends from the edge share it.
        const double from = side(edge, line.from);
        const double to = side(edge, line.to);
        shares.push_back(from == to ? 0.0 : std::clamp(from / (from - to), 0.0, 1.0));
    }
    return shares;
}

bool OutlineIndex::entered_by(PlanePoint from, PlanePoint to) const
{
    return contains(from) || crossed_by(from, to);
}

bool OutlineIndex::holds(PlanePoint from, PlanePoint to) const
{
    return contains(from) && !crossed_by(from, to);
}

}  // namespace transect::planner
