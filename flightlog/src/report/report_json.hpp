/// report.json, "transect/report-1".

#pragma once

#include <string>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// Numbers read back the same; names of files without their folders.
std::string report_json(const Report& report);

/// gaps.geojson: what is missing of each zone, with the basis of what is not.
std::string gaps_geojson(const Report& report);

}  // namespace transect::flightlog
