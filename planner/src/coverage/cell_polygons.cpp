#include "coverage/cell_polygons.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "coverage/cell_shares.hpp"
#include "coverage/outline_rows.hpp"
#include "coverage/straighten.hpp"

namespace transect::coverage {
namespace {

/// The region is continued outside the zone this far, so that the zone's own edge and not a
/// smoothed staircase bounds it there.
constexpr std::int32_t margin = 2;
/// A mask cell with its mark, its copy while it grows, its group and its part of an outline.
constexpr double bytes_per_cell = 24.0;
/// Slivers thinner than this many cells are rounding and no gaps.
constexpr double thinnest = 0.5;

CellBox grown(const CellBox& box, std::int32_t by)
{
    return {
        .low = {box.low.column - by, box.low.row - by},
        .high = {box.high.column + by, box.high.row + by}};
}

CellBox box_of(const PlaneArea& area, double cell_m)
{
    PlaneRing vertices;
    for (const auto& part : area.parts) {
        vertices.insert(vertices.end(), part.outer.begin(), part.outer.end());
    }
    return grown(cell_box(vertices, 1.0 / cell_m), margin + 2);
}

void refuse_too_many_cells(const CellBox& box, const PolygonLimits& limits)
{
    const double cells =
        (1.0 * box.high.column - box.low.column) * (1.0 * box.high.row - box.low.row);
    const auto allowed = static_cast<double>(limits.max_memory_bytes);
    if (cells * bytes_per_cell > allowed) {
        fail_for_memory(cells * bytes_per_cell, allowed, limits.cell_m);
    }
}

template <typename Visit>
void for_each_cell(const CellBox& box, Visit visit)
{
    for (auto row = box.low.row; row < box.high.row; ++row) {
        for (auto column = box.low.column; column < box.high.column; ++column) {
            visit(Cell{column, row});
        }
    }
}

/// Cells that have any part in the area.
CellMask cells_touching(const PlaneArea& area, const CellBox& box, double cell_m)
{
    CellMask mask{box};
    const CellShares shares{area, cell_m};
    const auto low = tile_of(box.low);
    const auto high = tile_of(box.high);
    for (auto row = low.row; row <= high.row; ++row) {
        for (auto column = low.column; column <= high.column; ++column) {
            if (!shares.touches({row, column})) {
                continue;
            }
            const auto of_tile = shares.of({row, column});
            for (std::int32_t i = 0; i < tile_side * tile_side; ++i) {
                const Cell cell{
                    column * tile_side + i % tile_side, row * tile_side + i / tile_side};
                if (of_tile[static_cast<std::size_t>(i)] > 0.0 && mask.holds(cell)) {
                    mask.set(cell, 1);
                }
            }
        }
    }
    return mask;
}

bool has_marked_neighbour(const CellMask& mask, Cell cell)
{
    for (std::int32_t north = -1; north <= 1; ++north) {
        for (std::int32_t east = -1; east <= 1; ++east) {
            if (mask.at({cell.column + east, cell.row + north})) {
                return true;
            }
        }
    }
    return false;
}

/// Cells of the region in the zone and just around it.
CellMask cells_of(
    const CellRegion& region, const PlaneArea& zone, const CellBox& box, double cell_m)
{
    auto mask = cells_touching(zone, box, cell_m);
    for (std::int32_t i = 0; i < margin; ++i) {
        CellMask wider = mask;
        for_each_cell(box, [&](Cell cell) {
            if (!mask.at(cell) && has_marked_neighbour(mask, cell)) {
                wider.set(cell, 1);
            }
        });
        mask = std::move(wider);
    }
    for_each_cell(box, [&](Cell cell) {
        if (mask.at(cell) && !region.holds(cell)) {
            mask.set(cell, 0);
        }
    });
    return mask;
}

/// Straight edges if that leaves the polygon sound, else the outline as it is.
PlaneArea with_straight_edges(const PlanePolygon& outline, double cell_m)
{
    PlanePolygon result{.outer = straightened(outline.outer, cell_m), .holes = {}};
    for (const auto& hole : outline.holes) {
        result.holes.push_back(straightened(hole, cell_m));
    }
    PlaneArea area{{std::move(result)}};
    return defect(area) ? PlaneArea{{outline}} : area;
}

double perimeter_m(const PlanePolygon& polygon)
{
    const auto length = [](const PlaneRing& ring) {
        double sum = 0.0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            sum += length_m(ring[(i + 1) % ring.size()] - ring[i]);
        }
        return sum;
    };
    double sum = length(polygon.outer);
    for (const auto& hole : polygon.holes) {
        sum += length(hole);
    }
    return sum;
}

bool is_worth_mention(const PlanePolygon& polygon, double least_m2, double cell_m)
{
    const double area = area_m2({{polygon}});
    // A long band of width w has area w·l and perimeter 2·l.
    const double width_m = 2.0 * area / perimeter_m(polygon);
    return area >= least_m2 && width_m >= thinnest * cell_m;
}

}  // namespace

PlaneArea polygons(const PlaneArea& zone, const CellRegion& region, const PolygonLimits& limits)
{
    if (zone.parts.empty()) {
        return {};
    }
    const auto box = box_of(zone, limits.cell_m);
    refuse_too_many_cells(box, limits);

    std::vector<PlaneArea> pieces;
    const auto mask = cells_of(region, zone, box, limits.cell_m);
    for (const auto& outline : outlines(mask, region.share, limits.cell_m)) {
        pieces.push_back(with_straight_edges(outline, limits.cell_m));
    }
    auto found = intersection(unite(pieces), zone);
    std::erase_if(found.parts, [&](const PlanePolygon& polygon) {
        return !is_worth_mention(polygon, limits.least_m2, limits.cell_m);
    });
    return found;
}

}  // namespace transect::coverage
