/// A plan, and the log of a flight of it on a day that was not as planned.

#pragma once

#include <functional>

#include "transect/flightlog/log_file.hpp"
#include "transect/planner/plan.hpp"

namespace transect::test {

struct FlownOtherwise {
    planner::Plan plan;
    planner::SortieFlight planned;  ///< the plan's first sortie, flown as planned
    planner::SortieFlight flown;
    flightlog::LogFile log;  ///< of the flight, as read from the CSV of its Garmin
};

/// One small sortie, planned for the sample mission and flown by the simulator after `change` was
/// made to it.
FlownOtherwise planned_and_flown(const std::function<void(planner::Mission&)>& change);

}  // namespace transect::test
