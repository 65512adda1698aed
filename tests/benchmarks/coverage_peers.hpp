/// What else counts cells or area under footprints.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

namespace transect::test {

/// Cells of a plane from a corner on.
struct PeerGrid {
    PlanePoint low;
    double cell_m = 0.0;
    std::int32_t columns = 0;
    std::int32_t rows = 0;
};

struct PeerCount {
    double seconds = 0.0;
    std::size_t covered_cells = 0;
    std::size_t cell_frames = 0;
};

/// GDAL burns one into every cell for every footprint; only the burning is timed.
PeerCount burn_with_gdal(const std::vector<PlaneRing>& footprints, const PeerGrid& grid);

/// GEOS's union; its time alone.
double unite_with_geos(const std::vector<PlaneRing>& footprints);

}  // namespace transect::test
