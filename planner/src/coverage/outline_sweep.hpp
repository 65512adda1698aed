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
void visit_changes(const OutlineSweep& sweep, Visitor& visitor)
{
    const auto visit = [&](Cell cell, const Range& before, const Range& after) {
        const bool was_in = before.holds(cell.column);
        const bool is_in = after.holds(cell.column);
        auto share = share_inside(
            sweep.sides,
            {.x_m = (cell.column + 0.5) * sweep.cell_m, .y_m = (cell.row + 0.5) * sweep.cell_m});
        const bool passes = was_in || is_in || !share.empty();
        if (passes && !was_in) {
            visitor.enter(cell, is_in ? std::min(share.from, 1.0) : share.from);
        }
        if (passes && !is_in) {
            visitor.leave(cell, was_in ? std::max(share.to, 0.0) : share.to);
        }
    };
    for (auto row = sweep.hull.first_row(); row < sweep.hull.last_row(); ++row) {
        const auto before = sweep.before.only(row);
        const auto after = sweep.after.only(row);
        const auto all = sweep.hull.only(row);
        // What lies in both stays in.
        const auto stay_first = std::max(before.first, after.first);
        const auto stay_last = std::min(before.last, after.last);
        for (auto column = all.first; column < all.last; ++column) {
            if (column == stay_first && stay_first < stay_last) {
                column = stay_last - 1;
                continue;
            }
            visit({column, row}, before, after);
        }
    }
}

}  // namespace transect::coverage
