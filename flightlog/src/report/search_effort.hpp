/// How far was searched, and how likely that found what is there.

#pragma once

#include <optional>
#include <vector>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// Length of the track inside the area between samples that both have a look and are no further
/// apart than the trajectory's max_gap: the sensor-on part, clipped at the area's edge.
Length on_task_length(
    const std::vector<flight::Trajectory>& trajectories,
    const MultiPolygon& area,
    const RegionFrame& frame);

/// RULES: C = W·L/A with a declared W; no W, no answer. Nothing also where no look is known.
std::optional<ZoneSearch> zone_search(
    const SearchSettings& settings, Length track_length, Area area);

/// By Johnson's criteria from the best sample distance of the cell in any frame; nothing without a
/// target.
coverage::DetectionOfLook detection_of_look(const std::optional<Target>& target);

}  // namespace transect::flightlog
