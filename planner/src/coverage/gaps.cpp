#include "transect/coverage/gaps.hpp"

#include "coverage/cell_polygons.hpp"
#include "coverage/missing_share.hpp"
#include "coverage/zone_plane.hpp"

namespace transect::coverage {
namespace {

constexpr double default_least_cells = 4.0;

}  // namespace

MultiPolygon gaps(const Coverage& coverage, const MultiPolygon& zone, const GapSettings& settings)
{
    const auto& grid = coverage.grid();
    const Area few_cells = default_least_cells * coverage.cell_size() * coverage.cell_size();
    const CellRegion missing{
        .holds = [&coverage](Cell cell) { return !coverage.observed(cell); },
        .share = [&grid](Cell cell) { return missing_share(grid, cell); }};
    const PolygonLimits limits{
        .cell_m = grid.cell_m(),
        .least_m2 = settings.least_area.value_or(few_cells) / square_metre,
        .max_memory_bytes = settings.max_memory_bytes};
    return grid.frame().reverse(polygons(on_plane(grid.frame(), zone), missing, limits));
}

}  // namespace transect::coverage
