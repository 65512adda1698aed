/// What each log is worth, before anything is made of its records.

#pragma once

#include <span>
#include <vector>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// In the order of the logs, which stay where they are.
std::vector<ReportedLog> reported_logs(std::span<const LogFile> logs);

/// For each log whose turret is off by more than the profile has for its day; returns what to say
/// of it.
std::vector<Finding> propose_offsets(
    std::span<ReportedLog> reported,
    std::span<const LogFile> logs,
    const sensor::CameraProfile& camera);

}  // namespace transect::flightlog
