#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/aircraft/local_wind.hpp"
#include "transect/flightlog/line_runs.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/flightlog/wind_met.hpp"
#include "transect/planner/mission.hpp"

namespace transect::flightlog {

struct FlownFlights {
    const std::vector<LogFile>& logs;
    const std::vector<RecordedFlight>& flights;
    std::span<const PlannedLine> lines;
    std::span<const LineRun> runs;  ///< of all flights
    ReconstructSettings heights;
};

/// What a record tells of the wind, else what follows from airspeed, heading, track and ground
/// speed; nothing on the ground, in a bank of more than 10 degrees, or where any of them is
/// missing. Against the mission where there is one; below the lowest level of its winds the plan
/// only holds them, and nothing is compared.
WindReport wind_met(const FlownFlights& flown, const planner::Mission* mission);

/// By the wind triangle alone.
std::optional<aircraft::LocalWind> wind_by_triangle(const Record& record);

}  // namespace transect::flightlog
