/// Tables of a flight manual as JSON values.

#pragma once

#include <optional>

#include "transect/aircraft/performance_table.hpp"
#include "transect/formats/afm_csv.hpp"
#include "transect/formats/json_writer.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// `{"file": "roll.csv"}`, relative to the file that says so, or the table itself:
/// `{"source": "page 5-20", "axes": {"mass_lb": [7000, 8000]}, "columns": {"roll_ft": [900,
/// 1100]}}` with the last axis of the layout changing fastest. What is wrong goes to `complaints`,
/// and then there is no table.
std::optional<aircraft::PerformanceTable> performance_table(
    const JsonView& table, const TableLayout& layout, Complaints& complaints);

/// The table itself, as performance_table() reads it back.
void write(JsonWriter& json, const aircraft::PerformanceTable& table);

}  // namespace transect::formats
