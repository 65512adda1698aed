/// The ground that a report counts on, and what speaks against it.

#pragma once

#include <optional>
#include <vector>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

struct GroundChoice {
    terrain::Ground ground;
    std::vector<Finding> assumptions;
};

/// Elevation data given by option, else the option's level, else what the mission says, else the
/// median of the frame centres that a turret reported. Nothing when none of them tells.
std::optional<GroundChoice> choose_ground(const ReportInput& input);

/// At one place; nothing where the elevation data has nothing.
std::optional<MslHeight> ground_height(const terrain::Ground& ground, GeoPoint point);

bool is_terrain(const terrain::Ground& ground);

/// Looks from below the ground, which show none of it; nothing without any.
std::optional<Finding> ground_above_aircraft(
    const std::vector<flight::Trajectory>& pieces, const terrain::Ground& ground);

/// Where the turret says the ground lies, by the elevation of its frame centre or else its slant
/// range, against elevation data. Nothing for assumed ground, and while the median disagreement is
/// within 60 m: turrets look up the centre's height in elevation data of their own.
std::optional<Finding> terrain_disagreement(
    const ReportInput& input, const terrain::Ground& ground);

/// Of ground that nothing tells the height of: for each zone, and for the time of view over it.
std::vector<Finding> unknown_ground(
    const std::vector<ReportedZone>& zones, const coverage::Coverage& coverage);

}  // namespace transect::flightlog
