#include "transect/formats/afm_csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {
namespace {

using aircraft::PerformanceTable;
using aircraft::TableSeries;

constexpr std::size_t most_bytes = std::size_t{32} << 20U;
constexpr std::size_t most_source_bytes = 10'000;

constexpr std::size_t most_columns = 100;

struct Line {
    std::string_view text;
    std::size_t number = 0;
};

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Hands out the lines of a text one by one.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_{text}
    {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (rest_.starts_with(byte_order_mark)) {
            rest_.remove_prefix(byte_order_mark.size());
        }
    }

    std::optional<Line> next()
    {
        if (rest_.empty()) {
            return std::nullopt;
        }
        const auto end = std::min(rest_.find('\n'), rest_.size());
        const Line line{trimmed(rest_.substr(0, end)), ++number_};
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return line;
    }

private:
    std::string_view rest_;
    std::size_t number_ = 0;
};

/// One cell more than `most_columns` shows that there are too many.
std::vector<std::string_view> cells_of(std::string_view line)
{
    std::vector<std::string_view> cells;
    while (cells.size() <= most_columns) {
        const auto end = line.find(',');
        cells.push_back(trimmed(line.substr(0, end)));
        if (end == std::string_view::npos) {
            break;
        }
        line.remove_prefix(end + 1);
    }
    return cells;
}

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

std::optional<double> number(std::string_view cell)
{
    const bool is_negative = cell.starts_with('-');
    if (is_negative || cell.starts_with('+')) {
        cell.remove_prefix(1);
    }
    // from_chars knows "inf", "nan" and signs of its own.
    if (cell.empty() || !(is_digit(cell.front()) || cell.front() == '.')) {
        return std::nullopt;
    }
    const auto* const end = std::next(cell.data(), std::ssize(cell));
    double value = 0.0;
    const auto [stop, error] = std::from_chars(cell.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return is_negative ? -value : value;
}

std::string layout_names(const TableLayout& layout)
{
    std::vector<std::string> names;
    for (const auto* part : {&layout.axes, &layout.columns, &layout.optional_columns}) {
        names.insert(names.end(), part->begin(), part->end());
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Reads one table from top to bottom.
class TableReader {
public:
    TableReader(SourceText csv, const TableLayout& layout) : file_{csv.file}, layout_{layout}
    {
        if (csv.text.size() > most_bytes) {
            fail(0, fmt::format("is larger than {} MiB", most_bytes >> 20U));
        }
        Lines lines{csv.text};
        while (const auto line = lines.next()) {
            read(*line);
        }
        if (columns_.empty()) {
            fail(0, "holds no table; expected a line that names the columns");
        }
        if (rows_.empty()) {
            fail(header_line_, "no line follows the names of the columns");
        }
    }

    PerformanceTable table()
    {
        auto axes = grid();
        sort_rows(axes);
        std::vector<TableSeries> columns;
        for (std::size_t i = axes.size(); i < names_.size(); ++i) {
            TableSeries column{names_[i], {}};
            for (const auto& row : rows_) {
                column.values.push_back(row.values[i]);
            }
            columns.push_back(std::move(column));
        }
        try {
            return {std::move(axes), std::move(columns), std::move(source_)};
        } catch (const std::invalid_argument& error) {
            fail(header_line_, error.what());
        }
    }

private:
    struct Row {
        std::vector<double> values;  ///< axes, then columns, in the order of the layout
        std::size_t line = 0;
        std::size_t point = 0;  ///< index in the grid
    };

    [[noreturn]] void fail(std::size_t line, const std::string& problem) const
    {
        throw InputError{{.file = file_, .line = line}, problem};
    }

    void read(const Line& line)
    {
        if (line.text.starts_with('#')) {
            add_source(line.text);
        } else if (!line.text.empty()) {
            columns_.empty() ? read_header(line) : read_row(line);
        }
    }

    void add_source(std::string_view line)
    {
        line.remove_prefix(std::min(line.find_first_not_of('#'), line.size()));
        const auto text = trimmed(line);
        if (!text.empty() && source_.size() + text.size() < most_source_bytes) {
            source_ += (source_.empty() ? "" : " ") + std::string{text};
        }
    }

    void read_header(const Line& line)
    {
        header_line_ = line.number;
        const auto cells = cells_of(line.text);
        if (cells.size() > most_columns) {
            fail(line.number, fmt::format("more than {} columns", most_columns));
        }
        cells_a_row_ = cells.size();
        for (const auto* names : {&layout_.axes, &layout_.columns}) {
            for (const auto& name : *names) {
                if (!find_column(name, cells)) {
                    fail(line.number, fmt::format("column {} is missing", name));
                }
            }
        }
        for (const auto& name : layout_.optional_columns) {
            find_column(name, cells);
        }
        for (const auto cell : cells) {
            if (!cell.starts_with("x-") && std::ranges::find(names_, cell) == names_.end()) {
                fail(
                    line.number,
                    fmt::format(
                        "unknown column \"{}\"; known: {}", shown(cell), layout_names(layout_)));
            }
        }
    }

    /// Remembers where a column stands; false when it is not there.
    bool find_column(const std::string& name, const std::vector<std::string_view>& cells)
    {
        const auto count = std::ranges::count(cells, name);
        if (count > 1) {
            fail(header_line_, fmt::format("column {} is there twice", name));
        }
        if (count == 1) {
            names_.push_back(name);
            columns_.push_back(static_cast<std::size_t>(
                std::distance(cells.begin(), std::ranges::find(cells, name))));
        }
        return count == 1;
    }

    void read_row(const Line& line)
    {
        const auto cells = cells_of(line.text);
        if (cells.size() != cells_a_row_) {
            fail(
                line.number,
                fmt::format(
                    "{} cells, but {} columns; decimals have a point", cells.size(), cells_a_row_));
        }
        if (rows_.size() >= PerformanceTable::most_cells) {
            fail(line.number, fmt::format("more than {} lines", PerformanceTable::most_cells));
        }
        Row row{.values = {}, .line = line.number};
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const auto cell = cells[columns_[i]];
            const auto value = number(cell);
            if (!value) {
                fail(
                    line.number,
                    fmt::format("{}: expected a number, not \"{}\"", names_[i], shown(cell)));
            }
            row.values.push_back(*value);
        }
        rows_.push_back(std::move(row));
    }

    /// Every value that an axis takes in some row.
    std::vector<TableSeries> grid() const
    {
        std::vector<TableSeries> axes;
        for (std::size_t i = 0; i < layout_.axes.size(); ++i) {
            TableSeries axis{names_[i], {}};
            for (const auto& row : rows_) {
                axis.values.push_back(row.values[i]);
            }
            std::ranges::sort(axis.values);
            axis.values.erase(
                std::unique(axis.values.begin(), axis.values.end()), axis.values.end());
            axes.push_back(std::move(axis));
        }
        require_few_points(axes);
        return axes;
    }

    void require_few_points(const std::vector<TableSeries>& axes) const
    {
        std::size_t points = 1;
        for (const auto& axis : axes) {
            if (axis.values.size() > PerformanceTable::most_cells / points) {
                fail(
                    header_line_,
                    fmt::format(
                        "its axes span more than {} points, and each needs a line",
                        PerformanceTable::most_cells));
            }
            points *= axis.values.size();
        }
    }

    /// Brings the rows into the order of the grid; refuses a grid that is not full.
    void sort_rows(const std::vector<TableSeries>& axes)
    {
        for (auto& row : rows_) {
            for (std::size_t i = 0; i < axes.size(); ++i) {
                const auto& values = axes[i].values;
                const auto found = std::ranges::lower_bound(values, row.values[i]);
                row.point = row.point * values.size() +
                            static_cast<std::size_t>(std::distance(values.begin(), found));
            }
        }
        std::ranges::stable_sort(rows_, std::ranges::less{}, &Row::point);
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            if (rows_[i].point == rows_[i - 1].point) {
                fail(rows_[i].line, fmt::format("the same point as line {}", rows_[i - 1].line));
            }
        }
        require_full(axes);
    }

    void require_full(const std::vector<TableSeries>& axes) const
    {
        std::size_t points = 1;
        for (const auto& axis : axes) {
            points *= axis.values.size();
        }
        if (rows_.size() == points) {
            return;
        }
        std::size_t missing = 0;
        while (missing < rows_.size() && rows_[missing].point == missing) {
            ++missing;
        }
        fail(header_line_, fmt::format("no line for {}", point_text(axes, missing)));
    }

    static std::string point_text(const std::vector<TableSeries>& axes, std::size_t point)
    {
        std::string text;
        for (std::size_t i = axes.size(); i-- > 0;) {
            const auto& values = axes[i].values;
            const auto value = values[point % values.size()];
            text = fmt::format("{} {}{}{}", axes[i].name, value, text.empty() ? "" : ", ", text);
            point /= values.size();
        }
        return text;
    }

    std::string file_;
    const TableLayout& layout_;
    std::string source_;
    std::size_t header_line_ = 0;
    std::size_t cells_a_row_ = 0;
    std::vector<std::string> names_;    ///< that the table has, axes first
    std::vector<std::size_t> columns_;  ///< where they stand in the file
    std::vector<Row> rows_;
};

}  // namespace

PerformanceTable parse_performance_table(SourceText csv, const TableLayout& layout)
{
    return TableReader{csv, layout}.table();
}

PerformanceTable read_performance_table(
    const std::filesystem::path& file, const TableLayout& layout)
{
    const auto text = read_file(file, most_bytes);
    return parse_performance_table({.text = text, .file = file.native()}, layout);
}

}  // namespace transect::formats
