/// A mission as a JSON value, such as the one inside a plan.

#pragma once

#include <filesystem>
#include <optional>

#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// Where the names in a mission lead.
struct MissionFolders {
    std::filesystem::path mission;  ///< relative paths begin here
    std::filesystem::path data;
};

/// Everything wrong goes to `complaints`, and then there is no mission. Without folders the mission
/// must be complete in itself.
std::optional<planner::Mission> mission_at(
    const JsonView& mission, const std::optional<MissionFolders>& folders, Complaints& complaints);

/// A mission that is complete in itself, as write_mission() wrote it. Throws JsonError for the
/// first problem.
planner::Mission parse_mission(const JsonView& mission);

}  // namespace transect::formats
