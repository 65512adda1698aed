/// Reads from a report how much of a plan was flown.

#pragma once

#include <filesystem>
#include <vector>

#include "transect/planner/resume.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

struct FlownReport {
    std::vector<planner::FlownPart> parts;
    std::vector<Finding> findings;  ///< what is not known as well as one might think
};

/// From report.json, "transect/report-1". Throws InputError with file, line and column for a report
/// of another plan: another title, other transects.
FlownReport parse_flown(SourceText report, const planner::Plan& plan);
FlownReport read_flown(const std::filesystem::path& file, const planner::Plan& plan);

}  // namespace transect::formats
