/// Where the camera looked on transects, if it looked as planned.

#pragma once

#include <span>
#include <vector>

#include "transect/flightlog/line_runs.hpp"
#include "transect/sensor/camera.hpp"

namespace transect::flightlog {

struct PlannedLooks {
    const PlannedLines& lines;
    std::span<const LineRun> runs;  ///< of the flight
    const sensor::CameraProfile& camera;
};

/// The pieces of a flight with the planned look wherever it flies a transect, and no look
/// elsewhere: straight down with the planned field of view, or swinging as the camera scans, from
/// the left end where it comes onto the line. Pieces whose looks were measured stay as they are.
std::vector<flight::Trajectory> with_planned_looks(
    std::vector<flight::Trajectory> pieces, const PlannedLooks& looks);

}  // namespace transect::flightlog
