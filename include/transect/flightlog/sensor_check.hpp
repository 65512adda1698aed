/// A turret's log held against itself. Everything found is a proposal: nothing is corrected by it.

#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "transect/flightlog/log_file.hpp"
#include "transect/sensor/camera.hpp"

namespace transect::flightlog {

/// How much the angles (attitude and gimbal) lag behind position and frame centre: with them taken
/// so much later, the line of sight is held best while the camera slews.
struct TimeSkew {
    Duration lag;
    /// Standard deviation of the lags of parts of the log; nothing where less than three of them
    /// tell one.
    std::optional<Duration> spread = {};
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
    std::optional<TimeSkew> time_skew = {};  ///< nothing where the camera hardly slewed
    std::optional<BoresightOffset> boresight = {};
};

SensorCheck check_sensor(std::span<const Record> records);

/// What should stand in the sensor profile instead of what does, for a log that begins at `start`:
/// the boresight's turn where it is 0.2° or more away from the profile's and more than two standard
/// deviations, the lag where it is by 0.1 s and as many. The rest is as the profile has it. Nothing
/// where neither is; what is unknown is never proposed.
struct OffsetProposal {
    sensor::CameraOffset entry;
    bool turns = false;  ///< azimuth or elevation is new
    bool lags = false;   ///< the lag is new
};
std::optional<OffsetProposal> propose_offset(
    const SensorCheck& check, const sensor::CameraOffset& in_force, Instant start);

}  // namespace transect::flightlog
