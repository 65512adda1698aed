/// What sorties cost at least because of how far they have to go.

#pragma once

#include <cstddef>
#include <string>

#include "planner/tour_costs.hpp"

namespace transect::planner {

struct TourBound {
    std::string name;
    double cost = 0.0;
    std::size_t fewest_sorties = 1;  ///< that the limit allows
};

/// Along any one axis, a sortie that reaches `r` from the base moves 2·r in all, and only so much
/// of that comes with lines and turns; the rest is transit. The farthest lines fill the first
/// sortie, which reaches farthest; what does not fit is left to the next one, which reaches at
/// least as far as the farthest line that is left; and so on. The best of several axes.
///
/// Strong for long areas far from the base that need many sorties. Of more than a few hundred lines
/// it looks at no pair and answers 0.
TourBound reach_bound(const TourCosts& costs, double most_per_sortie);

}  // namespace transect::planner
