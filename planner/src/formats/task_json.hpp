/// Tasks of a mission, read and written.

#pragma once

#include <optional>
#include <vector>

#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"

namespace transect::formats {

/// The list of tasks. Everything wrong goes to `complaints`.
std::vector<planner::AreaSearch> tasks_at(
    const JsonView& tasks, const std::optional<MissionFolders>& folders, Complaints& complaints);

void write(JsonWriter& json, const planner::AreaSearch& task);

}  // namespace transect::formats
