/// Clean polygons of the cells of a zone that have something in common.

#pragma once

#include <cstddef>
#include <functional>

#include "transect/geo/plane_geometry.hpp"

#include "coverage/trace.hpp"

namespace transect::coverage {

struct CellRegion {
    /// Also asked for cells a little outside the zone, where the region should go on as it does
    /// inside, so that the zone's own edge bounds it there and no staircase.
    std::function<bool(Cell)> holds;
    CellShare share;  ///< of a cell of the region, or of one beside it
};

struct PolygonLimits {
    double cell_m = 0.0;
    double least_m2 = 0.0;  ///< smaller pieces are dropped
    std::size_t max_memory_bytes = 0;
};

/// The part of the region in the zone, with straight edges instead of the staircase of cells.
/// Slivers thinner than half a cell are dropped with the small pieces. Throws MemoryLimit when the
/// zone's box has too many cells.
PlaneArea polygons(const PlaneArea& zone, const CellRegion& region, const PolygonLimits& limits);

}  // namespace transect::coverage
