#include "transect/terrain/max_pyramid.hpp"

#include <cmath>
#include <utility>

namespace transect::terrain {
namespace {

int blocks(int cells)
{
    return ((cells - 1) >> MaxPyramid::base_shift) + 1;
}

}  // namespace

MaxPyramid::MaxPyramid(std::vector<float> block_values, int cell_rows, int cell_columns)
    : values_{std::move(block_values)}
{
    auto rows = static_cast<std::size_t>(blocks(cell_rows));
    auto columns = static_cast<std::size_t>(blocks(cell_columns));
    levels_.push_back({.first = 0, .columns = columns});
    while (rows * columns > 1) {
        const Level below = levels_.back();
        const Level level{.first = values_.size(), .columns = (columns + 1) / 2};
        const std::size_t level_rows = (rows + 1) / 2;
        values_.resize(level.first + level_rows * level.columns, -INFINITY);
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t column = 0; column < columns; ++column) {
                auto& value = values_[level.first + (row / 2) * level.columns + column / 2];
                value = std::max(value, values_[below.first + row * below.columns + column]);
            }
        }
        levels_.push_back(level);
        rows = level_rows;
        columns = level.columns;
    }
    values_.shrink_to_fit();
}

}  // namespace transect::terrain
