/// GPX 1.1 routes.

#pragma once

#include <span>
#include <string>

#include "transect/planner/plan.hpp"

namespace transect::formats {

/// One route a sortie, with the same points and names as garmin_flight_plans(), heights above mean
/// sea level and planned times. The file's time is the plan's first take-off.
std::string gpx_routes(const planner::Plan& plan, std::span<const planner::SortieFlight> flights);

}  // namespace transect::formats
