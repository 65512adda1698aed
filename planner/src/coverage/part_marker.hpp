/// Marks the parts of cells that an outline comes to hold.

#pragma once

#include <cstdint>

#include "coverage/grid.hpp"
#include "coverage/outline_rows.hpp"

namespace transect::coverage {

class PartMarker {
public:
    explicit PartMarker(Grid& grid) : grid_{grid}, parts_per_metre_{parts_side / grid.cell_m()} {}

    /// Parts with their centre in the ring; those that the last ring held are taken for marked.
    void mark(const PlaneRing& ring, Shape shape);

    /// The next ring is the first one.
    void restart() { last_.clear(); }

private:
    /// Parts beside each other in a row.
    struct Run {
        std::int32_t row = 0;
        std::int32_t first = 0;
        std::int32_t last = 0;  ///< the one after the last
    };
    void mark_single();
    void mark_any();
    void mark(const Run& run);

    Grid& grid_;
    double parts_per_metre_;
    OutlineRows last_;
    OutlineRows next_;
};

}  // namespace transect::coverage
