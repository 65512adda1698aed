#include "coverage/missing_share.hpp"

#include <bit>

namespace transect::coverage {

double missing_share(const Grid& grid, Cell cell)
{
    const auto* state = grid.find(cell);
    if (state == nullptr || (state->seen() && !grid.observed(*state)) ||
        grid.hidden(cell) != Hidden::no) {
        return 1.0;
    }
    return 1.0 - std::popcount(state->parts_seen) / (1.0 * parts_side * parts_side);
}

}  // namespace transect::coverage
