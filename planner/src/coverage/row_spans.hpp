/// Which cells have their centre inside a convex outline.

#pragma once

#include <cstdint>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

#include "coverage/grid.hpp"

namespace transect::coverage {

/// Columns from first to before last.
struct Span {
    std::int32_t first = 0;
    std::int32_t last = 0;

    bool empty() const { return first >= last; }
    bool holds(std::int32_t column) const { return first <= column && column < last; }
};

struct RowSpans {
    std::int32_t first_row = 0;
    std::vector<Span> rows;

    /// Empty outside the rows.
    Span at(std::int32_t row) const;
};

/// The cells that hold any of the parts in the spans of parts.
RowSpans cells_of_parts(const RowSpans& parts);

/// The box that the outline's row spans lie in.
CellBox cell_box(const PlaneRing& ring, double cell_m);

/// Centres on a left or lower edge count and those on a right or upper edge do not, so that of two
/// outlines with a common edge exactly one has each cell.
RowSpans row_spans(const PlaneRing& convex_ring, double cell_m);

}  // namespace transect::coverage
