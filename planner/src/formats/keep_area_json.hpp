/// Areas to keep out of and to keep in, in a mission.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "transect/formats/json_writer.hpp"
#include "transect/planner/keep_out.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"

namespace transect::formats {

inline constexpr std::string_view keep_out_key = "keep_out";
inline constexpr std::string_view keep_in_key = "keep_in";

/// Both lists of a mission. What is wrong goes to `complaints`.
std::vector<planner::KeepArea> keep_areas(
    const JsonView& mission, const std::optional<MissionFolders>& folders, Complaints& complaints);

/// Both lists, complete in themselves, into the object that is open.
void write_keep_areas(JsonWriter& json, const std::vector<planner::KeepArea>& areas);

}  // namespace transect::formats
