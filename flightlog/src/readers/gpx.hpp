/// Tracks of GPX 1.0 and 1.1.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_gpx(std::string_view head);

/// All tracks and segments in the order of the file. Throws InputError for a whole file
/// without any track: waypoints and routes are no log.
void read_gpx(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
