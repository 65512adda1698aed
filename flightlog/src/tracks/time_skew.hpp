/// How much a turret's angles lag behind its positions.

#pragma once

#include <optional>
#include <span>

#include "transect/flightlog/sensor_check.hpp"

namespace transect::flightlog {

/// By search over lags of up to 2 s on interpolated angles, in records during which the line of
/// sight turns; a constant error of the boresight does not count. Nothing without enough slewing,
/// and where no lag inside the search is best.
std::optional<TimeSkew> measure_time_skew(std::span<const Record> records);

}  // namespace transect::flightlog
