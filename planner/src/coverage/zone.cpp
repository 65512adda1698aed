#include "transect/coverage/zone.hpp"

#include <algorithm>

#include "coverage/cell_shares.hpp"
#include "coverage/grid.hpp"
#include "coverage/zone_plane.hpp"

namespace transect::coverage {

ZoneCoverage zone_coverage(const Coverage& coverage, const MultiPolygon& zone)
{
    const auto& grid = coverage.grid();
    const auto area = on_plane(grid.frame(), zone);
    const CellShares shares{area, grid.cell_m()};
    double covered_cells = 0.0;
    double seen_cells = 0.0;
    double masked_cells = 0.0;
    double unknown_cells = 0.0;
    for (const auto& [index, tile] : grid.tiles()) {
        if (!shares.touches(index)) {
            continue;
        }
        const auto of_tile = shares.of(index);
        for (std::size_t i = 0; i < tile.cells.size(); ++i) {
            const auto& state = tile.cells[i];
            covered_cells += grid.observed(state) ? of_tile[i] : 0.0;
            seen_cells += state.seen() ? of_tile[i] : 0.0;
            const auto hidden = Grid::hidden(tile, i);
            masked_cells += hidden == Hidden::masked ? of_tile[i] : 0.0;
            unknown_cells += hidden == Hidden::unknown ? of_tile[i] : 0.0;
        }
    }
    const Area cell = coverage.cell_size() * coverage.cell_size();
    const Area whole = area_m2(area) * square_metre;
    // A zone covered to the last cell must not come out larger than itself by rounding.
    ZoneCoverage result{
        .area = whole,
        .covered = std::min(covered_cells * cell, whole),
        .fraction = 0.0,
        .seen = std::min(seen_cells * cell, whole),
        .masked = std::min(masked_cells * cell, whole),
        .unknown = std::min(unknown_cells * cell, whole),
    };
    if (result.area > Area{}) {
        result.fraction = result.covered / result.area;
    }
    return result;
}

}  // namespace transect::coverage
