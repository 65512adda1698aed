/// Unit texts of Garmin CSV files.

#pragma once

#include <optional>
#include <string_view>

namespace transect::flightlog {

enum class UnitKind { text, angle, length, gps_height, speed, fuel, fuel_flow };

/// How many base units (degrees, metres, metres per second, kilograms, kilograms per second) one
/// unit of the file is. Volumes of fuel are turned into mass at the given density. Nothing for a
/// unit that is not known or does not belong to the kind.
std::optional<double> base_units_of(std::string_view unit, UnitKind kind, double pounds_per_gallon);

}  // namespace transect::flightlog
