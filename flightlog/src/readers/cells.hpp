/// Cells of a comma-separated line, as views into it.

#pragma once

#include <string_view>
#include <vector>

namespace transect::flightlog {

/// Every cell of a line, trimmed. Cells may be quoted; a doubled quote inside stays doubled.
std::vector<std::string_view> split_cells(std::string_view line);

}  // namespace transect::flightlog
