/// What a reader of a report should be warned of, and what was assumed.

#pragma once

#include <optional>
#include <vector>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// About fuel, heights, dates and logs of the same time; findings of the logs themselves come with
/// the logs.
std::vector<Finding> check_flights(
    const std::vector<RecordedFlight>& flights, const ReportInput& input);

/// How heights above the ellipsoid become heights above mean sea level.
ReconstructSettings height_settings(const ReportInput& input);

/// Nothing where every log tells heights above mean sea level.
std::optional<Finding> heights_by_geoid(
    const std::vector<RecordedFlight>& flights, const ReportInput& input);

/// How the sensor's look was assumed on flights without turret log.
Finding assumed_sensor(const LineLimits& limits);

/// One for each log whose image counts as level against its own attitude and gimbal.
std::vector<Finding> level_images(const std::vector<LogFile>& logs);

}  // namespace transect::flightlog
