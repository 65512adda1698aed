/// What a flight was to see, held against what it saw.

#pragma once

#include <vector>

#include "transect/coverage/coverage.hpp"
#include "transect/coverage/gaps.hpp"
#include "transect/geo/polygon.hpp"

namespace transect::coverage {

/// Ground on which two coverages differ in one way.
struct Difference {
    std::vector<Cell> cells;  ///< with any part in the zone, by row, then column
    Area area;                ///< of these cells, their exact shares in the zone
    /// The same with straight edges, cut at the zone; pieces too small to fly for are left out.
    MultiPolygon polygons;
};

struct Comparison {
    Difference missed;  ///< observed as planned, but not as achieved
    Difference extra;   ///< observed as achieved, but not as planned
    /// Seen by the flight and not as well as required: not observed, or never at the sample
    /// distance that the plan requires. Where the plan had it observed and the flight did not, it
    /// is missed too.
    Difference shortfall;
};

/// Cell by cell, in a zone. Each coverage says by its own requirement what it observed. Throws
/// std::domain_error when the two do not share frame and cell size, and MemoryLimit when the zone's
/// box has too many cells.
Comparison compare(
    const Coverage& planned,
    const Coverage& achieved,
    const MultiPolygon& zone,
    const GapSettings& settings = {});

}  // namespace transect::coverage
