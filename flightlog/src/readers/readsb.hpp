/// Traces of readsb and tar1090.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_readsb(std::string_view head);

/// Throws InputError for a file without any trace.
void read_readsb(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
