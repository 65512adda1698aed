/// State vectors of the OpenSky Network.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_opensky_json(std::string_view head);
bool is_opensky_csv(std::string_view head);

/// One log for each aircraft: arrays of "states", the "path" of a track, and objects with one state
/// each.
void read_opensky_json(LogInput& input, LogReceiver& receiver);

/// Columns are found by name.
void read_opensky_csv(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
