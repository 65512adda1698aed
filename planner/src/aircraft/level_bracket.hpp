/// Which two of a row of values something lies between.

#pragma once

#include <cstddef>

namespace transect::aircraft {

/// Between element `lower` and the next, `share` of the way; at an element exactly, share is zero.
struct Bracket {
    std::size_t lower = 0;
    double share = 0.0;

    std::size_t upper() const { return share > 0.0 ? lower + 1 : lower; }
};

}  // namespace transect::aircraft
