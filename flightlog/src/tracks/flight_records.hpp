/// The records that a flight was made from.

#pragma once

#include <span>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// From the first to the last record of its log within the flight.
std::span<const Record> records_of(const LogFile& log, const RecordedFlight& flight);

}  // namespace transect::flightlog
