/// How much of an area was covered.

#pragma once

#include "transect/coverage/coverage.hpp"
#include "transect/geo/polygon.hpp"

namespace transect::coverage {

struct ZoneCoverage {
    Area area;              ///< of the zone, its edges geodesics
    Area covered;           ///< within observed cells
    double fraction = 0.0;  ///< covered / area; 0 for an empty zone
    Area seen;              ///< within cells of the raw union
    Area masked;            ///< within cells in view that terrain masked each time
    Area unknown;  ///< within unseen cells of which it is unknown whether they were in sight
};

/// Cells on the zone's edge count with the exact share of them that lies in the zone. Parts must
/// not overlap; the orientation of rings does not matter.
ZoneCoverage zone_coverage(const Coverage& coverage, const MultiPolygon& zone);

}  // namespace transect::coverage
