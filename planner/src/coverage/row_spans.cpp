#include "coverage/row_spans.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace transect::coverage {
namespace {

/// The first row or column whose centre is at or beyond a coordinate.
std::int32_t first_centre(double coordinate_m, double cell_m)
{
    return static_cast<std::int32_t>(std::ceil(coordinate_m / cell_m - 0.5));
}

struct Extent {
    double low_m = std::numeric_limits<double>::infinity();
    double high_m = -std::numeric_limits<double>::infinity();
};

}  // namespace

Span RowSpans::at(std::int32_t row) const
{
    const auto index = static_cast<std::int64_t>(row) - first_row;
    if (index < 0 || index >= static_cast<std::int64_t>(rows.size())) {
        return {};
    }
    return rows[static_cast<std::size_t>(index)];
}

RowSpans cells_of_parts(const RowSpans& parts)
{
    // Shifts round down below zero too.
    constexpr int shift = 2;
    static_assert(parts_side == 1 << shift);
    RowSpans result{.first_row = parts.first_row >> shift, .rows = {}};
    auto row = parts.first_row;
    for (const auto& [first, last] : parts.rows) {
        const auto index = static_cast<std::size_t>((row++ >> shift) - result.first_row);
        if (index == result.rows.size()) {
            result.rows.emplace_back();
        }
        if (first >= last) {
            continue;
        }
        auto& cells = result.rows[index];
        const Span these{first >> shift, ((last - 1) >> shift) + 1};
        cells = cells.empty()
                    ? these
                    : Span{std::min(cells.first, these.first), std::max(cells.last, these.last)};
    }
    return result;
}

CellBox cell_box(const PlaneRing& ring, double cell_m)
{
    Extent x;
    Extent y;
    for (const auto& corner : ring) {
        x = {std::min(x.low_m, corner.x_m), std::max(x.high_m, corner.x_m)};
        y = {std::min(y.low_m, corner.y_m), std::max(y.high_m, corner.y_m)};
    }
    return {
        .low = {first_centre(x.low_m, cell_m), first_centre(y.low_m, cell_m)},
        .high = {first_centre(x.high_m, cell_m), first_centre(y.high_m, cell_m)},
    };
}

RowSpans row_spans(const PlaneRing& convex_ring, double cell_m)
{
    const auto box = cell_box(convex_ring, cell_m);
    RowSpans result{.first_row = box.low.row, .rows = {}};
    std::vector<Extent> extents(static_cast<std::size_t>(box.high.row - box.low.row));
    for (std::size_t i = 0; i < convex_ring.size(); ++i) {
        auto low = convex_ring[i];
        auto high = convex_ring[(i + 1) % convex_ring.size()];
        // The same way round for both outlines that share the edge, so that both round alike.
        if (std::pair{high.y_m, high.x_m} < std::pair{low.y_m, low.x_m}) {
            std::swap(low, high);
        }
        const auto last_row = first_centre(high.y_m, cell_m);
        for (auto row = first_centre(low.y_m, cell_m); row < last_row; ++row) {
            const double up = ((row + 0.5) * cell_m - low.y_m) / (high.y_m - low.y_m);
            const double x_m = low.x_m + up * (high.x_m - low.x_m);
            auto& extent = extents[static_cast<std::size_t>(row - box.low.row)];
            extent = {std::min(extent.low_m, x_m), std::max(extent.high_m, x_m)};
        }
    }
    result.rows.reserve(extents.size());
    for (const auto& extent : extents) {
        result.rows.push_back(
            {first_centre(extent.low_m, cell_m), first_centre(extent.high_m, cell_m)});
    }
    return result;
}

}  // namespace transect::coverage
