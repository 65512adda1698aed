#include "transect/coverage/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "coverage/grid.hpp"

namespace transect::coverage {
namespace {

constexpr Length largest_default_cell = 100.0 * metre;  // RULES of the trade: min(100 m, swath/10)

template <typename Predicate>
std::size_t count(const Grid& grid, Predicate predicate)
{
    std::size_t result = 0;
    for (const auto& [index, tile] : grid.tiles()) {
        result += static_cast<std::size_t>(std::ranges::count_if(tile.cells, predicate));
    }
    return result;
}

Angle grazing(float flatness)
{
    return std::atan2(1.0, std::sqrt(static_cast<double>(flatness))) * radian;
}

}  // namespace

Length default_cell(Length swath)
{
    return std::min(largest_default_cell, 0.1 * swath);
}

Coverage::Coverage(std::shared_ptr<const Grid> grid) : grid_{std::move(grid)} {}

bool Coverage::observed(Cell cell) const
{
    const auto* state = grid_->find(cell);
    return state != nullptr && grid_->observed(*state);
}

bool Coverage::seen(Cell cell) const
{
    const auto* state = grid_->find(cell);
    return state != nullptr && state->seen();
}

std::optional<Unseen> Coverage::unseen(Cell cell) const
{
    if (seen(cell)) {
        return std::nullopt;
    }
    switch (grid_->hidden(cell)) {
        case Hidden::masked:
            return Unseen::masked;
        case Hidden::unknown:
            return Unseen::unknown;
        case Hidden::no:
            break;
    }
    return Unseen::not_in_view;
}

Duration Coverage::time_over_unknown() const
{
    return grid_->unknown_time();
}

std::vector<Pass> Coverage::passes(Cell cell) const
{
    const auto* state = grid_->find(cell);
    if (state == nullptr || state->pass_start == never) {
        return {};
    }
    const auto& clock = grid_->clock();
    std::vector<Pass> result;
    const auto add = [&](Tick start, Tick end, Tick dwell) {
        result.push_back({clock.instant(start), clock.instant(end), clock.duration(dwell)});
    };
    const auto& tile = grid_->tiles().find(tile_of(cell))->second;
    for (const auto& pass : Grid::earlier_passes(tile, place_in_tile(cell))) {
        add(pass.start, pass.end, pass.dwell);
    }
    add(state->pass_start, state->pass_end, state->pass_dwell);
    return result;
}

std::optional<CellRecord> Coverage::record(Cell cell) const
{
    const auto* state = grid_->find(cell);
    if (state == nullptr || !state->seen()) {
        return std::nullopt;
    }
    const auto& clock = grid_->clock();
    const auto best = grid_->best(cell);
    CellRecord record{
        .passes = static_cast<std::uint16_t>(std::min(grid_->looks(*state), 0xFFFFU)),
        .longest_pass = {},
        .dwell = {},
        .best_ground_sample_distance = static_cast<double>(best.gsd_m) * metre,
        .best_grazing = grazing(best.flatness),
        .first = clock.instant(state->first),
        .last = clock.instant(state->last),
    };
    for (const auto& pass : passes(cell)) {
        record.longest_pass = std::max(record.longest_pass, pass.dwell);
        record.dwell += pass.dwell;
    }
    return record;
}

const RegionFrame& Coverage::frame() const
{
    return grid_->frame();
}

Length Coverage::cell_size() const
{
    return grid_->cell_m() * metre;
}

const Requirement& Coverage::requirement() const
{
    return grid_->requirement();
}

std::size_t Coverage::observed_cells() const
{
    return count(*grid_, [this](const CellState& state) { return grid_->observed(state); });
}

Area Coverage::observed_area() const
{
    return static_cast<double>(observed_cells()) * (cell_size() * cell_size());
}

std::size_t Coverage::seen_cells() const
{
    return count(*grid_, [](const CellState& state) { return state.seen(); });
}

Area Coverage::seen_area() const
{
    return static_cast<double>(seen_cells()) * (cell_size() * cell_size());
}

std::vector<Cell> Coverage::observed_list() const
{
    std::vector<Cell> result;
    for (const auto& [index, tile] : grid_->tiles()) {
        for (std::int32_t i = 0; i < tile_side * tile_side; ++i) {
            if (grid_->observed(tile.cells[static_cast<std::size_t>(i)])) {
                result.push_back(
                    {index.column * tile_side + i % tile_side,
                     index.row * tile_side + i / tile_side});
            }
        }
    }
    std::ranges::sort(result, [](const Cell& a, const Cell& b) {
        return std::pair{a.row, a.column} < std::pair{b.row, b.column};
    });
    return result;
}

std::vector<Cell> Coverage::blocks() const
{
    std::vector<Cell> result;
    result.reserve(grid_->tiles().size());
    for (const auto& [index, tile] : grid_->tiles()) {
        result.push_back({index.column * tile_side, index.row * tile_side});
    }
    return result;
}

}  // namespace transect::coverage
