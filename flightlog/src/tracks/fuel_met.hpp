#pragma once

#include "transect/flightlog/fuel_met.hpp"
#include "transect/flightlog/line_results.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

struct FlownLegs {
    const planner::Plan& plan;
    const std::vector<LogFile>& logs;
    const std::vector<RecordedFlight>& flights;
    const std::vector<LineResult>& results;
};

/// The plan is flown on paper for its figures; a plan that cannot be has no legs.
FuelMet fuel_met(const FlownLegs& flown);

}  // namespace transect::flightlog
