#include "transect/coverage/coverage.hpp"

#include <algorithm>
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
        result += static_cast<std::size_t>(std::ranges::count_if(tile, predicate));
    }
    return result;
}

bool is_observed(const CellState& state)
{
    return state.passes > 0;
}

bool is_seen(const CellState& state)
{
    return state.seen;
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
    return state != nullptr && is_observed(*state);
}

bool Coverage::seen(Cell cell) const
{
    const auto* state = grid_->find(cell);
    return state != nullptr && is_seen(*state);
}

std::optional<CellRecord> Coverage::record(Cell cell) const
{
    const auto* state = grid_->find(cell);
    if (state == nullptr || !state->seen) {
        return std::nullopt;
    }
    return CellRecord{
        .passes = state->passes,
        .longest_pass = static_cast<double>(state->longest_pass_s) * second,
        .dwell = state->dwell_s * second,
        .best_ground_sample_distance = static_cast<double>(state->best_gsd_m) * metre,
        .first = grid_->epoch() + state->first_s * second,
        .last = grid_->epoch() + state->last_s * second,
    };
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
    return count(*grid_, is_observed);
}

Area Coverage::observed_area() const
{
    return static_cast<double>(observed_cells()) * (cell_size() * cell_size());
}

std::size_t Coverage::seen_cells() const
{
    return count(*grid_, is_seen);
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
            if (is_observed(tile[static_cast<std::size_t>(i)])) {
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
