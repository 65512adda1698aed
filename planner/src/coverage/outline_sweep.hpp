/// When a convex outline that moves evenly passes over cells.

#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "coverage/outline.hpp"
#include "coverage/outline_rows.hpp"

namespace transect::coverage {

/// Part of the way from one outline to the other, as shares of it from 0 to 1.
struct Share {
    double from = 0.0;
    double to = 1.0;

    bool empty() const { return !(from < to); }
};

/// The part of the way on which a point lies in the outline.
Share share_inside(const std::vector<MovingSide>& sides, PlanePoint point);

/// Two outlines and all that lies between them.
struct OutlineSweep {
    const OutlineRows& before;
    const OutlineRows& after;
    const OutlineRows& hull;  ///< of both outlines
    const std::vector<MovingSide>& sides;
    double cell_m = 0.0;
};

/// Calls visitor.enter(cell, share) and visitor.leave(cell, share) as OutlineChange does, for an
/// outline whose sides move and turn evenly: exact for every cell that it passes over.
template <typename Visitor>
class SweptCells {
public:
    SweptCells(const OutlineSweep& sweep, Visitor& visitor) : sweep_{sweep}, visitor_{visitor} {}

    void visit()
    {
        for (auto row = sweep_.hull.first_row(); row < sweep_.hull.last_row(); ++row) {
            visit(row, sweep_.hull.only(row));
        }
    }

private:
    void visit(std::int32_t row, const Range& columns)
    {
        const auto before = sweep_.before.only(row);
        const auto after = sweep_.after.only(row);
        // What lies in both stays in.
        const auto stay_first = std::max(before.first, after.first);
        const auto stay_last = std::max(stay_first, std::min(before.last, after.last));
        for (auto column = columns.first; column < columns.last; ++column) {
            if (column == stay_first) {
                column = stay_last;
            }
            if (column < columns.last) {
                visit({column, row}, before.holds(column), after.holds(column));
            }
        }
    }

    void visit(Cell cell, bool was_in, bool is_in)
    {
        const auto share = share_inside(
            sweep_.sides,
            {.x_m = (cell.column + 0.5) * sweep_.cell_m, .y_m = (cell.row + 0.5) * sweep_.cell_m});
        const bool is_touched = was_in || is_in || !share.empty();
        if (is_touched && !was_in) {
            visitor_.enter(cell, share.from);
        }
        if (is_touched && !is_in) {
            visitor_.leave(cell, share.to);
        }
    }

    const OutlineSweep& sweep_;
    Visitor& visitor_;
};

}  // namespace transect::coverage
