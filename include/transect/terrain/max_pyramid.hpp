/// Upper bounds over parts of a grid of cells.

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <vector>

namespace transect::terrain {

/// Cells of a grid, both ends included.
struct CellRange {
    int first_row = 0;
    int last_row = 0;
    int first_column = 0;
    int last_column = 0;
};

/// The greatest value of each block of 8 by 8 cells, of each 2 by 2 of those, and so on up to one
/// block for the whole grid.
class MaxPyramid {
public:
    static constexpr unsigned base_shift = 3;  ///< 2³ cells along the side of a block

    /// Of a grid of no cells.
    MaxPyramid() = default;

    /// Values of the smallest blocks, row by row; there are as many as the grid needs.
    MaxPyramid(std::vector<float> block_values, int cell_rows, int cell_columns);

    /// An upper bound over cells of the grid, from at most four blocks that together hold them.
    float bound(const CellRange& cells) const
    {
        const auto extent = static_cast<unsigned>(
            std::max(cells.last_row - cells.first_row, cells.last_column - cells.first_column));
        const auto wanted = 32U - static_cast<unsigned>(std::countl_zero(extent));  // bit width
        const unsigned top = base_shift + static_cast<unsigned>(levels_.size()) - 1U;
        const unsigned shift = std::clamp(wanted, base_shift, top);
        const Level& level = levels_[shift - base_shift];
        const auto value = [&](int row, int column) {
            return values_
                [level.first + static_cast<std::size_t>(row >> shift) * level.columns +
                 static_cast<std::size_t>(column >> shift)];
        };
        return std::max(
            std::max(
                value(cells.first_row, cells.first_column),
                value(cells.first_row, cells.last_column)),
            std::max(
                value(cells.last_row, cells.first_column),
                value(cells.last_row, cells.last_column)));
    }

    /// Over the whole grid.
    float bound() const { return values_.back(); }

    std::size_t bytes() const { return values_.capacity() * sizeof(float); }

private:
    struct Level {
        std::size_t first = 0;
        std::size_t columns = 0;
    };

    std::vector<float> values_;
    std::vector<Level> levels_;
};

}  // namespace transect::terrain
