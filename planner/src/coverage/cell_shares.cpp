#include "coverage/cell_shares.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace transect::coverage {
namespace {

constexpr std::size_t columns_with_end = tile_side + 1;

double doubled_area(const PlaneRing& ring)
{
    double sum = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const auto a = ring[i] - ring.front();
        const auto b = ring[i + 1] - ring.front();
        sum += a.x_m * b.y_m - a.y_m * b.x_m;
    }
    return sum;
}

std::int32_t tile_containing(double cells)
{
    return static_cast<std::int32_t>(std::floor(cells / tile_side));
}

/// The point of a segment at a height, between its ends.
double x_at(PlanePoint a, PlanePoint b, double y)
{
    return a.x_m + (y - a.y_m) / (b.y_m - a.y_m) * (b.x_m - a.x_m);
}

/// Changes of the covered share from cell to cell; their running sum along a row is the share.
class TileSums {
public:
    TileSums() : changes_(std::size_t{tile_side} * columns_with_end) {}

    /// A segment in cells from the tile's south-west corner.
    void add(PlanePoint a, PlanePoint b)
    {
        const double low = std::max(0.0, std::min(a.y_m, b.y_m));
        const double high = std::min(1.0 * tile_side, std::max(a.y_m, b.y_m));
        const double sense = b.y_m > a.y_m ? 1.0 : -1.0;
        for (auto row = static_cast<int>(low); row < high; ++row) {
            const double bottom = std::max(low, 1.0 * row);
            const double top = std::min(high, row + 1.0);
            if (top > bottom) {
                add_in_row(
                    static_cast<std::size_t>(row),
                    {x_at(a, b, bottom), x_at(a, b, top)},
                    sense * (top - bottom));
            }
        }
    }

    std::vector<double> shares() const
    {
        std::vector<double> result;
        result.reserve(std::size_t{tile_side} * tile_side);
        for (std::size_t row = 0; row < tile_side; ++row) {
            double sum = 0.0;
            for (std::size_t column = 0; column < tile_side; ++column) {
                sum += changes_[row * columns_with_end + column];
                result.push_back(std::clamp(-sum, 0.0, 1.0));
            }
        }
        return result;
    }

private:
    struct Reach {
        double from = 0.0;
        double to = 0.0;
    };

    /// Within one row, from column to column; what lies left of the tile counts at its left edge.
    void add_in_row(std::size_t row, Reach x, double rise)
    {
        const double left = std::min(x.from, x.to);
        const double right = std::max(x.from, x.to);
        const double width = right - left;
        const auto part = [&](double from, double to) {
            return width > 0.0 ? rise * (to - from) / width : rise;
        };
        if (right <= 0.0) {
            change(row, 0) += rise;
            return;
        }
        if (left < 0.0) {
            change(row, 0) += part(left, 0.0);
        }
        const double end = std::min(right, 1.0 * tile_side);
        for (auto column = static_cast<int>(std::max(left, 0.0)); column < tile_side; ++column) {
            const double from = std::max({left, 0.0, 1.0 * column});
            const double to = std::min(end, column + 1.0);
            if (from > end || (from >= to && width > 0.0)) {
                break;
            }
            const double here = part(from, to);
            const double beyond = 0.5 * (from + to) - column;
            change(row, static_cast<std::size_t>(column)) += here * (1.0 - beyond);
            change(row, static_cast<std::size_t>(column) + 1) += here * beyond;
            if (to >= end) {
                break;
            }
        }
    }

    double& change(std::size_t row, std::size_t column)
    {
        return changes_[row * columns_with_end + column];
    }

    std::vector<double> changes_;
};

}  // namespace

CellShares::CellShares(const PlaneArea& area, double cell_m)
{
    for (const auto& part : area.parts) {
        add_ring(part.outer, cell_m, Side::inside);
        for (const auto& hole : part.holes) {
            add_ring(hole, cell_m, Side::outside);
        }
    }
}

void CellShares::add_ring(const PlaneRing& ring, double cell_m, Side area)
{
    const bool anticlockwise = doubled_area(ring) > 0.0;
    const bool reversed = anticlockwise != (area == Side::inside);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Edge edge{1.0 / cell_m * ring[i], 1.0 / cell_m * ring[(i + 1) % ring.size()]};
        if (reversed) {
            std::swap(edge.start, edge.end);
        }
        const auto [left, right] = std::minmax(edge.start.x_m, edge.end.x_m);
        const bool is_first = last_column_ < first_column_;
        first_column_ =
            is_first ? tile_containing(left) : std::min(first_column_, tile_containing(left));
        last_column_ =
            is_first ? tile_containing(right) : std::max(last_column_, tile_containing(right));
        const auto [low, high] = std::minmax(edge.start.y_m, edge.end.y_m);
        for (auto row = tile_containing(low); row <= tile_containing(high); ++row) {
            edges_[row].push_back(edge);
        }
    }
}

bool CellShares::touches(TileIndex tile) const
{
    return tile.column >= first_column_ && tile.column <= last_column_ && edges_.contains(tile.row);
}

std::vector<double> CellShares::of(TileIndex tile) const
{
    TileSums sums;
    const auto band = edges_.find(tile.row);
    if (band != edges_.end()) {
        const PlanePoint corner{
            static_cast<double>(tile.column) * tile_side,
            static_cast<double>(tile.row) * tile_side};
        for (const auto& edge : band->second) {
            sums.add(edge.start - corner, edge.end - corner);
        }
    }
    return sums.shares();
}

}  // namespace transect::coverage
