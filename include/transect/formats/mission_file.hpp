/// Reads and writes missions, "transect/mission-1".

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "transect/error.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

namespace transect::formats {

struct MissionOptions {
    /// Holds aircraft/, sensors/, fuel_policies/ and schema/.
    std::filesystem::path data_dir;
};

/// One thing that is wrong with an input file.
struct InputProblem {
    SourcePosition where;
    std::string key;   ///< "tasks[0].overlap"; may be empty
    std::string text;  ///< what is wrong and what would be right
};

/// "mission.json:12:20: tasks[0].overlap: 1.5 is outside [0, 0.9]"
std::string to_string(const InputProblem& problem);

/// The mission with its profiles and areas resolved; names of profiles lead to the data folder,
/// paths are relative to the mission file. Throws InputError for the first problem in order of
/// place, and says how many more there are.
planner::Mission read_mission(const std::filesystem::path& file, const MissionOptions& options);

/// Every problem of the mission and of the files that it names, in order of place: the JSON Schema
/// first, then meaning; no more than 100. Empty for a mission that can be planned. A file that is
/// not JSON is one problem. Throws InputError when the mission file cannot be opened.
std::vector<InputProblem> check_mission(
    const std::filesystem::path& file, const MissionOptions& options);

/// Writes the mission, profiles and areas inline, as one JSON value. Numbers read back the same.
/// Complete in itself but for terrain: its path is written as it leads there from `folder`, where
/// the mission will be read again; that is the current one if not given.
void write_mission(
    JsonWriter& json, const planner::Mission& mission, const std::filesystem::path& folder = {});

}  // namespace transect::formats
