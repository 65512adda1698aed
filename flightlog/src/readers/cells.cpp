#include "flightlog/src/readers/cells.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

std::size_t end_of_cell(std::string_view line)
{
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            return i;
        }
    }
    return line.size();
}

/// In pieces that a byte can count, which compilers turn into a few instructions for many letters.
std::size_t count_commas(std::string_view line)
{
    constexpr std::size_t piece = 255;
    std::size_t count = 0;
    while (!line.empty()) {
        std::uint8_t commas = 0;
        for (const char letter : line.substr(0, piece)) {
            commas = static_cast<std::uint8_t>(commas + (letter == ',' ? 1U : 0U));
        }
        count += commas;
        line.remove_prefix(std::min(piece, line.size()));
    }
    return count;
}

/// Eight letters at once, which is several times faster than one by one. The first of them is in
/// the lowest byte on any machine.
using EightBytes = std::uint64_t;
constexpr std::size_t eight_bytes = sizeof(EightBytes);

/// Of a text that has as many.
EightBytes first_eight(std::string_view text)
{
    EightBytes word = 0;
    std::memcpy(&word, text.data(), eight_bytes);
    if constexpr (std::endian::native == std::endian::big) {
        word = __builtin_bswap64(word);
    }
    return word;
}

constexpr EightBytes eight_times(char letter)
{
    return 0x0101'0101'0101'0101U * static_cast<unsigned char>(letter);
}

/// The highest bit of each byte that is this letter.
constexpr EightBytes bytes_equal_to(char letter, EightBytes word)
{
    constexpr EightBytes low_bits = eight_times('\x7F');
    const auto other = word ^ eight_times(letter);
    return ~(((other & low_bits) + low_bits) | other | low_bits);
}

/// The first byte in which a bit is set, 0 to 7; the word is not zero.
constexpr unsigned first_byte(EightBytes word)
{
    return static_cast<unsigned>(std::countr_zero(word)) / 8U;
}

std::string_view unquoted(std::string_view cell)
{
    cell = trimmed(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
        cell = trimmed(cell.substr(1, cell.size() - 2));
    }
    return cell;
}

}  // namespace

bool CellFinder::find(std::string_view line)
{
    line_ = line;
    if (count_commas(line) + 1 != ends_.size()) {
        return false;
    }
    if (!is_shaped_as_before()) {
        index_commas();
    }
    return true;
}

bool CellFinder::is_shaped_as_before() const
{
    const auto commas = std::span{ends_}.first(ends_.size() - 1);
    if (commas.empty()) {
        return true;
    }
    // The ends of a row without as many commas are 0, which no second comma can be.
    return commas.back() < line_.size() &&
           std::ranges::all_of(commas, [this](std::size_t end) { return line_[end] == ','; }) &&
           (commas.size() == 1 || commas[1] != 0);
}

void CellFinder::index_commas()
{
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at + eight_bytes <= line_.size(); at += eight_bytes) {
        auto commas = bytes_equal_to(',', first_eight(line_.substr(at)));
        for (; commas != 0; commas &= commas - 1) {
            ends_[column++] = at + first_byte(commas);
        }
    }
    for (; at < line_.size(); ++at) {
        if (line_[at] == ',') {
            ends_[column++] = at;
        }
    }
}

std::string_view CellFinder::cell(std::size_t column) const
{
    const auto begin = column == 0 ? 0 : ends_[column - 1] + 1;
    const auto end = column + 1 == ends_.size() ? line_.size() : ends_[column];
    return line_.substr(begin, end - begin);
}

std::vector<std::string_view> split_cells(std::string_view line)
{
    std::vector<std::string_view> cells;
    while (true) {
        const auto end = end_of_cell(line);
        cells.push_back(unquoted(line.substr(0, end)));
        if (end == line.size()) {
            return cells;
        }
        line.remove_prefix(end + 1);
    }
}

}  // namespace transect::flightlog
