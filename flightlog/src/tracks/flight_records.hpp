/// The records that a flight was made from.

#pragma once

#include <span>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// From the first to the last record of the log within a span of time.
std::span<const Record> records_within(const LogFile& log, const TimeSpan& span);

inline std::span<const Record> records_of(const LogFile& log, const RecordedFlight& flight)
{
    return records_within(log, {flight.start, flight.end});
}

}  // namespace transect::flightlog
