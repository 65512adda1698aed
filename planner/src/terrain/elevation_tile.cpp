#include "transect/terrain/elevation_tile.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

#include <GeographicLib/Constants.hpp>

namespace transect::terrain {
namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;
constexpr double full_circle_deg = 360.0;

struct GridPlace {
    double row = 0.0;
    double column = 0.0;
};

/// Rows and columns as fractions of steps; far west of the grid counts as far east of it.
GridPlace place(const PostGrid& grid, GeoPoint point)
{
    const Angle half = 0.5 * (grid.columns - 1) * grid.longitude_step;
    const Angle from_middle =
        std::remainder(
            (point.longitude.angle() - grid.west.angle() - half) / degree, full_circle_deg) *
        degree;
    return {
        (point.latitude.angle() - grid.south.angle()) / grid.latitude_step,
        (from_middle + half) / grid.longitude_step};
}

/// A point that lies on the edge but for rounding lies on it.
bool pull_inside(GridPlace& at, const PostGrid& grid)
{
    constexpr double rounding = 1e-7;  // of a step: less than 0.1 mm
    const auto is_near = [](double value, int posts) {
        return value >= -rounding && value <= posts - 1 + rounding;
    };
    if (!is_near(at.row, grid.rows) || !is_near(at.column, grid.columns)) {
        return false;
    }
    at.row = std::clamp(at.row, 0.0, static_cast<double>(grid.rows - 1));
    at.column = std::clamp(at.column, 0.0, static_cast<double>(grid.columns - 1));
    return true;
}

int cell_of(double place, int posts)
{
    return std::min(static_cast<int>(place), posts - 2);
}

void require_valid(const PostGrid& grid, const std::vector<float>& heights_m)
{
    if (grid.rows < 2 || grid.columns < 2) {
        throw std::invalid_argument{"an elevation grid has two rows and two columns at least"};
    }
    // Written so that NaN is refused.
    if (!(grid.latitude_step > Angle{}) || !(grid.longitude_step > Angle{}) ||
        !((grid.rows - 1) * grid.latitude_step <= 180.0 * degree) ||
        !((grid.columns - 1) * grid.longitude_step <= full_circle_deg * degree * (1.0 + 1e-9)) ||
        !(grid.south.angle() + (grid.rows - 1) * grid.latitude_step <=
          90.0 * degree + 1e-9 * degree)) {
        throw std::invalid_argument{"an elevation grid leaves the earth"};
    }
    if (heights_m.size() !=
        static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns)) {
        throw std::invalid_argument{"an elevation grid has one height for each post"};
    }
    for (const float height_m : heights_m) {
        if (std::isinf(height_m)) {
            throw std::invalid_argument{"a height is infinite"};
        }
    }
}

/// Of the smallest blocks of a pyramid.
struct BlockValues {
    std::vector<float> highest_m;
    std::vector<float> negative_lowest_m;
    std::vector<float> steepest;
};

struct CellCorners {
    float south_west;
    float south_east;
    float north_west;
    float north_east;
};

class BlockScan {
public:
    BlockScan(const PostGrid& grid, const std::vector<float>& heights_m)
        : grid_{grid}, heights_m_{heights_m}, block_columns_{block_of(grid.columns - 2) + 1}
    {
        const std::size_t count = block_columns_ * (block_of(grid.rows - 2) + 1);
        constexpr float none = -INFINITY;
        values_.highest_m.assign(count, none);
        values_.negative_lowest_m.assign(count, none);
        values_.steepest.assign(count, 0.0F);
    }

    BlockValues scan()
    {
        for (int row = 0; row + 1 < grid_.rows; ++row) {
            const Run run = run_of(row);
            for (int column = 0; column + 1 < grid_.columns; ++column) {
                const std::size_t block = block_of(row) * block_columns_ + block_of(column);
                add(block, corners(row, column), run);
            }
        }
        return std::move(values_);
    }

private:
    /// One over the lengths of a cell's sides, lower bounds for which are the polar narrowing of
    /// the row and the least radii of curvature of the ellipsoid.
    struct Run {
        float north_per_m;
        float east_per_m;
    };

    static std::size_t block_of(int cell)
    {
        return static_cast<std::size_t>(cell >> MaxPyramid::base_shift);
    }

    Run run_of(int row) const
    {
        const double equator_m = GeographicLib::Constants::WGS84_a();
        const double squashed = 1.0 - GeographicLib::Constants::WGS84_f();
        const double least_meridian_m = equator_m * squashed * squashed;
        const double south_deg = grid_.south.angle() / degree;
        const double step_deg = grid_.latitude_step / degree;
        const double outermost_deg = std::max(
            std::abs(south_deg + row * step_deg), std::abs(south_deg + (row + 1) * step_deg));
        const double east_m = grid_.longitude_step / degree * radians_per_degree * equator_m *
                              std::max(0.0, std::cos(outermost_deg * radians_per_degree));
        const double north_m = step_deg * radians_per_degree * least_meridian_m;
        // Half a kilometre below sea level, the lowest ground there is, posts stand closer.
        constexpr double closer = 1.0 + 1e-4;
        return {static_cast<float>(closer / north_m), static_cast<float>(closer / east_m)};
    }

    CellCorners corners(int row, int column) const
    {
        const auto columns = static_cast<std::size_t>(grid_.columns);
        const std::size_t first =
            static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
        return {
            heights_m_[first],
            heights_m_[first + 1],
            heights_m_[first + columns],
            heights_m_[first + columns + 1]};
    }

    void add(std::size_t block, const CellCorners& cell, Run run)
    {
        const auto [a, b, c, d] = cell;
        if (std::isnan(a + b + c + d)) {
            values_.highest_m[block] = INFINITY;
            values_.negative_lowest_m[block] = INFINITY;
            values_.steepest[block] = INFINITY;
            return;
        }
        const auto keep = [block](std::vector<float>& values, float value) {
            values[block] = std::max(values[block], value);
        };
        keep(values_.highest_m, std::max(std::max(a, b), std::max(c, d)));
        keep(values_.negative_lowest_m, -std::min(std::min(a, b), std::min(c, d)));
        // The gradient's components are linear across the cell: greatest on its edges.
        const float east = std::max(std::abs(b - a), std::abs(d - c)) * run.east_per_m;
        const float north = std::max(std::abs(c - a), std::abs(d - b)) * run.north_per_m;
        keep(values_.steepest, std::sqrt(east * east + north * north));
    }

    const PostGrid& grid_;
    const std::vector<float>& heights_m_;
    std::size_t block_columns_;
    BlockValues values_;
};

}  // namespace

GeoBox extent(const PostGrid& grid)
{
    const Angle north = grid.south.angle() + (grid.rows - 1) * grid.latitude_step;
    return {
        .south = grid.south,
        .north = Latitude{std::min(north, 90.0 * degree)},
        .west = grid.west,
        .width = std::min((grid.columns - 1) * grid.longitude_step, full_circle_deg * degree)};
}

std::size_t tile_bytes(double rows, double columns)
{
    // Three pyramids over blocks of 8 × 8, each with all its levels 4/3 of the lowest, rounded up.
    const double posts = rows * columns;
    const double blocks = (rows / 8.0 + 2.0) * (columns / 8.0 + 2.0);
    const double bytes = sizeof(float) * (posts + 4.0 * blocks) + sizeof(ElevationTile);
    constexpr double most = 1e18;
    return static_cast<std::size_t>(std::min(bytes, most));
}

ElevationTile::ElevationTile(const PostGrid& grid, std::vector<float> heights_m)
    : grid_{grid},
      extent_{(require_valid(grid, heights_m), terrain::extent(grid))},
      heights_m_{std::move(heights_m)}
{
    auto blocks = BlockScan{grid_, heights_m_}.scan();
    const int rows = grid_.rows - 1;
    const int columns = grid_.columns - 1;
    highest_m_ = MaxPyramid{std::move(blocks.highest_m), rows, columns};
    negative_lowest_m_ = MaxPyramid{std::move(blocks.negative_lowest_m), rows, columns};
    steepest_ = MaxPyramid{std::move(blocks.steepest), rows, columns};
}

std::optional<MslHeight> ElevationTile::height(GeoPoint point) const
{
    GridPlace at = place(grid_, point);
    if (!pull_inside(at, grid_)) {
        return std::nullopt;
    }
    const int row = cell_of(at.row, grid_.rows);
    const int column = cell_of(at.column, grid_.columns);
    const auto columns = static_cast<std::size_t>(grid_.columns);
    const std::size_t first =
        static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
    const auto post = [&](std::size_t index) { return static_cast<double>(heights_m_[index]); };
    const std::array<double, 4> corners_m{
        post(first), post(first + 1), post(first + columns), post(first + columns + 1)};
    const double north = at.row - row;
    const double east = at.column - column;
    const double height_m = (1.0 - north) * ((1.0 - east) * corners_m[0] + east * corners_m[1]) +
                            north * ((1.0 - east) * corners_m[2] + east * corners_m[3]);
    if (std::isnan(height_m)) {
        return std::nullopt;
    }
    return MslHeight{height_m * metre};
}

std::optional<GroundBounds> ElevationTile::bounds(const GeoBox& box) const
{
    GridPlace low = place(grid_, {box.south, box.west});
    GridPlace high{
        (box.north.angle() - grid_.south.angle()) / grid_.latitude_step,
        low.column + box.width / grid_.longitude_step};
    if (!pull_inside(low, grid_) || !pull_inside(high, grid_)) {
        return std::nullopt;
    }
    const CellRange cells{
        .first_row = cell_of(low.row, grid_.rows),
        .last_row = cell_of(high.row, grid_.rows),
        .first_column = cell_of(low.column, grid_.columns),
        .last_column = cell_of(high.column, grid_.columns)};
    const float highest_m = highest_m_.bound(cells);
    if (std::isinf(highest_m)) {
        return std::nullopt;
    }
    return GroundBounds{
        .lowest = MslHeight{-static_cast<double>(negative_lowest_m_.bound(cells)) * metre},
        .highest = MslHeight{static_cast<double>(highest_m) * metre},
        .steepest_slope = static_cast<double>(steepest_.bound(cells))};
}

std::size_t ElevationTile::bytes() const
{
    return sizeof *this + heights_m_.capacity() * sizeof(float) + highest_m_.bytes() +
           negative_lowest_m_.bytes() + steepest_.bytes();
}

}  // namespace transect::terrain
