/// A turret's log held against itself. Everything found is a proposal: nothing is corrected by it.

#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

struct LengthStatistics {
    Length median;
    Length maximum;
};

/// How much the angles (attitude and gimbal) lag behind position and frame centre: with them taken
/// so much later, the line of sight is held best while the camera slews.
struct TimeSkew {
    Duration lag;
    Angle error;              ///< root mean square about its mean, with the lag
    Angle error_as_logged;    ///< the same without
    std::size_t records = 0;  ///< of slews
};

/// By what the gimbal's angles would have to be larger to point at the reported frame centres.
struct BoresightOffset {
    Angle azimuth;           ///< median
    Angle elevation;         ///< median
    Angle azimuth_spread;    ///< one standard deviation, by the median of the departures
    Angle elevation_spread;  ///< the same
    std::size_t records = 0;
};

struct SensorCheck {
    /// Reported slant range against the distance to the reported frame centre, without sign.
    std::optional<LengthStatistics> slant_range_error = {};
    std::optional<TimeSkew> time_skew = {};  ///< nothing where the camera hardly slewed
    std::optional<BoresightOffset> boresight = {};
};

SensorCheck check_sensor(std::span<const Record> records);

}  // namespace transect::flightlog
