/// Curves of an aircraft as a picture.

#pragma once

#include <string>

#include "cli/aircraft_query.hpp"

namespace transect::cli {

/// SVG with two charts at the query's height and temperature: block range against the weight
/// without fuel (payload and empty weight together: the profile does not know the empty weight),
/// and fuel flow and endurance against calibrated airspeed.
std::string plot(const AircraftQuery& query);

}  // namespace transect::cli
