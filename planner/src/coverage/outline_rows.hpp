/// Where the centre lines of rows of cells cross an outline.

#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

#include "coverage/grid.hpp"

namespace transect::coverage {

/// The first row or column whose centre is at or beyond a coordinate in cells, which must be within
/// the range of the numbers.
inline std::int32_t first_centre(double cells)
{
    const double shifted = cells - 0.5;
    const auto towards_zero = static_cast<std::int32_t>(shifted);
    return towards_zero + (shifted > towards_zero ? 1 : 0);
}

/// Part of a row inside an outline, in cells. Centres on the left end belong to it, those on the
/// right end do not, so that of two outlines with a common edge exactly one has each cell.
struct Range {
    double left = 0.0;
    double right = 0.0;
    std::int32_t first = 0;  ///< column
    std::int32_t last = 0;   ///< the one after the last column

    static Range between(double left, double right)
    {
        return {left, right, first_centre(left), first_centre(right)};
    }
    bool empty() const { return first >= last; }
    /// One branch instead of two, since this is asked of every row of every frame.
    bool has_columns_of(const Range& other) const
    {
        return ((first ^ other.first) | (last ^ other.last)) == 0;
    }
    bool holds(std::int32_t column) const { return first <= column && column < last; }
};

/// The box that the cells of the rows lie in.
CellBox cell_box(const PlaneRing& ring, double cells_per_metre);

/// Whether every row crosses the outline once in and once out.
enum class Shape { convex, any };

class OutlineRows {
public:
    /// Replaces what was there. Rows of a convex ring, or one that bows inwards by a hair, have one
    /// range; of any other ring as many as the even-odd rule gives. Corners are in metres and must
    /// be finite and within the range of cell numbers.
    void trace(const PlaneRing& ring, double cells_per_metre, Shape shape);

    /// No rows.
    void clear();

    bool empty() const { return row_count_ == 0; }
    std::int32_t first_row() const { return first_row_; }
    /// The one after the last.
    std::int32_t last_row() const { return first_row_ + static_cast<std::int32_t>(row_count_); }
    /// Nothing outside the rows.
    std::span<const Range> at(std::int32_t row) const
    {
        if (row < first_row_ || row >= last_row()) {
            return {};
        }
        const auto index = static_cast<std::size_t>(row - first_row_);
        if (begins_.empty()) {
            return std::span{ranges_}.subspan(index, 1);
        }
        return std::span{ranges_}.subspan(begins_[index], begins_[index + 1] - begins_[index]);
    }

    /// Whether each row has one range.
    bool is_single() const { return begins_.empty(); }
    /// Of a convex outline, from the first row on.
    std::span<const Range> single() const { return ranges_; }
    /// Of a convex outline; an empty range outside the rows.
    Range only(std::int32_t row) const
    {
        const auto ranges = at(row);
        return ranges.empty() ? Range{} : ranges.front();
    }

    /// The corners furthest down and up, in cells.
    PlanePoint lowest() const { return lowest_; }
    PlanePoint highest() const { return highest_; }

    /// Cells with their centre inside.
    std::size_t cells() const;

private:
    void trace_convex(const PlaneRing& ring, double cells_per_metre);
    void trace_two_sides(const PlaneRing& ring, double cells_per_metre);
    void trace_extremes(const PlaneRing& ring, double cells_per_metre);
    void trace_any(const PlaneRing& ring, double cells_per_metre);

    std::int32_t first_row_ = 0;
    std::vector<Range> ranges_;
    std::size_t row_count_ = 0;
    /// Of each row in the ranges, and their end; nothing where each row has one range.
    std::vector<std::uint32_t> begins_;
    PlanePoint lowest_;
    PlanePoint highest_;
    struct Crossing {
        std::int32_t row = 0;
        double at = 0.0;
    };
    std::vector<Crossing> crossings_;  ///< kept for its memory
};

}  // namespace transect::coverage
