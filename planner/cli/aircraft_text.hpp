/// Answers about an aircraft, for people and for programs.

#pragma once

#include <string>

#include "cli/aircraft_query.hpp"

namespace transect::cli {

std::string as_text(const AircraftQuery& query, const AircraftAnswer& answer);

/// Keys: tas_kt, cas_kt, power_shp, fuel_flow_pph, range_nm, time_h, radius_m, as far as they
/// belong to the question and have an answer; findings.
std::string as_json(const AircraftQuery& query, const AircraftAnswer& answer);

/// "pod, turret"; "none"
std::string item_names(const aircraft::Profile& profile);

}  // namespace transect::cli
