#include "coverage/outline_rows.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace transect::coverage {
namespace {

/// An edge from its lower to its upper end, in cells, and the rows whose centre lines it crosses.
/// It is the same for both outlines that share it, so that both round alike.
struct Edge {
    Edge(PlanePoint from, PlanePoint to)
        : low{rises(from, to) ? from : to},
          first_row{first_centre(low.y_m)},
          last_row{first_centre(std::max(from.y_m, to.y_m))},
          slope{(to.x_m - from.x_m) / (to.y_m - from.y_m)}
    {}

    static bool rises(PlanePoint from, PlanePoint to)
    {
        return from.y_m < to.y_m || (from.y_m == to.y_m && from.x_m <= to.x_m);
    }
    double at(std::int32_t row) const { return low.x_m + (row + 0.5 - low.y_m) * slope; }

    PlanePoint low;
    std::int32_t first_row;
    std::int32_t last_row;  ///< the one after the last
    double slope;           ///< of no meaning where no row is crossed
};

/// Edges of a ring from its lowest corner up one side.
class Side {
public:
    struct Walk {
        std::size_t start = 0;
        std::size_t step = 1;  ///< to the next corner, around the ring
    };
    Side(const PlaneRing& ring, double cells_per_metre, const Walk& walk)
        : ring_{ring},
          cells_per_metre_{cells_per_metre},
          corner_{walk.start},
          step_{walk.step},
          edge_{next()}
    {}

    /// The edge that crosses a row; rows must come in order.
    const Edge& edge_at(std::int32_t row)
    {
        while (edge_.last_row <= row) {
            edge_ = next();
        }
        return edge_;
    }

private:
    Edge next()
    {
        const auto from = corner_;
        corner_ += step_;
        corner_ -= corner_ >= ring_.size() ? ring_.size() : 0;
        return {cells_per_metre_ * ring_[from], cells_per_metre_ * ring_[corner_]};
    }

    const PlaneRing& ring_;
    double cells_per_metre_;
    std::size_t corner_;
    std::size_t step_;
    Edge edge_;
};

/// Two edges, one in each half of a vector register, which halves the work of a row.
class EdgePair {
public:
    EdgePair(const Edge& a, const Edge& b)
        : low_x_{a.low.x_m, b.low.x_m}, low_y_{a.low.y_m, b.low.y_m}, slope_{a.slope, b.slope}
    {}

    /// Between the edges, as Edge::at() and Range::between() have it.
    Range at(double centre) const
    {
        const Ends centres{centre, centre};
        Ends ends = low_x_ + (centres - low_y_) * slope_;
        if (ends[0] > ends[1]) {
            ends = Ends{ends[1], ends[0]};
        }
        const Ends shifted = ends - 0.5;
        const auto towards_zero = __builtin_convertvector(shifted, Columns);
        const auto is_beyond = shifted > __builtin_convertvector(towards_zero, Ends);
        // What is true is -1.
        const auto columns = towards_zero - __builtin_convertvector(is_beyond, Columns);
        return {ends[0], ends[1], columns[0], columns[1]};
    }

private:
    using Ends = double __attribute__((vector_size(2 * sizeof(double))));
    using Columns = std::int32_t __attribute__((vector_size(2 * sizeof(std::int32_t))));

    Ends low_x_;
    Ends low_y_;
    Ends slope_;
};

/// Whether the ring goes up once and down once, so that it crosses no row more than twice.
bool goes_up_once(const PlaneRing& ring)
{
    // A turn is where the way up or down, level pieces left out, is not that of the piece before.
    const auto is_turn = [&ring](std::size_t corner) {
        const double y = ring[corner].y_m;
        const double before = ring[corner == 0 ? ring.size() - 1 : corner - 1].y_m;
        auto next = corner;
        do {
            next = next + 1 == ring.size() ? 0 : next + 1;
        } while (ring[next].y_m == y && next != corner);
        return before != y && (before < y) != (y < ring[next].y_m);
    };
    int turns = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        turns += is_turn(i) ? 1 : 0;
    }
    return turns == 2;
}

}  // namespace

CellBox cell_box(const PlaneRing& ring, double cells_per_metre)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    PlanePoint low{infinity, infinity};
    PlanePoint high{-infinity, -infinity};
    for (const auto& corner : ring) {
        low = {std::min(low.x_m, corner.x_m), std::min(low.y_m, corner.y_m)};
        high = {std::max(high.x_m, corner.x_m), std::max(high.y_m, corner.y_m)};
    }
    return {
        .low = {first_centre(low.x_m * cells_per_metre), first_centre(low.y_m * cells_per_metre)},
        .high =
            {first_centre(high.x_m * cells_per_metre), first_centre(high.y_m * cells_per_metre)},
    };
}

void OutlineRows::clear()
{
    row_count_ = 0;
    ranges_.clear();
    begins_.clear();
}

void OutlineRows::trace(const PlaneRing& ring, double cells_per_metre, Shape shape)
{
    clear();
    if (ring.size() < 3) {
        return;
    }
    const auto [lowest, highest] = std::minmax_element(
        ring.begin(), ring.end(), [](PlanePoint a, PlanePoint b) { return a.y_m < b.y_m; });
    lowest_ = cells_per_metre * *lowest;
    highest_ = cells_per_metre * *highest;
    first_row_ = first_centre(lowest_.y_m);
    row_count_ = static_cast<std::size_t>(first_centre(highest_.y_m) - first_row_);
    if (shape == Shape::convex) {
        trace_convex(ring, cells_per_metre);
    } else {
        trace_any(ring, cells_per_metre);
    }
}

void OutlineRows::trace_convex(const PlaneRing& ring, double cells_per_metre)
{
    if (goes_up_once(ring)) {
        trace_two_sides(ring, cells_per_metre);
    } else {
        trace_extremes(ring, cells_per_metre);
    }
}

/// Each side crosses each row once.
void OutlineRows::trace_two_sides(const PlaneRing& ring, double cells_per_metre)
{
    ranges_.resize(row_count_);
    const auto lowest = static_cast<std::size_t>(
        std::ranges::min_element(ring, {}, &PlanePoint::y_m) - ring.begin());
    Side one{ring, cells_per_metre, {lowest, 1}};
    Side other{ring, cells_per_metre, {lowest, ring.size() - 1}};
    auto row = first_row_;
    auto range = ranges_.begin();
    while (row < last_row()) {
        const auto& a = one.edge_at(row);
        const auto& b = other.edge_at(row);
        const EdgePair edges{a, b};
        const auto stop = std::min(a.last_row, b.last_row);
        double centre = row + 0.5;
        for (; row < stop; ++row, ++range, centre += 1.0) {
            *range = edges.at(centre);
        }
    }
}

void OutlineRows::trace_extremes(const PlaneRing& ring, double cells_per_metre)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    ranges_.assign(row_count_, {.left = infinity, .right = -infinity});
    PlanePoint from = cells_per_metre * ring.back();
    for (const auto& corner : ring) {
        const PlanePoint to = cells_per_metre * corner;
        const Edge edge{from, to};
        for (auto row = edge.first_row; row < edge.last_row; ++row) {
            auto& range = ranges_[static_cast<std::size_t>(row - first_row_)];
            range.left = std::min(range.left, edge.at(row));
            range.right = std::max(range.right, edge.at(row));
        }
        from = to;
    }
    for (auto& range : ranges_) {
        range = Range::between(range.left, range.right);
    }
}

void OutlineRows::trace_any(const PlaneRing& ring, double cells_per_metre)
{
    crossings_.clear();
    PlanePoint from = cells_per_metre * ring.back();
    for (const auto& corner : ring) {
        const PlanePoint to = cells_per_metre * corner;
        const Edge edge{from, to};
        for (auto row = edge.first_row; row < edge.last_row; ++row) {
            crossings_.push_back({row, edge.at(row)});
        }
        from = to;
    }
    std::ranges::sort(crossings_, [](const Crossing& a, const Crossing& b) {
        return std::pair{a.row, a.at} < std::pair{b.row, b.at};
    });
    begins_.assign(row_count_ + 1, 0);
    for (std::size_t i = 0; i + 1 < crossings_.size(); i += 2) {
        ranges_.push_back(Range::between(crossings_[i].at, crossings_[i + 1].at));
        begins_[static_cast<std::size_t>(crossings_[i].row - first_row_) + 1] =
            static_cast<std::uint32_t>(ranges_.size());
    }
    for (std::size_t i = 1; i <= row_count_; ++i) {
        begins_[i] = std::max(begins_[i], begins_[i - 1]);
    }
}

std::size_t OutlineRows::cells() const
{
    std::size_t sum = 0;
    for (const auto& range : ranges_) {
        sum += static_cast<std::size_t>(std::max(0, range.last - range.first));
    }
    return sum;
}

}  // namespace transect::coverage
