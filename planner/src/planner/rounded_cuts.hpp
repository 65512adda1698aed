/// How many sorties the farthest lines need.

#pragma once

#include <cstddef>
#include <vector>

#include "planner/even_costs.hpp"

namespace transect::planner {

/// All lines from `first_rank` on, by distance, need so many sorties that reach them.
struct Cut {
    std::size_t first_rank = 0;
    std::size_t sorties = 1;
    double price = 0.0;  ///< multiplier, not negative
    double excess = 0.0;
};

/// Lines from the nearest to the farthest, by the cost from the base and back.
std::vector<std::size_t> by_distance(const EvenCosts& costs);

struct CutRequest {
    double most_per_sortie = 0.0;  ///< no cuts where it is infinite
    double turn = 0.0;             ///< the cheapest connection
};

/// For every number of sorties, the smallest set of farthest lines that needs so many. `order` is
/// that of by_distance().
std::vector<Cut> rounded_cuts(
    const EvenCosts& costs, const std::vector<std::size_t>& order, const CutRequest& request);

}  // namespace transect::planner
