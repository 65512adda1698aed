#include "flightlog/src/readers/cells.hpp"

#include <algorithm>
#include <cstdint>
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
    return count_commas(line) + 1 == ends_.size() && (is_shaped_as_before() || index_commas());
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

bool CellFinder::index_commas()
{
    std::size_t column = 0;
    for (auto at = line_.find(','); at != std::string_view::npos; at = line_.find(',', at + 1)) {
        ends_[column] = at;
        ++column;
    }
    return true;
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
