/// Cells of a comma-separated line, as views into it.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace transect::flightlog {

/// Finds the cells of rows that are written alike, without quotes. Recorders pad their columns, so
/// most rows have their commas where the row before had them, which is quickly seen.
class CellFinder {
public:
    explicit CellFinder(std::size_t columns) : ends_(columns, 0) {}

    /// False for a line of another number of columns.
    bool find(std::string_view line);

    /// Blanks and all, of the line that was found last.
    std::string_view cell(std::size_t column) const;

private:
    bool is_shaped_as_before() const;
    void index_commas();

    std::string_view line_;
    std::vector<std::size_t> ends_;  ///< of the cells, the last one's not kept
};

/// Every cell of a line, trimmed. Cells may be quoted; a doubled quote inside stays doubled.
std::vector<std::string_view> split_cells(std::string_view line);

}  // namespace transect::flightlog
