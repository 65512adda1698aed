#include "transect/coverage/unknown_ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "transect/terrain/geo_box.hpp"

#include "coverage/zone_plane.hpp"

namespace transect::coverage {
namespace {

/// Blocks all of whose ground is known are found at once, and their cells need no look-up.
class KnownGround {
public:
    KnownGround(const Coverage& coverage, const terrain::ElevationSource& source)
        : frame_{coverage.frame()}, cell_m_{coverage.cell_size() / metre}, source_{&source}
    {}

    bool holds(Cell cell)
    {
        return is_block_known(cell) || source_->height(point(cell.column + 0.5, cell.row + 0.5));
    }

private:
    static constexpr std::int32_t side = Coverage::block_side;

    GeoPoint point(double column, double row) const
    {
        return frame_.reverse(PlanePoint{column * cell_m_, row * cell_m_});
    }

    bool is_block_known(Cell cell)
    {
        const auto south_west = [](std::int32_t index) {
            return static_cast<std::int32_t>(std::floor(1.0 * index / side)) * side;
        };
        const Cell block{south_west(cell.column), south_west(cell.row)};
        const auto [found, is_new] = blocks_.try_emplace(block, false);
        if (is_new) {
            const auto box = box_of(block);
            found->second = std::ranges::any_of(
                source_->tiles(box),
                [&](const terrain::TilePointer& tile) { return tile->bounds(box).has_value(); });
        }
        return found->second;
    }

    /// Around a circle about the block's middle, with a tenth to spare.
    terrain::GeoBox box_of(Cell block) const
    {
        constexpr double half = 0.5 * side;
        const double radius_m = 1.1 * std::hypot(half, half) * cell_m_;
        return terrain::box_around(point(block.column + half, block.row + half), radius_m * metre);
    }

    RegionFrame frame_;
    double cell_m_;
    const terrain::ElevationSource* source_;
    std::map<Cell, bool> blocks_;
};

void add_crossings(std::vector<double>& crossings, const PlaneRing& ring, double y_m)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& from = ring[i];
        const auto& to = ring[(i + 1) % ring.size()];
        if ((from.y_m > y_m) != (to.y_m > y_m)) {
            const double share = (y_m - from.y_m) / (to.y_m - from.y_m);
            crossings.push_back(from.x_m + share * (to.x_m - from.x_m));
        }
    }
}

/// Where a level line enters and leaves the area, in turn.
std::vector<double> crossings_at(const PlaneArea& area, double y_m)
{
    std::vector<double> crossings;
    for (const auto& part : area.parts) {
        add_crossings(crossings, part.outer, y_m);
        for (const auto& hole : part.holes) {
            add_crossings(crossings, hole, y_m);
        }
    }
    std::ranges::sort(crossings);
    return crossings;
}

struct RowRange {
    std::int32_t first = 0;
    std::int32_t last = 0;
};

RowRange rows_of(const PlaneArea& area, double cell_m)
{
    double south_m = std::numeric_limits<double>::infinity();
    double north_m = -south_m;
    for (const auto& part : area.parts) {
        for (const auto& point : part.outer) {
            south_m = std::min(south_m, point.y_m);
            north_m = std::max(north_m, point.y_m);
        }
    }
    if (!(south_m <= north_m)) {
        return {0, -1};
    }
    return {
        static_cast<std::int32_t>(std::floor(south_m / cell_m)),
        static_cast<std::int32_t>(std::floor(north_m / cell_m))};
}

/// Cells whose centre lies in the area.
template <typename Visit>
void for_each_cell(const PlaneArea& area, double cell_m, Visit visit)
{
    const auto rows = rows_of(area, cell_m);
    for (std::int32_t row = rows.first; row <= rows.last; ++row) {
        const auto crossings = crossings_at(area, (row + 0.5) * cell_m);
        for (std::size_t i = 1; i < crossings.size(); i += 2) {
            const auto first = std::lround(std::ceil(crossings[i - 1] / cell_m - 0.5));
            const auto end = std::lround(std::ceil(crossings[i] / cell_m - 0.5));
            for (auto column = first; column < end; ++column) {
                visit(Cell{static_cast<std::int32_t>(column), row});
            }
        }
    }
}

}  // namespace

Area unseen_without_elevation(
    const MultiPolygon& zone, const Coverage& coverage, const terrain::ElevationSource& source)
{
    KnownGround known{coverage, source};
    std::size_t cells = 0;
    for_each_cell(on_plane(coverage.frame(), zone), coverage.cell_size() / metre, [&](Cell cell) {
        const auto unseen = coverage.unseen(cell);
        const bool is_counted = !unseen || *unseen == Unseen::unknown;
        cells += !is_counted && !known.holds(cell) ? 1U : 0U;
    });
    return static_cast<double>(cells) * coverage.cell_size() * coverage.cell_size();
}

}  // namespace transect::coverage
