/// The wind of a mission: the same everywhere, by level, or on a grid.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "transect/aircraft/wind_field.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"

namespace transect::formats {

/// These keys and those that give wind.
std::vector<std::string_view> with_wind_keys(std::vector<std::string_view> keys);

/// From the object "weather" of a mission of which all else is read: set heights of levels become
/// pressure altitudes in its air, and of a file only the mission's region is kept. Nothing where
/// there is a complaint.
std::optional<aircraft::WindField> wind(
    const JsonView& weather,
    const planner::Mission& mission,
    const std::optional<MissionFolders>& folders,
    Complaints& complaints);

/// Members of "weather" that read back the same, bit for bit.
void write_wind(JsonWriter& json, const aircraft::WindField& wind);

}  // namespace transect::formats
