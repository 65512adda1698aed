/// How a camera scans for a task.

#pragma once

#include <optional>

#include "transect/planner/plan.hpp"
#include "transect/sensor/scan.hpp"

namespace transect::planner {

/// Nothing where the task looks straight down, or the camera cannot scan.
std::optional<sensor::CrossTrackScan> scan_of(const AreaSearch& task, const Mission& mission);

/// What is swept over the highest ground of a task that scans, where images are the shortest along
/// the track; nothing where nothing can be told.
std::optional<sensor::SweptSwath> scanned_swath(const TaskSetting& setting, const Mission& mission);

}  // namespace transect::planner
