/// How much of each cell lies in an area.

#pragma once

#include <map>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

#include "coverage/grid.hpp"

namespace transect::coverage {

/// Exact shares by summing, for every edge, the area between it and the right end of its row
/// (Green's theorem cell by cell), so that cells inside the area cost one addition.
class CellShares {
public:
    /// Parts must not overlap and holes lie in their parts; the orientation of rings does not
    /// matter.
    CellShares(const PlaneArea& area, double cell_m);

    /// Tiles that can have a share; nothing lies outside.
    bool touches(TileIndex tile) const;

    /// From 0 to 1 for each cell of the tile, by row, then column.
    std::vector<double> of(TileIndex tile) const;

private:
    /// In cells. The area lies to the left of the way from start to end.
    struct Edge {
        PlanePoint start;
        PlanePoint end;
    };

    enum class Side { inside, outside };  ///< of a ring on which the area lies
    void add_ring(const PlaneRing& ring, double cell_m, Side area);

    std::map<std::int32_t, std::vector<Edge>> edges_;  ///< by tile row; an edge may be in several
    std::int32_t first_column_ = 0;
    std::int32_t last_column_ = -1;
};

}  // namespace transect::coverage
