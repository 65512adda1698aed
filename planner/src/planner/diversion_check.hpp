/// Whether areas lie across diversions.

#pragma once

#include <vector>

#include "transect/finding.hpp"

#include "planner/active_areas.hpp"
#include "planner/flight_state.hpp"

namespace transect::planner {

/// Warning "bingo-through-area": alternates to which the straight line from where a leg ends leads
/// into an area to keep out of, or out of one to keep in, with the names of those areas. Any height
/// between the two places and `highest_m` counts, and any time until `slowest` later.
struct Diversions {
    const std::vector<FlightState>& at_legs;
    double highest_m = 0.0;
    Duration slowest;
};
std::vector<Finding> areas_across(
    const Diversions& diversions, const Mission& mission, const LocalPlane& plane);

}  // namespace transect::planner
