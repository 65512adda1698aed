#include "flightlog/src/readers/cells.hpp"

#include <algorithm>

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

std::string_view unquoted(std::string_view cell)
{
    cell = trimmed(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
        cell = trimmed(cell.substr(1, cell.size() - 2));
    }
    return cell;
}

}  // namespace

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
