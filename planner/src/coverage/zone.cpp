#include "transect/coverage/zone.hpp"

#include <algorithm>
#include <vector>

#include "coverage/cell_shares.hpp"
#include "coverage/grid.hpp"
#include "coverage/zone_plane.hpp"

namespace transect::coverage {
namespace {

struct CellSums {
    double covered = 0.0;
    double seen = 0.0;
    double masked = 0.0;
    double unknown = 0.0;

    void add(const Grid& grid, const Tile& tile, const std::vector<double>& shares)
    {
        for (std::size_t i = 0; i < tile.cells.size(); ++i) {
            const auto& state = tile.cells[i];
            const auto hidden = Grid::hidden(tile, i);
            covered += grid.observed(state) ? shares[i] : 0.0;
            seen += state.seen() ? shares[i] : 0.0;
            masked += hidden == Hidden::masked ? shares[i] : 0.0;
            unknown += hidden == Hidden::unknown ? shares[i] : 0.0;
        }
    }
};

}  // namespace

ZoneCoverage zone_coverage(const Coverage& coverage, const MultiPolygon& zone)
{
    const auto& grid = coverage.grid();
    const auto area = on_plane(grid.frame(), zone);
    const CellShares shares{area, grid.cell_m()};
    CellSums sums;
    for (const auto& [index, tile] : grid.tiles()) {
        if (shares.touches(index)) {
            sums.add(grid, tile, shares.of(index));
        }
    }
    const Area cell = coverage.cell_size() * coverage.cell_size();
    const Area whole = area_m2(area) * square_metre;
    // A zone covered to the last cell must not come out larger than itself by rounding.
    ZoneCoverage result{
        .area = whole,
        .covered = std::min(sums.covered * cell, whole),
        .fraction = 0.0,
        .seen = std::min(sums.seen * cell, whole),
        .masked = std::min(sums.masked * cell, whole),
        .unknown = std::min(sums.unknown * cell, whole),
    };
    if (result.area > Area{}) {
        result.fraction = result.covered / result.area;
    }
    return result;
}

}  // namespace transect::coverage
