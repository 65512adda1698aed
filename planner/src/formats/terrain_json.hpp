/// What a mission knows of the ground.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "transect/planner/mission.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {

/// The elevation data that a mission names, by a path from the folder of the file that the mission
/// stands in; nothing where it names none. A file that cannot be used is a complaint about the
/// path.
std::optional<planner::TerrainData> terrain_data(const JsonView& mission);

/// Required without terrain.
std::optional<MslHeight> assumed_ground(const JsonView& mission);

/// Fails at the object for a height above ground where the mission tells no level ground.
void require_ground(
    const JsonView& object, const planner::SetHeight& height, const planner::Mission& mission);

/// The terrain's path seen from a folder; absolute paths stay as they are.
std::string path_from(const std::filesystem::path& folder, const planner::TerrainData& terrain);

}  // namespace transect::formats
