/// The counting part of a report.

#pragma once

#include <optional>
#include <vector>

#include "transect/coverage/observe.hpp"
#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// What is observed, and by which camera above which ground.
struct Observation {
    std::vector<flight::Trajectory> trajectories;  ///< in order of time
    sensor::CameraProfile camera;
    terrain::Ground ground;
    coverage::Window window;  ///< of all flights
};

struct CountedGround {
    coverage::Coverage coverage;  ///< of all flights, for the map of the whole
    std::vector<ReportedZone> zones = {};
    CoverageBasis basis = CoverageBasis::none;
    Area covered_in_zones = {};
};

/// Tasks are counted exactly as the plan predicted them.
CountedGround count_ground(const Observation& observation, const ReportInput& input);

}  // namespace transect::flightlog
