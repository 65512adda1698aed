/// Sorties between several bases, by the search for sorties from one.

#pragma once

#include <string>
#include <vector>

#include "planner/base_flights.hpp"
#include "planner/share_out.hpp"

namespace transect::planner {

/// Identifiers of bases.
struct SortieEnds {
    std::string departure;
    std::string arrival;
};

struct BasedAnswer {
    SharedOut shared;              ///< without cost and bound, which are those of one base
    std::vector<SortieEnds> ends;  ///< by sortie
};

/// As share_out(), with all bases that have fuel. `levels` by task.
BasedAnswer share_out_to_bases(
    const BaseSetting& setting,
    const ShareOutRequest& request,
    const std::vector<FlownLevel>& levels);

}  // namespace transect::planner
