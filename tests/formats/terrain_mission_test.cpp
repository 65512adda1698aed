#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/ground.hpp"
#include "support/mission_text.hpp"
#include "support/sample_mission.hpp"

using namespace transect;

namespace {

namespace fs = std::filesystem;

const formats::MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};

/// Two posts each way around the area of the sample mission, 300 m high.
constexpr auto small_grid =
    "ncols 2\nnrows 2\nxllcenter -5\nyllcenter 13\ncellsize 3\n300 300\n300 300\n";

/// A folder with elevation data in a folder of it.
fs::path folder_with_grid()
{
    auto folder = test::scratch_dir("terrain_mission_test");
    fs::create_directories(folder / "dem");
    formats::write_file(folder / "dem" / "mopti.asc", small_grid);
    fs::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    return folder;
}

/// The sample mission with this in place of its ground elevation.
std::string mission_with(const std::string& members)
{
    return test::replaced(test::mission_text(), "\"ground_elevation_m\": 350,", members);
}

std::vector<std::string> problems_of(const std::string& mission_text)
{
    const auto folder = folder_with_grid();
    formats::write_file(folder / "m.json", mission_text);
    std::vector<std::string> texts;
    for (const auto& problem : check_mission(folder / "m.json", shipped)) {
        texts.push_back(test::without(to_string(problem), folder.string() + "/"));
    }
    return texts;
}

}  // namespace

TEST_CASE("a mission's terrain is found from the mission's folder", "[formats]")
{
    const auto folder = folder_with_grid();
    formats::write_file(folder / "m.json", mission_with("\"terrain\": \"dem/mopti.asc\","));
    const auto mission = read_mission(folder / "m.json", shipped);
    REQUIRE(mission.terrain);
    CHECK(mission.terrain->source->height(test::point(14.2, -3.3)) == MslHeight{300.0 * metre});
    CHECK(!mission.ground_elevation);
}

TEST_CASE("terrain may be a folder, and a ground elevation may stand beside it", "[formats]")
{
    const auto folder = folder_with_grid();
    formats::write_file(
        folder / "m.json", mission_with("\"terrain\": \"dem\", \"ground_elevation_m\": 350,"));
    const auto mission = read_mission(folder / "m.json", shipped);
    REQUIRE(mission.terrain);
    CHECK(mission.ground_elevation == MslHeight{350.0 * metre});
}

TEST_CASE("what is wrong with a mission's terrain is told with its place", "[formats]")
{
    CHECK(
        problems_of(mission_with("\"terrain\": null,")) ==
        std::vector<std::string>{"m.json:1:1: ground_elevation_m: is missing"});
    const auto missing = problems_of(mission_with("\"terrain\": \"dem/koro.asc\","));
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().starts_with("m.json:41:14: terrain: "));
    CHECK(missing.front().find("koro.asc") != std::string::npos);
    const auto number = problems_of(mission_with("\"terrain\": 350,"));
    REQUIRE(number.size() == 1);
    INFO(number.front());
    CHECK(number.front().starts_with("m.json:41:14: terrain: "));
}

TEST_CASE("a transit height above ground needs a ground to count from", "[formats]")
{
    auto text = mission_with("\"terrain\": \"dem\",");
    text = test::replaced(
        text, "\"transit\": { \"altitude_qnh_ft\": 9500", "\"transit\": { \"height_agl_ft\": 5000");
    const auto problems = problems_of(text);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("transit: a height above ground counts from") != std::string::npos);
}

TEST_CASE("a plan over terrain reads back the same from another folder", "[formats]")
{
    const auto folder = folder_with_grid();
    formats::write_file(folder / "m.json", mission_with("\"terrain\": \"dem/mopti.asc\","));
    auto mission = read_mission(folder / "m.json", shipped);
    mission.tasks.front().area = test::small_mission().tasks.front().area;
    const auto [plan, flights] = planner::plan(mission);
    const auto out = folder / "out" / "plan";
    fs::create_directories(out);
    const auto text = formats::plan_json(plan, flights, out);
    formats::write_file(out / "plan.json", text);
    const auto again = formats::read_plan(out / "plan.json");
    REQUIRE(again.mission.terrain);
    CHECK(again.mission.terrain->source->height(test::point(14.2, -3.3)));
    CHECK(formats::plan_json(again, planner::fly(again), out) == text);
}

TEST_CASE("a plan names its terrain by the way from its own folder", "[formats]")
{
    auto mission = test::small_mission();
    mission.terrain = test::level_ground(300.0);
    mission.terrain->path = "missions/dem/mopti.asc";
    const planner::Plan plan{.mission = mission};
    CHECK(
        formats::plan_json(plan, {}, "out/plan")
            .find("\"terrain\": \"../../missions/dem/mopti.asc\"") != std::string::npos);
    CHECK(
        formats::plan_json(plan, {}).find("\"terrain\": \"missions/dem/mopti.asc\"") !=
        std::string::npos);
}
