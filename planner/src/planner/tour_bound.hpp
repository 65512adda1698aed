/// What no tour can be cheaper than.

#pragma once

#include <cstddef>

#include "planner/reach_bound.hpp"

namespace transect::planner {

struct BoundRequest {
    double most_per_sortie = 0.0;    ///< infinite without a limit
    std::size_t fewest_sorties = 1;  ///< if more are known to be needed than the limit shows
    double known_cost = 0.0;         ///< of a tour: guides the steps, does not change validity
    std::size_t most_sorties = 1;    ///< tours with more are not bounded; the number of lines: all
};

/// A lower bound for every tour that flies all lines once within the limit, by Lagrangian
/// relaxation (M. Held, R. M. Karp, Oper. Res. 18, 1970; a forest with one tree for each sortie as
/// by M. L. Fisher, Oper. Res. 42, 1994) of: each end of a line has one connection, and is left as
/// often as it is reached, which is where costs that differ by direction come in. Lines are forced;
/// connections form a forest with as many trees as sorties; two connections of the base for each
/// sortie. Where there is a limit, rounded cuts are added: the lines farther than any distance from
/// the base need so many sorties that reach them, as their cost and the way there demand. Where it
/// is better, the reach bound is the answer.
TourBound lower_bound(const TourCosts& costs, const BoundRequest& request);

/// How many sorties any tour needs, by the reach bound.
std::size_t fewest_sorties(const TourCosts& costs, double most_per_sortie);

}  // namespace transect::planner
