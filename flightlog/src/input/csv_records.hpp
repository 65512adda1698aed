/// Records of CSV that people make, with cells that may hold line ends.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "transect/source_text.hpp"

namespace transect::flightlog {

/// Trimmed; without its quotes, and with "\n" for every line end inside them.
struct CsvCell {
    std::string text;
    std::size_t line = 0;    ///< where it begins, from 1
    std::size_t column = 0;  ///< in bytes, from 1
};

using CsvRecord = std::vector<CsvCell>;  ///< not empty

/// Whichever of comma, semicolon and tab the first line has most of outside quotes.
char separator_of(std::string_view text);

/// Quoting by RFC 4180; a quote inside a cell that does not begin with one is a letter like any
/// other. Throws InputError for a quote that is never closed, and for text behind a closed one.
class CsvRecords {
public:
    CsvRecords(SourceText source, char separator) : source_{source}, separator_{separator} {}

    std::optional<CsvRecord> next();

private:
    bool at_end() const { return at_ == source_.text.size(); }
    bool at_cell_end() const;
    CsvCell cell();
    void read_plain(CsvCell& cell);
    void read_quoted(CsvCell& cell);
    void append_until(std::size_t end, CsvCell& cell);
    void skip_blanks();
    void end_line();
    [[noreturn]] void fail(const CsvCell& cell, const std::string& problem) const;

    SourceText source_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
};

}  // namespace transect::flightlog
