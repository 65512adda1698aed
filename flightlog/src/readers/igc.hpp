/// Files of gliders' flight recorders, by the specification of the International Gliding
/// Commission.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

bool is_igc(std::string_view head);

/// Every B record is a row.
void read_igc(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
