#include "flightlog/src/input/csv_records.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "transect/error.hpp"

#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

constexpr std::string_view line_ends = "\r\n";

std::size_t count_outside_quotes(std::string_view line, char separator)
{
    std::size_t count = 0;
    bool quoted = false;
    for (const char letter : line) {
        quoted = quoted != (letter == '"');
        count += letter == separator && !quoted ? 1U : 0U;
    }
    return count;
}

}  // namespace

char separator_of(std::string_view text)
{
    const auto line = text.substr(0, text.find_first_of(line_ends));
    constexpr std::array separators{',', ';', '\t'};
    return *std::ranges::max_element(
        separators, {}, [&](char separator) { return count_outside_quotes(line, separator); });
}

std::optional<CsvRecord> CsvRecords::next()
{
    if (at_end()) {
        return std::nullopt;
    }
    CsvRecord record;
    record.push_back(cell());
    while (!at_end() && source_.text[at_] == separator_) {
        ++at_;
        record.push_back(cell());
    }
    end_line();
    return record;
}

bool CsvRecords::at_cell_end() const
{
    return at_end() || source_.text[at_] == separator_ ||
           line_ends.find(source_.text[at_]) != std::string_view::npos;
}

CsvCell CsvRecords::cell()
{
    skip_blanks();
    CsvCell cell{.text = {}, .line = line_, .column = at_ - line_start_ + 1};
    if (!at_end() && source_.text[at_] == '"') {
        read_quoted(cell);
    } else {
        read_plain(cell);
    }
    return cell;
}

void CsvRecords::read_plain(CsvCell& cell)
{
    const auto begin = at_;
    while (!at_cell_end()) {
        ++at_;
    }
    cell.text = trimmed(source_.text.substr(begin, at_ - begin));
}

void CsvRecords::read_quoted(CsvCell& cell)
{
    bool is_open = true;
    while (is_open) {
        ++at_;  // the quote that opens, or the second one of two
        const auto end = source_.text.find('"', at_);
        if (end == std::string_view::npos) {
            fail(cell, "has a quote that is never closed");
        }
        append_until(end, cell);
        ++at_;
        is_open = !at_end() && source_.text[at_] == '"';
        cell.text += is_open ? "\"" : "";
    }
    cell.text = std::string{trimmed(cell.text)};
    skip_blanks();
    if (!at_cell_end()) {
        fail(cell, "has text behind a closing quote; double the quotes inside a text");
    }
}

void CsvRecords::append_until(std::size_t end, CsvCell& cell)
{
    while (at_ < end) {
        if (line_ends.find(source_.text[at_]) == std::string_view::npos) {
            cell.text += source_.text[at_];
            ++at_;
        } else {
            end_line();
            cell.text += '\n';
        }
    }
}

void CsvRecords::skip_blanks()
{
    while (!at_cell_end() && (source_.text[at_] == ' ' || source_.text[at_] == '\t')) {
        ++at_;
    }
}

void CsvRecords::end_line()
{
    if (at_end()) {
        return;
    }
    at_ += source_.text.substr(at_).starts_with(line_ends) ? line_ends.size() : 1;
    line_start_ = at_;
    ++line_;
}

void CsvRecords::fail(const CsvCell& cell, const std::string& problem) const
{
    throw InputError{
        {.file = std::string{source_.file}, .line = cell.line, .column = cell.column}, problem};
}

}  // namespace transect::flightlog
