/// A turret's log beside an aircraft's.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// A flight that both an aircraft's log and a turret's tell of is one flight: with places and looks
/// of the turret's log where that tells them, its times moved by as much as its track lies behind
/// or ahead of the other, and everything else of the aircraft's. They are one flight where nine
/// tenths of the turret's time lie inside the other's, the tracks are 50 m or less apart in the
/// median, and the clocks' offset is known to a second. Returns what was joined.
std::vector<Finding> join_turrets(
    std::vector<RecordedFlight>& flights, const std::vector<LogFile>& logs);

}  // namespace transect::flightlog
