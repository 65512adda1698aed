#include "transect/coverage/zone_figures.hpp"

#include <algorithm>

#include "coverage/cell_shares.hpp"
#include "coverage/zone_plane.hpp"
#include "coverage/zone_sums.hpp"

namespace transect::coverage {
namespace {

/// Shares below are what rounding leaves of cells outside the zone.
constexpr double least_share = 1e-9;

void add_block(
    ZoneSums& sums, const Coverage& coverage, TileIndex tile, const std::vector<double>& shares)
{
    for (std::int32_t i = 0; i < tile_side * tile_side; ++i) {
        const double share = shares[static_cast<std::size_t>(i)];
        if (share < least_share) {
            continue;
        }
        const Cell cell{
            tile.column * tile_side + i % tile_side, tile.row * tile_side + i / tile_side};
        if (const auto record = coverage.record(cell)) {
            const auto passes = coverage.passes(cell);
            sums.add({.weight = share, .record = *record, .passes = passes});
        }
    }
}

}  // namespace

ZoneFigures zone_figures(
    const Coverage& coverage, const MultiPolygon& zone, const ZoneFigureSettings& settings)
{
    auto own = settings;
    // The coverage counts a view that looks a tick too short, and keeps both its ends in ticks.
    constexpr Tick rounding = 2;
    const auto of_clock = coverage.grid().clock().duration(rounding);
    own.looks.rounding = std::max(settings.looks.rounding, of_clock);
    // Checks the window, also where no cell was seen.
    static_cast<void>(looks({}, own.looks));
    const auto area = on_plane(coverage.frame(), zone);
    const double cell_m = coverage.cell_size() / metre;
    const CellShares shares{area, cell_m};
    ZoneSums sums{own};
    for (const auto& block : coverage.blocks()) {
        const auto tile = tile_of(block);
        if (shares.touches(tile)) {
            add_block(sums, coverage, tile, shares.of(tile));
        }
    }
    const double whole_m2 = area_m2(area);
    auto figures = sums.figures(whole_m2 / (cell_m * cell_m));
    figures.area = whole_m2 * square_metre;
    return figures;
}

}  // namespace transect::coverage
