/// Tracks of KML: gx:Track of Google's extension and Track of KML 2.3.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_kml(std::string_view head);

/// All tracks in the order of the file. The times and places of a track belong together one by
/// one, whether they stand in two groups or by turns; what has no counterpart is dropped. Throws
/// InputError for a file without any track: lines and points tell no times.
void read_kml(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
