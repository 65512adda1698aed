/// Reads what a report found missing: gaps.geojson.

#pragma once

#include <filesystem>

#include "transect/planner/refly.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

/// The gaps of tasks; those of other zones are left out. Throws InputError with file, line and
/// column for anything that `transect-flightlog report` does not write: a file that does not say
/// its basis or which tasks it counted, and a task that the mission has not.
planner::Gaps parse_gaps(SourceText geojson, const planner::Mission& mission);
planner::Gaps read_gaps(const std::filesystem::path& file, const planner::Mission& mission);

}  // namespace transect::formats
