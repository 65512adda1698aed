#include "transect/aircraft/performance_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <utility>

namespace transect::aircraft {
namespace {

void require(bool holds, const std::string& otherwise)
{
    if (!holds) {
        throw std::invalid_argument{"a performance table " + otherwise};
    }
}

void require_finite(const TableSeries& series)
{
    const auto is_finite = [](double value) { return std::isfinite(value); };
    require(
        std::ranges::all_of(series.values, is_finite),
        "has finite values only, unlike " + series.name);
}

void require_names(const std::vector<TableSeries>& axes, const std::vector<TableSeries>& columns)
{
    std::set<std::string_view> names;
    for (const auto* list : {&axes, &columns}) {
        for (const auto& series : *list) {
            require(!series.name.empty(), "has a name for each axis and column");
            require(names.insert(series.name).second, "has only one " + series.name);
        }
    }
}

/// Points of the grid, of which there are no more than `most`.
std::size_t grid_points(const std::vector<TableSeries>& axes, std::size_t most)
{
    std::size_t points = 1;
    for (const auto& axis : axes) {
        require(!axis.values.empty(), "has values on each axis, unlike " + axis.name);
        require(axis.values.size() <= most / points, "has at most a million cells");
        points *= axis.values.size();
    }
    return points;
}

void require_axes(const std::vector<TableSeries>& axes)
{
    require(!axes.empty(), "has an axis");
    require(axes.size() <= PerformanceTable::most_axes, "has at most six axes");
    for (const auto& axis : axes) {
        require_finite(axis);
        const auto falls = std::ranges::adjacent_find(axis.values, std::ranges::greater_equal{});
        require(falls == axis.values.end(), "has increasing values on axis " + axis.name);
    }
}

/// Where a value lies on an axis that reaches it: between `index` and the next one.
struct Bracket {
    std::size_t index = 0;
    double share = 0.0;  ///< of the way to the next value
};

Bracket bracket(const std::vector<double>& values, double value)
{
    const auto above = std::ranges::upper_bound(values, value);
    const auto next = static_cast<std::size_t>(std::distance(values.begin(), above));
    if (next == values.size()) {
        return {values.size() - 1, 0.0};
    }
    const std::size_t index = next - 1;
    return {index, (value - values[index]) / (values[next] - values[index])};
}

}  // namespace

PerformanceTable::PerformanceTable(
    std::vector<TableSeries> axes, std::vector<TableSeries> columns, std::string source)
    : axes_{std::move(axes)}, columns_{std::move(columns)}, source_{std::move(source)}
{
    require_names(axes_, columns_);
    require_axes(axes_);
    require(!columns_.empty(), "has a column");
    const auto points = grid_points(axes_, most_cells / columns_.size());
    for (const auto& column : columns_) {
        require_finite(column);
        require(
            column.values.size() == points,
            "has one value for each point of the grid, unlike " + column.name);
    }
}

std::optional<std::size_t> PerformanceTable::column(std::string_view name) const
{
    const auto found = std::ranges::find(columns_, name, &TableSeries::name);
    return found == columns_.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(std::distance(columns_.begin(), found))};
}

std::optional<PerformanceTable::Outside> PerformanceTable::outside(
    std::span<const double> point) const
{
    require(point.size() == axes_.size(), "is asked for one value an axis");
    for (std::size_t i = 0; i < axes_.size(); ++i) {
        const auto& values = axes_[i].values;
        if (!(point[i] >= values.front() && point[i] <= values.back())) {
            return Outside{axes_[i].name, point[i], values.front(), values.back()};
        }
    }
    return std::nullopt;
}

std::optional<double> PerformanceTable::at(std::span<const double> point, std::size_t column) const
{
    if (outside(point)) {
        return std::nullopt;
    }
    // The corners of the cell around the point, the first axis halving them first.
    std::array<double, std::size_t{1} << most_axes> corners{};
    const std::size_t corner_count = std::size_t{1} << axes_.size();
    std::array<Bracket, most_axes> brackets;
    for (std::size_t i = 0; i < axes_.size(); ++i) {
        brackets.at(i) = bracket(axes_[i].values, point[i]);
    }
    for (std::size_t corner = 0; corner < corner_count; ++corner) {
        std::size_t offset = 0;
        for (std::size_t i = 0; i < axes_.size(); ++i) {
            // A point on the last value has no neighbour beyond, and needs none.
            const bool far = ((corner >> i) & 1U) != 0U && brackets.at(i).share > 0.0;
            offset = offset * axes_[i].values.size() + brackets.at(i).index + (far ? 1U : 0U);
        }
        corners.at(corner) = columns_.at(column).values[offset];
    }
    for (std::size_t i = axes_.size(); i-- > 0;) {
        const double share = brackets.at(i).share;
        const std::size_t half = std::size_t{1} << i;
        for (std::size_t corner = 0; corner < half; ++corner) {
            corners.at(corner) = std::lerp(corners.at(corner), corners.at(corner + half), share);
        }
    }
    return corners.front();
}

}  // namespace transect::aircraft
