#include "transect/coverage/compare.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "coverage/cell_polygons.hpp"
#include "coverage/cell_shares.hpp"
#include "coverage/missing_share.hpp"
#include "coverage/zone_plane.hpp"

namespace transect::coverage {
namespace {

constexpr double default_least_cells = 4.0;
/// Best sample distances are kept in single precision.
constexpr double distance_rounding = 1e-6;
/// Shares below are what rounding leaves of cells outside the zone.
constexpr double least_share = 1e-9;

void require_same_cells(const Coverage& a, const Coverage& b)
{
    if (a.frame().parameters() != b.frame().parameters() || a.cell_size() != b.cell_size()) {
        throw std::domain_error{
            "coverages can be compared only cell by cell: frames and cell "
            "sizes differ"};
    }
}

std::set<TileIndex> tiles_of_either(const Coverage& a, const Coverage& b)
{
    std::set<TileIndex> tiles;
    for (const auto* coverage : {&a, &b}) {
        for (const auto& block : coverage->blocks()) {
            tiles.insert(tile_of(block));
        }
    }
    return tiles;
}

struct Compared {
    const Coverage& planned;
    const Coverage& achieved;
};

class Comparer {
public:
    Comparer(const Compared& compared, PlaneArea zone, const GapSettings& settings)
        : planned_{compared.planned},
          achieved_{compared.achieved},
          zone_{std::move(zone)},
          settings_{settings}
    {}

    Comparison run() const
    {
        const CellRegion missed{
            .holds = [this](Cell cell) { return is_missed(cell); },
            .share = [this](Cell cell) { return only_in(cell, planned_, achieved_); }};
        const CellRegion extra{
            .holds = [this](Cell cell) { return is_extra(cell); },
            .share = [this](Cell cell) { return only_in(cell, achieved_, planned_); }};
        const CellRegion shortfall{
            .holds = [this](Cell cell) { return falls_short(cell); },
            .share = [this](Cell cell) { return falls_short(cell) ? 1.0 : 0.0; }};
        Comparison result;
        list_cells(result);
        for (const auto& [difference, region] :
             {std::pair{&result.missed, &missed},
              std::pair{&result.extra, &extra},
              std::pair{&result.shortfall, &shortfall}}) {
            outline(*difference, *region);
        }
        return result;
    }

private:
    bool is_missed(Cell cell) const { return planned_.observed(cell) && !achieved_.observed(cell); }

    bool is_extra(Cell cell) const { return achieved_.observed(cell) && !planned_.observed(cell); }

    bool falls_short(Cell cell) const
    {
        if (!achieved_.seen(cell)) {
            return false;
        }
        const auto required = planned_.requirement().ground_sample_distance;
        return !achieved_.observed(cell) ||
               (required && achieved_.record(cell)->best_ground_sample_distance >
                                (1.0 + distance_rounding) * *required);
    }

    static double only_in(Cell cell, const Coverage& one, const Coverage& other)
    {
        return (1.0 - missing_share(one.grid(), cell)) * missing_share(other.grid(), cell);
    }

    void list_cells(Comparison& result) const
    {
        const CellShares shares{zone_, planned_.cell_size() / metre};
        for (const auto& tile : tiles_of_either(planned_, achieved_)) {
            if (shares.touches(tile)) {
                list_cells(tile, shares.of(tile), result);
            }
        }
        for (auto* difference : {&result.missed, &result.extra, &result.shortfall}) {
            std::ranges::sort(difference->cells, [](const Cell& a, const Cell& b) {
                return std::pair{a.row, a.column} < std::pair{b.row, b.column};
            });
        }
    }

    void list_cells(TileIndex tile, const std::vector<double>& shares, Comparison& result) const
    {
        const Area whole = planned_.cell_size() * planned_.cell_size();
        for (std::int32_t i = 0; i < tile_side * tile_side; ++i) {
            const double share = shares[static_cast<std::size_t>(i)];
            if (share < least_share) {
                continue;
            }
            const Cell cell{
                tile.column * tile_side + i % tile_side, tile.row * tile_side + i / tile_side};
            const auto add_if = [&](bool belongs, Difference& difference) {
                if (belongs) {
                    difference.cells.push_back(cell);
                    difference.area += share * whole;
                }
            };
            add_if(is_missed(cell), result.missed);
            add_if(is_extra(cell), result.extra);
            add_if(falls_short(cell), result.shortfall);
        }
    }

    void outline(Difference& difference, const CellRegion& region) const
    {
        if (difference.cells.empty()) {
            return;
        }
        const Area few_cells = default_least_cells * planned_.cell_size() * planned_.cell_size();
        const PolygonLimits limits{
            .cell_m = planned_.cell_size() / metre,
            .least_m2 = settings_.least_area.value_or(few_cells) / square_metre,
            .max_memory_bytes = settings_.max_memory_bytes};
        difference.polygons = planned_.frame().reverse(polygons(zone_, region, limits));
    }

    const Coverage& planned_;
    const Coverage& achieved_;
    PlaneArea zone_;
    GapSettings settings_;
};

}  // namespace

Comparison compare(
    const Coverage& planned,
    const Coverage& achieved,
    const MultiPolygon& zone,
    const GapSettings& settings)
{
    require_same_cells(planned, achieved);
    return Comparer{{planned, achieved}, on_plane(planned.frame(), zone), settings}.run();
}

}  // namespace transect::coverage
