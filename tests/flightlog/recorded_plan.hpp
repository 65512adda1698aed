/// Logs of a sample plan that was flown as planned.

#pragma once

#include <set>
#include <string>

#include "transect/flightlog/log_file.hpp"
#include "transect/planner/plan.hpp"

namespace transect::test {

/// What a G1000 would have kept of a simulated flight: positions, heights, attitude, no look.
flightlog::LogFile recorded(const planner::SortieFlight& flight, const std::string& name);

/// The same without the rows on some transects.
flightlog::LogFile recorded_without(
    const planner::SortieFlight& flight, const std::string& name, const std::set<int>& transects);

/// The records of a turret that looked straight down all the time.
flightlog::LogFile turret_log(
    const planner::SortieFlight& flight, const std::string& name, Angle horizontal_field);

}  // namespace transect::test
