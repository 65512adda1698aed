/// What is still missing.

#pragma once

#include <cstddef>
#include <optional>

#include "transect/coverage/coverage.hpp"
#include "transect/geo/polygon.hpp"

namespace transect::coverage {

struct GapSettings {
    std::optional<Area> least_area = {};  ///< smaller pieces are dropped; without it, 4 cells
    std::size_t max_memory_bytes = std::size_t{2} << 30U;
};

/// The zone without its observed cells, as polygons with straight edges: the staircase of the cells
/// is replaced by the lines that fit it best, within about a cell. Of cells on the footprint's edge
/// it is known to a quarter how far they were seen, so lines along the grid are good to an eighth
/// of a cell. Slivers thinner than half a cell are dropped with the small pieces. Throws
/// MemoryLimit when the zone's box has too many cells.
MultiPolygon gaps(
    const Coverage& coverage, const MultiPolygon& zone, const GapSettings& settings = {});

}  // namespace transect::coverage
