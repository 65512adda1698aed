/// Flight plans for Garmin's integrated flight decks (.fpl, version 1) and other routes.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::formats {

struct RouteFile {
    std::string name;  ///< "7A-sortie-1.fpl", "7A-sortie-2-part-1.fpl"
    std::string content;
};

/// A flight plan on a G1000 holds this many points.
inline constexpr std::size_t max_flight_plan_points = 99;

/// One flight plan a sortie, more where a sortie has more points than a flight plan holds: the next
/// part begins with the point that the part before ended with, and no part begins or ends inside a
/// transect. `flights` are those of `plan.sorties`.
///
/// Points are the base, the lead-in of each transect and its end. The lead-in lies a run-in before
/// the transect, because an autopilot flies by a corner and is established only behind it. Names
/// begin with the mission's code, are unique in the plan and no aerodrome's; those of aerodromes
/// whose identifier is an ICAO code are of type AIRPORT. `created` is the plan's first take-off.
/// Throws std::domain_error where route points have no names that fit a card.
std::vector<RouteFile> garmin_flight_plans(
    const planner::Plan& plan, std::span<const planner::SortieFlight> flights);

}  // namespace transect::formats
