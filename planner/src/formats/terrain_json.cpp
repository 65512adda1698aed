#include "formats/terrain_json.hpp"

#include "transect/error.hpp"
#include "transect/formats/elevation_file.hpp"

#include "formats/json_quantity.hpp"
#include "formats/mission_parts.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

bool names_terrain(const JsonView& mission)
{
    const auto terrain = mission.find(terrain_key);
    return terrain && !terrain->is_null();
}

}  // namespace

std::optional<planner::TerrainData> terrain_data(const JsonView& mission)
{
    if (!names_terrain(mission)) {
        return std::nullopt;
    }
    const auto reference = mission[terrain_key];
    const auto name = reference.string();
    if (name.empty()) {
        reference.fail("expected the path of an elevation file, or of a folder of such");
    }
    const auto path = fs::path{reference.document().source().file}.parent_path() / name;
    try {
        const auto elevation = open_elevation(path);
        return planner::TerrainData{
            path.string(), elevation.source, elevation.without_system.size()};
    } catch (const InputError& error) {
        reference.fail(error.what());
    }
}

std::optional<MslHeight> assumed_ground(const JsonView& mission)
{
    const auto elevation = names_terrain(mission)
                               ? optional(mission, ground_elevation)
                               : std::optional{required(mission, ground_elevation)};
    return elevation ? std::optional{MslHeight{*elevation}} : std::nullopt;
}

void require_ground(
    const JsonView& object, const planner::SetHeight& height, const planner::Mission& mission)
{
    if (height.reference == planner::SetHeight::Reference::height_agl &&
        !mission.ground_elevation) {
        object.fail("a height above ground counts from ground_elevation_m here, which is missing");
    }
}

std::string path_from(const fs::path& folder, const planner::TerrainData& terrain)
{
    const fs::path path = terrain.path;
    // Of a folder that is yet to be made, no relative path could be told.
    if (path.is_absolute()) {
        return path.string();
    }
    // The last name stays as it is: what a link points to may bear another ending.
    const auto from = fs::absolute(folder.empty() ? "." : folder);
    return (fs::proximate(fs::absolute(path).parent_path(), from) / path.filename()).string();
}

}  // namespace transect::formats
