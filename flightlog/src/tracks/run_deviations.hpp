#pragma once

#include <vector>

#include "transect/flightlog/line_results.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

struct FlownPlan {
    const planner::Plan& plan;
    const std::vector<RecordedFlight>& flights;  ///< that LineRun::flight counts
    LineLimits limits = {};
};

/// With deviations in all runs.
std::vector<LineResult> with_deviations(std::vector<LineResult> results, const FlownPlan& flown);

}  // namespace transect::flightlog
