#include "coverage/grid.hpp"

#include <utility>

#include <fmt/format.h>

namespace transect::coverage {
namespace {

constexpr std::size_t cells_per_tile = std::size_t{tile_side} * tile_side;
/// A tile with its place in the map.
constexpr std::size_t bytes_per_tile = cells_per_tile * sizeof(CellState) + 128;
/// Beyond this many times the limit nobody needs to know how much more it would be.
constexpr double hopeless = 16.0;

std::int32_t floor_to_tile(std::int32_t cell)
{
    return (cell >= 0 ? cell : cell - (tile_side - 1)) / tile_side;
}

struct TileRange {
    TileIndex low;
    TileIndex high;  ///< the last one
};

TileRange tiles_of(const CellBox& box)
{
    return {.low = tile_of(box.low), .high = tile_of({box.high.column - 1, box.high.row - 1})};
}

std::size_t place_in_tile(Cell cell)
{
    const auto tile = tile_of(cell);
    const auto row = static_cast<std::size_t>(cell.row - tile.row * tile_side);
    const auto column = static_cast<std::size_t>(cell.column - tile.column * tile_side);
    return row * tile_side + column;
}

}  // namespace

TileIndex tile_of(Cell cell)
{
    return {.row = floor_to_tile(cell.row), .column = floor_to_tile(cell.column)};
}

Grid::Grid(RegionFrame frame, double cell_m, Requirement requirement, Instant epoch)
    : frame_{std::move(frame)}, cell_m_{cell_m}, requirement_{requirement}, epoch_{epoch}
{}

void Grid::refuse_beyond_hope(const CellBox& box, std::size_t max_memory_bytes) const
{
    const auto [low, high] = tiles_of(box);
    const double tiles = (1.0 + high.row - low.row) * (1.0 + high.column - low.column);
    const double needed = (tiles + static_cast<double>(tiles_.size())) * bytes_per_tile;
    const auto allowed = static_cast<double>(max_memory_bytes);
    if (needed > hopeless * allowed) {
        fail_for_memory(needed, allowed, cell_m_);
    }
}

void Grid::make_tiles(const CellBox& box, std::size_t max_memory_bytes)
{
    refuse_beyond_hope(box, max_memory_bytes);
    const auto [low, high] = tiles_of(box);
    for (auto row = low.row; row <= high.row; ++row) {
        for (auto column = low.column; column <= high.column; ++column) {
            const auto [place, is_new] = tiles_.try_emplace({.row = row, .column = column});
            only_counting_ = only_counting_ || tiles_.size() * bytes_per_tile > max_memory_bytes;
            if (is_new && !only_counting_) {
                place->second.resize(cells_per_tile);
            }
        }
    }
}

void Grid::require_all_tiles(std::size_t max_memory_bytes) const
{
    if (only_counting_) {
        fail_for_memory(
            static_cast<double>(tiles_.size() * bytes_per_tile),
            static_cast<double>(max_memory_bytes),
            cell_m_);
    }
}

std::span<CellState> Grid::cells_from(Cell cell)
{
    const auto index = tile_of(cell);
    const auto to_right = (index.column + 1) * tile_side - cell.column;
    return std::span{tiles_.find(index)->second}.subspan(
        place_in_tile(cell), static_cast<std::size_t>(to_right));
}

const CellState* Grid::find(Cell cell) const
{
    const auto tile = tiles_.find(tile_of(cell));
    return tile == tiles_.end() ? nullptr : &tile->second[place_in_tile(cell)];
}

void fail_for_memory(double needed_bytes, double allowed_bytes, double cell_m)
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    throw MemoryLimit{fmt::format(
        "coverage with cells of {} m needs {:.0f} MiB of memory and {:.0f} MiB are allowed",
        cell_m,
        needed_bytes / mebibyte,
        allowed_bytes / mebibyte)};
}

}  // namespace transect::coverage
