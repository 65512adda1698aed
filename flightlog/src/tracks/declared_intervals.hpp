/// Looks during times that were declared useless.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/flightlog/intervals.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// Takes every look between the two times away, measured or assumed. Nothing tells which of its
/// sensors a turret looked with, so an interval of one sensor counts for all. Returns a note for
/// each interval with what it took.
std::vector<Finding> take_away_looks(
    std::vector<RecordedFlight>& flights, const std::vector<SensorInterval>& intervals);

}  // namespace transect::flightlog
