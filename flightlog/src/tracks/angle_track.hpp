/// Attitude and line of sight between the moments at which a turret told them.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/flight/trajectory.hpp"
#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

struct PlatformAngles {
    Instant time;
    std::optional<flight::Attitude> attitude = {};
    sensor::CameraLook look;
};

class AngleTrack {
public:
    /// In order of time; nothing is known between two that are further apart than `longest_gap`.
    AngleTrack(std::vector<PlatformAngles> angles, Duration longest_gap);

    /// Evenly from one to the next, the nearer one where the line of sight passes near straight
    /// down. Nothing in a hole, and outside.
    std::optional<PlatformAngles> at(Instant time) const;

private:
    std::vector<PlatformAngles> angles_;
    Duration longest_gap_;
};

/// With the angles of each taken so much later. A record without any there has no look.
std::vector<Record> without_lag(std::span<const Record> records, Duration lag);

/// The same of samples.
void take_out_lag(flight::Trajectory& piece, Duration lag);

}  // namespace transect::flightlog
