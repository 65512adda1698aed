/// Garmin logs that a spreadsheet of another language has saved again.

#pragma once

#include <optional>
#include <string_view>

#include "flightlog/src/input/log_input.hpp"

namespace transect::flightlog {

/// What parts the cells of such a log, a semicolon or a tab; nothing for any other text.
std::optional<char> spreadsheet_separator(std::string_view head);

/// With commas between its cells and points in its numbers again.
class SpreadsheetStream final : public ByteStream {
public:
    SpreadsheetStream(LogInput& input, char separator) : input_{&input}, separator_{separator} {}

    std::size_t read(std::span<char> into) override;

private:
    LogInput* input_;
    char separator_;
};

}  // namespace transect::flightlog
