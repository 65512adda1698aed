/// Tables of a flight manual, typed off by the operator.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "transect/aircraft/performance_table.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

/// What a table must hold. Names end in the unit: "mass_lb".
struct TableLayout {
    std::vector<std::string> axes;              ///< in the order of the table's own axes
    std::vector<std::string> columns;           ///< must be there
    std::vector<std::string> optional_columns;  ///< may be there
};

/// Reads comma-separated values: lines that begin with `#` say where the figures come from and
/// become the table's source, the first other line names the columns in any order, each following
/// line is one point of the grid, in any order. Names that begin with "x-" are the author's own.
///
///     # AFM 208BPHBUS-02, page 5-20, flaps 20 degrees
///     pressure_altitude_ft,temperature_c,mass_lb,ground_roll_ft
///     0,20,8750,1500
///
/// A number is an optional sign, digits with an optional decimal point, and an optional exponent.
/// Throws InputError with file and line for anything else: unknown, missing or repeated columns, a
/// cell too few or too many (a decimal comma makes one), a point twice, a point of the grid that no
/// line gives, a text over 32 MiB, more axes or cells than a PerformanceTable holds.
aircraft::PerformanceTable parse_performance_table(SourceText csv, const TableLayout& layout);
aircraft::PerformanceTable read_performance_table(
    const std::filesystem::path& file, const TableLayout& layout);

}  // namespace transect::formats
