#include "flightlog/src/input/spreadsheet_stream.hpp"

#include <algorithm>

namespace transect::flightlog {

std::optional<char> spreadsheet_separator(std::string_view head)
{
    constexpr std::size_t looked_at = std::size_t{16} << 10U;
    constexpr std::string_view first_column = "Lcl Date";
    const auto text = head.substr(0, looked_at);
    const auto at = text.find(first_column);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const auto behind = text.substr(at + first_column.size());
    const auto next = behind.find_first_not_of(" \"");
    const char separator = next == std::string_view::npos ? '\0' : behind[next];
    return separator == ';' || separator == '\t' ? std::optional{separator} : std::nullopt;
}

std::size_t SpreadsheetStream::read(std::span<char> into)
{
    const auto bytes = input_->peek(1).substr(0, into.size());
    std::ranges::transform(bytes, into.begin(), [this](char letter) {
        if (letter == separator_) {
            return ',';
        }
        return letter == ',' ? '.' : letter;
    });
    input_->skip(bytes.size());
    return bytes.size();
}

}  // namespace transect::flightlog
