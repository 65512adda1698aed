#include "transect/coverage/unknown_ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "coverage/cell_ground.hpp"
#include "coverage/cell_shares.hpp"
#include "coverage/zone_plane.hpp"

namespace transect::coverage {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct TileRange {
    TileIndex low;
    TileIndex high;  ///< the last one
};

/// Around all parts of an area that has some.
TileRange tiles_around(const PlaneArea& area, double cell_m)
{
    PlanePoint low{infinity, infinity};
    PlanePoint high{-infinity, -infinity};
    for (const auto& part : area.parts) {
        for (const auto& corner : part.outer) {
            low = {std::min(low.x_m, corner.x_m), std::min(low.y_m, corner.y_m)};
            high = {std::max(high.x_m, corner.x_m), std::max(high.y_m, corner.y_m)};
        }
    }
    const auto tile_at = [cell_m](PlanePoint place) {
        const double tile_m = tile_side * cell_m;
        return TileIndex{
            .row = static_cast<std::int32_t>(std::floor(place.y_m / tile_m)),
            .column = static_cast<std::int32_t>(std::floor(place.x_m / tile_m))};
    };
    return {tile_at(low), tile_at(high)};
}

double unknown_cells(
    TileIndex tile, const std::vector<double>& shares, const Coverage& coverage, CellGround& ground)
{
    double cells = 0.0;
    for (std::int32_t i = 0; i < tile_side * tile_side; ++i) {
        const double share = shares[static_cast<std::size_t>(i)];
        const Cell cell{
            tile.column * tile_side + i % tile_side, tile.row * tile_side + i / tile_side};
        if (share > 0.0 && coverage.unseen(cell) == Unseen::not_in_view &&
            std::isnan(ground.height_m(cell))) {
            cells += share;
        }
    }
    return cells;
}

}  // namespace

Area unseen_without_elevation(
    const MultiPolygon& zone, const Coverage& coverage, const terrain::TerrainSource& source)
{
    const auto area = on_plane(coverage.frame(), zone);
    if (area.parts.empty()) {
        return {};
    }
    const double cell_m = coverage.cell_size() / metre;
    const CellShares shares{area, cell_m};
    CellGround ground{coverage.frame(), cell_m, source};
    const auto [low, high] = tiles_around(area, cell_m);
    double cells = 0.0;
    for (auto row = low.row; row <= high.row; ++row) {
        for (auto column = low.column; column <= high.column; ++column) {
            const TileIndex tile{.row = row, .column = column};
            if (shares.touches(tile)) {
                cells += unknown_cells(tile, shares.of(tile), coverage, ground);
            }
        }
    }
    return cells * coverage.cell_size() * coverage.cell_size();
}

}  // namespace transect::coverage
