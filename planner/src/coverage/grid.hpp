/// Cells in square tiles that exist where something happened.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include "transect/coverage/coverage.hpp"

namespace transect::coverage {

constexpr std::int32_t tile_side = Coverage::block_side;
constexpr std::size_t cells_per_tile = std::size_t{tile_side} * tile_side;

/// Cells are divided into this many parts a side to know how much of a cell on the edge was seen.
constexpr std::int32_t parts_side = 4;

/// Time in units of the grid's clock.
using Tick = std::uint32_t;
constexpr Tick never = std::numeric_limits<Tick>::max();

/// Ticks of ten microseconds, or as fine as the whole time fits into a Tick.
class Clock {
public:
    /// `last` must not be before `first`.
    Clock(Instant first, Instant last);

    Tick at(Instant time) const;
    Tick ticks(Duration duration) const;
    Instant instant(Tick tick) const;
    Duration duration(Tick ticks) const;

private:
    Instant epoch_;
    double tick_s_;
};

/// Of the last pass and of all frames. `never` is a time that has not come.
struct CellState {
    Tick held_since = never;  ///< while the cell is held at quality
    Tick pass_start = never;
    Tick pass_end = 0;
    Tick pass_dwell = 0;
    Tick first = never;  ///< in any frame
    Tick last = 0;
    std::uint16_t parts_seen = 0;     ///< a bit for each part whose centre was in a frame, by row
    std::uint16_t earlier_looks = 0;  ///< passes before the last one that were long enough

    bool seen() const { return first != never; }
};

/// The best that any frame showed of a cell.
struct BestSight {
    float gsd_m = std::numeric_limits<float>::infinity();
    float flatness = std::numeric_limits<float>::infinity();  ///< squared cotangent of grazing
};

/// A pass that another one followed.
struct EarlierPass {
    std::uint16_t cell = 0;  ///< its place in the tile
    Tick start = 0;
    Tick end = 0;
    Tick dwell = 0;
};

/// What hid a cell whose centre lay within a frame. Of several, the greater counts.
enum class Hidden : std::uint8_t { no, masked, unknown };

struct Tile {
    std::vector<CellState> cells;  ///< by row, then column
    std::vector<Hidden> hidden;    ///< of each cell; empty where nothing ever was
    std::vector<BestSight> best;   ///< of each cell; apart, since most looks change nothing else
    std::vector<EarlierPass> earlier;  ///< in order of time; once finished, by cell, then time
};

/// Of a tile: its cells start at 64 times these numbers.
struct TileIndex {
    std::int32_t row = 0;
    std::int32_t column = 0;

    friend auto operator<=>(const TileIndex&, const TileIndex&) = default;
};

inline TileIndex tile_of(Cell cell)
{
    static_assert(tile_side == 64);
    // Shifts round down below zero too.
    return {.row = cell.row >> 6, .column = cell.column >> 6};
}

inline std::uint16_t place_in_tile(Cell cell)
{
    constexpr std::uint32_t mask = tile_side - 1;
    return static_cast<std::uint16_t>(
        (static_cast<std::uint32_t>(cell.row) & mask) << 6U |
        (static_cast<std::uint32_t>(cell.column) & mask));
}

/// Half-open ranges of columns and rows.
struct CellBox {
    Cell low;
    Cell high;
};

/// What makes a grid.
struct GridSettings {
    RegionFrame frame;
    double cell_m = 0.0;
    Requirement requirement = {};
    std::size_t max_memory_bytes = 0;
};

class Grid {
public:
    Grid(GridSettings settings, const Clock& clock);
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;
    Grid(Grid&&) = delete;
    Grid& operator=(Grid&&) = delete;
    ~Grid() = default;

    /// Throws MemoryLimit if the tiles of the box alone are far beyond the limit.
    void refuse_beyond_hope(const CellBox& box) const;

    /// A cell and the tile that holds it.
    struct Place {
        Tile& tile;
        CellState& state;
        BestSight& best;
    };
    /// Makes the tile if there is none. Past the memory limit tiles are counted and not made, and
    /// the cells of all such tiles are the same ones and mean nothing.
    Place at(Cell cell)
    {
        const auto index = tile_of(cell);
        auto& recent = recent_[recent_slot(index)];
        auto* found = recent.tile;
        if (found == nullptr || recent.index != index) {
            found = &tile(index);
            recent = {index, found};
        }
        const auto place = place_in_tile(cell);
        return {*found, found->cells[place], found->best[place]};
    }

    /// Calls visit(first, sights) for each part of a row's columns that lies in one tile.
    template <typename Visit>
    void for_each_part(Cell first, std::int32_t last_column, Visit visit)
    {
        while (first.column < last_column) {
            const auto next = std::min(last_column, (first.column | (tile_side - 1)) + 1);
            const auto count = static_cast<std::size_t>(next - first.column);
            visit(first, std::span{&at(first).best, count});
            first.column = next;
        }
    }

    /// From this time on the cell is held at quality: in a new pass unless the last one goes on.
    void begin_hold(Place place, Tick time)
    {
        continue_pass_or_begin(place, time);
        place.state.held_since = std::max(time, place.state.pass_end);
    }
    static void end_hold(CellState& state, Tick time)
    {
        state.pass_dwell += time > state.held_since ? time - state.held_since : 0;
        state.pass_end = std::max(state.pass_end, time);
        state.held_since = never;
    }

    void hide(Cell cell, Hidden how);
    /// Why nothing was seen of a cell; `no` where something was, or no frame came near.
    Hidden hidden(Cell cell) const;
    static Hidden hidden(const Tile& tile, std::size_t cell);

    /// Adds to the time in which some of the view ran over unknown ground.
    void add_unknown_time(Tick ticks) { unknown_time_ += ticks; }
    Duration unknown_time() const { return clock_.duration(unknown_time_); }

    /// Adds what came later; the other grid has the same settings and clock, and is
    /// of no use afterwards.
    void append(Grid& later);

    /// To be called when nothing more is added. Throws MemoryLimit if the limit was passed.
    void finish();

    /// Nothing where there is no tile.
    const CellState* find(Cell cell) const;
    BestSight best(Cell cell) const;

    /// In a finished grid.
    static std::span<const EarlierPass> earlier_passes(const Tile& tile, std::uint16_t cell);

    /// Passes long enough to count.
    std::uint32_t looks(const CellState& state) const;
    bool observed(const CellState& state) const { return looks(state) > 0; }

    const std::map<TileIndex, Tile>& tiles() const { return tiles_; }
    const RegionFrame& frame() const { return settings_.frame; }
    double cell_m() const { return settings_.cell_m; }
    const Requirement& requirement() const { return settings_.requirement; }
    const Clock& clock() const { return clock_; }

private:
    struct Recent {
        TileIndex index;
        Tile* tile = nullptr;
    };
    static constexpr std::size_t recent_tiles = 64;

    static std::size_t recent_slot(TileIndex index)
    {
        return (static_cast<std::uint32_t>(index.row) & 7U) << 3U |
               (static_cast<std::uint32_t>(index.column) & 7U);
    }

    Tile& tile(TileIndex index);
    std::size_t bytes() const;
    bool is_look(Tick dwell) const { return dwell + 1 >= min_view_; }
    void continue_pass_or_begin(Place place, Tick time)
    {
        auto& state = place.state;
        if (state.pass_start == never) {
            state.pass_start = time;
            state.pass_end = time;
        } else if (time > state.pass_end && time - state.pass_end > pass_gap_) {
            begin_next_pass(place, time);
        }
    }
    void begin_next_pass(Place place, Tick time);
    void append(Tile& to, const Tile& later);

    GridSettings settings_;
    Clock clock_;
    Tick pass_gap_;
    Tick min_view_;  ///< a view may look a tick too short
    std::map<TileIndex, Tile> tiles_;
    std::vector<Recent> recent_;
    Tile beyond_limit_;
    std::size_t earlier_passes_ = 0;
    Tick unknown_time_ = 0;
    bool only_counting_ = false;
};

/// "coverage needs 5.3 GiB of memory with cells of 10 m; 2.0 GiB are allowed".
[[noreturn]] void fail_for_memory(double needed_bytes, double allowed_bytes, double cell_m);

}  // namespace transect::coverage
