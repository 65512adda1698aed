/// Figures of a flight manual over any number of axes.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace transect::aircraft {

/// An axis or a column; its name ends in the unit of its values ("pressure_altitude_ft").
struct TableSeries {
    std::string name;
    std::vector<double> values;
};

/// Columns over a full grid, linear along each axis between neighbouring rows (multilinear). Exact
/// at the rows; never extrapolated.
///
///     const PerformanceTable climb{
///         {{"pressure_altitude_ft", {0, 10'000}}, {"mass_lb", {7500, 8750}}},
///         {{"rate_ft_per_min", {1300, 925, 900, 560}}}};
///     climb.at({{5000.0, 8000.0}}, 0);  // the rate halfway up, at 8,000 lb
class PerformanceTable {
public:
    static constexpr std::size_t most_axes = 6;
    static constexpr std::size_t most_cells = 1'000'000;  ///< over all columns

    /// Values of an axis increase; a column has one value a grid point, that of the last axis
    /// changing fastest. `source` says which manual and page. Throws std::invalid_argument for
    /// anything else: no axis or column, names that are empty or repeat, values that are not
    /// finite, a wrong number of values, too many axes or cells.
    PerformanceTable(
        std::vector<TableSeries> axes, std::vector<TableSeries> columns, std::string source = {});

    const std::vector<TableSeries>& axes() const { return axes_; }
    const std::vector<TableSeries>& columns() const { return columns_; }
    const std::string& source() const { return source_; }

    /// Index of a column; nothing when the table has none of this name.
    std::optional<std::size_t> column(std::string_view name) const;

    /// The first axis that does not reach a point. An axis of one value reaches that value only.
    struct Outside {
        std::string axis;
        double value = 0.0;
        double lowest = 0.0;
        double highest = 0.0;
    };
    /// Nothing when the table covers the point; a NaN is never covered. `point` has one value an
    /// axis, in their order; std::invalid_argument otherwise.
    std::optional<Outside> outside(std::span<const double> point) const;

    /// The value of a column (by index) at the point; nothing when outside() says so.
    std::optional<double> at(std::span<const double> point, std::size_t column) const;

private:
    std::vector<TableSeries> axes_;
    std::vector<TableSeries> columns_;
    std::string source_;
};

}  // namespace transect::aircraft
