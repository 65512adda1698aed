/// Cells in square tiles that exist where something happened.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "transect/coverage/coverage.hpp"

namespace transect::coverage {

constexpr std::int32_t tile_side = Coverage::block_side;

/// Cells are divided into this many parts a side to know how much of a cell on the edge was seen.
constexpr std::int32_t parts_side = 4;

/// Times are seconds after the grid's epoch.
struct CellState {
    double dwell_s = 0.0;
    double pass_dwell_s = 0.0;  ///< of the pass that may still go on
    double pass_end_s = 0.0;
    double first_s = 0.0;
    double last_s = 0.0;
    float longest_pass_s = 0.0F;
    float best_gsd_m = 0.0F;
    std::uint16_t passes = 0;
    std::uint16_t parts_seen = 0;  ///< a bit for each part whose centre was in a frame, by row
    bool seen = false;
    bool pass_open = false;
    bool pass_counted = false;
};

/// Of a tile: its cells start at 64 times these numbers.
struct TileIndex {
    std::int32_t row = 0;
    std::int32_t column = 0;

    friend auto operator<=>(const TileIndex&, const TileIndex&) = default;
};

TileIndex tile_of(Cell cell);

/// By row, then column; empty where the grid has run out of memory and only counts.
using Tile = std::vector<CellState>;

/// Half-open ranges of columns and rows.
struct CellBox {
    Cell low;
    Cell high;
};

class Grid {
public:
    Grid(RegionFrame frame, double cell_m, Requirement requirement, Instant epoch);

    /// Throws MemoryLimit if the tiles of the box alone are far beyond the limit.
    void refuse_beyond_hope(const CellBox& box, std::size_t max_memory_bytes) const;

    /// Makes the tiles of the box. Past the limit it only counts them.
    void make_tiles(const CellBox& box, std::size_t max_memory_bytes);

    /// Throws MemoryLimit if make_tiles() came to its limit.
    void require_all_tiles(std::size_t max_memory_bytes) const;

    bool only_counting() const { return only_counting_; }

    /// The cell and those to its right in the same tile; the tile must exist.
    std::span<CellState> cells_from(Cell cell);
    /// Nothing where there is no tile.
    const CellState* find(Cell cell) const;

    const std::map<TileIndex, Tile>& tiles() const { return tiles_; }
    const RegionFrame& frame() const { return frame_; }
    double cell_m() const { return cell_m_; }
    const Requirement& requirement() const { return requirement_; }
    Instant epoch() const { return epoch_; }

private:
    RegionFrame frame_;
    double cell_m_;
    Requirement requirement_;
    Instant epoch_;
    std::map<TileIndex, Tile> tiles_;
    bool only_counting_ = false;
};

/// "coverage needs 5.3 GiB of memory with cells of 10 m; 2.0 GiB are allowed".
[[noreturn]] void fail_for_memory(double needed_bytes, double allowed_bytes, double cell_m);

}  // namespace transect::coverage
