#include "coverage/grid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace transect::coverage {
namespace {

constexpr double finest_tick_s = 1e-5;
constexpr double most_ticks = 4.2e9;

/// A tile with its place in the map.
constexpr std::size_t bytes_per_tile =
    cells_per_tile * (sizeof(CellState) + sizeof(BestSight) + sizeof(Hidden)) + 128;
/// Beyond this many times the limit nobody needs to know how much more it would be.
constexpr double hopeless = 16.0;

struct TileRange {
    TileIndex low;
    TileIndex high;  ///< the last one
};

TileRange tiles_of(const CellBox& box)
{
    return {.low = tile_of(box.low), .high = tile_of({box.high.column - 1, box.high.row - 1})};
}

}  // namespace

Clock::Clock(Instant first, Instant last)
    : epoch_{first}, tick_s_{std::max(finest_tick_s, elapsed(first, last) / second / most_ticks)}
{}

Tick Clock::at(Instant time) const
{
    return ticks(elapsed(epoch_, time));
}

Tick Clock::ticks(Duration duration) const
{
    return static_cast<Tick>(std::clamp(duration / second / tick_s_ + 0.5, 0.0, 1.0 * never - 1.0));
}

Instant Clock::instant(Tick tick) const
{
    return epoch_ + duration(tick);
}

Duration Clock::duration(Tick ticks) const
{
    return ticks * tick_s_ * second;
}

Grid::Grid(GridSettings settings, const Clock& clock)
    : settings_{std::move(settings)},
      clock_{clock},
      pass_gap_{clock.ticks(settings_.requirement.pass_gap)},
      min_view_{clock.ticks(settings_.requirement.min_view)},
      recent_(recent_tiles)
{}

void Grid::refuse_beyond_hope(const CellBox& box) const
{
    const auto [low, high] = tiles_of(box);
    const double tiles = (1.0 + high.row - low.row) * (1.0 + high.column - low.column);
    const double needed = (tiles + static_cast<double>(tiles_.size())) * bytes_per_tile;
    const auto allowed = static_cast<double>(settings_.max_memory_bytes);
    if (needed > hopeless * allowed) {
        fail_for_memory(needed, allowed, settings_.cell_m);
    }
}

std::size_t Grid::bytes() const
{
    return tiles_.size() * bytes_per_tile + earlier_passes_ * sizeof(EarlierPass);
}

Tile& Grid::tile(TileIndex index)
{
    const auto [place, is_new] = tiles_.try_emplace(index);
    auto& tile = place->second;
    if (is_new) {
        only_counting_ = only_counting_ || bytes() > settings_.max_memory_bytes;
        auto& made = only_counting_ ? beyond_limit_ : tile;
        made.cells.resize(cells_per_tile);
        made.best.resize(cells_per_tile);
    }
    return tile.cells.empty() ? beyond_limit_ : tile;
}

void Grid::begin_next_pass(Place place, Tick time)
{
    auto& state = place.state;
    place.tile.earlier.push_back(
        {.cell = static_cast<std::uint16_t>(&state - place.tile.cells.data()),
         .start = state.pass_start,
         .end = state.pass_end,
         .dwell = state.pass_dwell});
    ++earlier_passes_;
    const bool counts = is_look(state.pass_dwell) && state.earlier_looks != 0xFFFFU;
    state.earlier_looks = static_cast<std::uint16_t>(state.earlier_looks + (counts ? 1 : 0));
    state.pass_start = time;
    state.pass_end = time;
    state.pass_dwell = 0;
}

void Grid::hide(Cell cell, Hidden how)
{
    auto& hidden = at(cell).tile.hidden;
    hidden.resize(cells_per_tile, Hidden::no);
    auto& kept = hidden[place_in_tile(cell)];
    kept = std::max(kept, how);
}

Hidden Grid::hidden(Cell cell) const
{
    const auto found = tiles_.find(tile_of(cell));
    return found == tiles_.end() ? Hidden::no : hidden(found->second, place_in_tile(cell));
}

Hidden Grid::hidden(const Tile& tile, std::size_t cell)
{
    return tile.hidden.empty() || tile.cells[cell].seen() ? Hidden::no : tile.hidden[cell];
}

void Grid::append(Tile& to, const Tile& later)
{
    const auto add = [&](std::size_t cell, const EarlierPass& pass) {
        const Place place{to, to.cells[cell], to.best[cell]};
        continue_pass_or_begin(place, pass.start);
        place.state.pass_end = std::max(place.state.pass_end, pass.end);
        place.state.pass_dwell += pass.dwell;
    };
    for (const auto& pass : later.earlier) {
        add(pass.cell, pass);
    }
    to.hidden.resize(std::max(to.hidden.size(), later.hidden.size()), Hidden::no);
    for (std::size_t i = 0; i < later.hidden.size(); ++i) {
        to.hidden[i] = std::max(to.hidden[i], later.hidden[i]);
    }
    for (std::size_t i = 0; i < cells_per_tile; ++i) {
        const auto& from = later.cells[i];
        auto& state = to.cells[i];
        if (from.pass_start != never) {
            add(i, {.start = from.pass_start, .end = from.pass_end, .dwell = from.pass_dwell});
        }
        state.first = std::min(state.first, from.first);
        state.last = std::max(state.last, from.last);
        to.best[i].gsd_m = std::min(to.best[i].gsd_m, later.best[i].gsd_m);
        to.best[i].flatness = std::min(to.best[i].flatness, later.best[i].flatness);
        state.parts_seen = static_cast<std::uint16_t>(state.parts_seen | from.parts_seen);
    }
}

void Grid::append(Grid& later)
{
    only_counting_ = only_counting_ || later.only_counting_;
    unknown_time_ += later.unknown_time_;
    recent_.assign(recent_tiles, {});
    for (auto& [index, from] : later.tiles_) {
        const auto [place, is_new] = tiles_.try_emplace(index);
        auto& to = place->second;
        if (is_new) {
            earlier_passes_ += from.earlier.size();
            to = std::move(from);
            from = {};
        } else if (!to.cells.empty() && !from.cells.empty()) {
            append(to, from);
        }
    }
    only_counting_ = only_counting_ || bytes() > settings_.max_memory_bytes;
}

void Grid::finish()
{
    if (only_counting_) {
        fail_for_memory(
            static_cast<double>(bytes()),
            static_cast<double>(settings_.max_memory_bytes),
            settings_.cell_m);
    }
    for (auto& [index, tile] : tiles_) {
        std::ranges::stable_sort(tile.earlier, {}, &EarlierPass::cell);
    }
}

std::span<const EarlierPass> Grid::earlier_passes(const Tile& tile, std::uint16_t cell)
{
    const auto before = [](const EarlierPass& pass, std::uint16_t place) {
        return pass.cell < place;
    };
    const auto& passes = tile.earlier;
    const auto first = std::lower_bound(passes.begin(), passes.end(), cell, before);
    const auto last = std::find_if(
        first, passes.end(), [cell](const EarlierPass& pass) { return pass.cell != cell; });
    return {first, last};
}

const CellState* Grid::find(Cell cell) const
{
    const auto tile = tiles_.find(tile_of(cell));
    return tile == tiles_.end() ? nullptr : &tile->second.cells[place_in_tile(cell)];
}

BestSight Grid::best(Cell cell) const
{
    const auto tile = tiles_.find(tile_of(cell));
    return tile == tiles_.end() ? BestSight{} : tile->second.best[place_in_tile(cell)];
}

std::uint32_t Grid::looks(const CellState& state) const
{
    return state.earlier_looks + (state.pass_start != never && is_look(state.pass_dwell) ? 1U : 0U);
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
