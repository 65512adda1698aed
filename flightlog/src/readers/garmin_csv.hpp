/// CSV of Garmin's integrated flight decks.

#pragma once

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

/// Throws InputError for a log without any row, without the columns of time and position, and with
/// dates that can be read two ways.
void read_garmin_csv(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
