/// BaseStation messages, as dump1090 and others send them on port 30003.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_sbs(std::string_view head);

/// One log for each aircraft. Messages with a position (MSG,2 and MSG,3) are rows; the speed and
/// track of the last MSG,4 go with them.
void read_sbs(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
