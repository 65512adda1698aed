/// Shares lines out to sorties.

#pragma once

#include <cstdint>
#include <span>

#include "transect/planner/mission.hpp"

#include "planner/tour_sequence.hpp"

namespace transect::planner {

struct SortieRequest {
    double most = 0.0;  ///< of one sortie, from base to base; infinite if there is no limit
    Objective objective = Objective::fewest_sorties;
    std::size_t fewest = 1;  ///< that a bound says are needed
    std::size_t iterations = 0;
    std::uint64_t seed = 1;
};

/// Sorties within the limit, as good as the search finds from an order of all lines: the cut of
/// that order by dynamic programming, then local search over all sorties at once, with one sortie
/// less as long as that can be done, and cut anew as the order improves. Lines that exceed the
/// limit alone have a sortie each, above it.
Tour search_sorties(
    const TourCosts& costs, std::span<const Way> order, const SortieRequest& request);

/// For `SortieRequest::iterations`: of more lines each takes longer, so there are fewer.
std::size_t sortie_iterations(const TourCosts& costs, int effort);

double tour_cost(const TourCosts& costs, const Tour& tour);

/// The dearest sortie; 0 for none.
double longest_sortie(const TourCosts& costs, const Tour& tour);

}  // namespace transect::planner
