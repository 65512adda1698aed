/// The points of a sortie as avionics, route files and briefings name them.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::formats {

struct RoutePoint {
    std::string name;  ///< [A-Z0-9], at most 6 characters; unique within a plan except for the base
    std::string comment;  ///< [A-Z0-9 ], at most 25 characters
    bool is_aerodrome = false;
    GeoPoint position;
    MslHeight height;
    Instant time;  ///< over the point; at the base take-off and landing
    std::optional<int> transect;
};

/// The base or where the sortie begins in the air, the lead-in (where the run-in starts) and the
/// end (where the run-out ends) of each transect in the order flown, the points that lead around
/// areas, and the base again.
///
/// Names carry the mission's code, so that tomorrow's points do not replace today's on a card:
/// 7A012S and 7A012E for transect 12. Throws std::domain_error for a code that is not two
/// characters [A-Z0-9], for a base whose identifier is unfit, and beyond 34,695 transects.
std::vector<RoutePoint> route_points(
    const planner::Plan& plan, const planner::SortieFlight& flight);

/// Upper-case letters, digits and single spaces, at most `length` characters; accents are dropped.
std::string card_text(std::string_view text, std::size_t length);

}  // namespace transect::formats
