#include "formats/performance_table_json.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace transect::formats {
namespace {

using aircraft::PerformanceTable;
using aircraft::TableSeries;

std::vector<double> numbers(const JsonView& list)
{
    const auto size = list.size("a list of numbers");
    if (size > PerformanceTable::most_cells) {
        list.fail(fmt::format("more than {} numbers", PerformanceTable::most_cells));
    }
    std::vector<double> values;
    for (std::size_t i = 0; i < size; ++i) {
        values.push_back(list[i].number());
    }
    return values;
}

void append(
    std::vector<TableSeries>& series, const JsonView& object, const std::vector<std::string>& names)
{
    for (const auto& name : names) {
        series.push_back({name, numbers(object[name])});
    }
}

/// Refuses series that the layout has no name for.
void allow_only(const JsonView& object, const std::vector<std::string>& names)
{
    const std::vector<std::string_view> known{names.begin(), names.end()};
    object.for_each_member(
        [&](const std::string& key, const JsonView& member) { member.allow_as(key, known); });
}

PerformanceTable inline_table(const JsonView& table, const TableLayout& layout)
{
    table.allow_only({"source", "axes", "columns"});
    const auto axes = table["axes"];
    const auto columns = table["columns"];
    std::vector<TableSeries> axis_series;
    std::vector<TableSeries> column_series;
    allow_only(axes, layout.axes);
    append(axis_series, axes, layout.axes);
    append(column_series, columns, layout.columns);
    auto known = layout.columns;
    for (const auto& name : layout.optional_columns) {
        known.push_back(name);
        if (columns.find(name)) {
            append(column_series, columns, {name});
        }
    }
    allow_only(columns, known);
    try {
        return {std::move(axis_series), std::move(column_series), table["source"].string()};
    } catch (const std::invalid_argument& error) {
        table.fail(error.what());
    }
}

PerformanceTable table_file(const JsonView& table, const TableLayout& layout)
{
    table.allow_only({"file"});
    const auto reference = table["file"];
    const std::filesystem::path holder{table.document().source().file};
    const auto file = holder.parent_path() / reference.string();
    try {
        return read_performance_table(file, layout);
    } catch (const InputError& error) {
        if (error.where().line > 0) {
            throw;
        }
        reference.fail(error.what());
    }
}

}  // namespace

std::optional<PerformanceTable> performance_table(
    const JsonView& table, const TableLayout& layout, Complaints& complaints)
{
    return complaints.take([&] {
        table.require_object();
        return table.find("file") ? table_file(table, layout) : inline_table(table, layout);
    });
}

void write(JsonWriter& json, const PerformanceTable& table)
{
    const auto write_series = [&](std::string_view key, const std::vector<TableSeries>& list) {
        json.key(key);
        json.begin_object();
        for (const auto& series : list) {
            json.key(series.name);
            json.begin_array();
            for (const double value : series.values) {
                json.value(value);
            }
            json.end_array();
        }
        json.end_object();
    };
    json.begin_object();
    json.member("source", table.source());
    write_series("axes", table.axes());
    write_series("columns", table.columns());
    json.end_object();
}

}  // namespace transect::formats
