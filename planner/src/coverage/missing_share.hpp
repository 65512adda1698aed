/// How much of a cell is still missing.

#pragma once

#include "coverage/grid.hpp"

namespace transect::coverage {

/// From 0 to 1. A cell that was seen but not well enough, or hidden whenever a frame held it, is
/// missing as a whole; of others, what no frame showed.
double missing_share(const Grid& grid, Cell cell);

}  // namespace transect::coverage
