/// NMEA 0183 as receivers of GPS send it.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_nmea(std::string_view head);

/// RMC, GGA, GNS, GLL and VTG of one time are one row; RMC and ZDA tell the date. A sentence whose
/// checksum is wrong is a row of its own that is dropped.
void read_nmea(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
