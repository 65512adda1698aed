#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"

#include "cli/programs.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The sample over ground that rises from 300 m in the west to 600 m in the east.
fs::path mission_over_slope(const fs::path& folder)
{
    fs::create_directories(folder / "dem");
    formats::write_file(
        folder / "dem" / "slope.asc",
        "ncols 2\nnrows 2\nxllcenter -5\nyllcenter 12\ncellsize 4\n300 600\n300 600\n");
    const fs::path sample = test::sample_file();
    fs::copy(sample.parent_path() / "bandiagara-koro.geojson", folder);
    auto mission = json::parse(formats::read_file(sample));
    mission.erase("ground_elevation_m");
    mission["terrain"] = "dem/slope.asc";
    formats::write_file(folder / "m.json", mission.dump(1));
    return folder / "m.json";
}

TEST_CASE("a mission over terrain is checked, planned and flown", "[cli]")
{
    const auto folder = test::scratch_dir("cli_terrain");
    const auto mission = mission_over_slope(folder).string();
    CHECK(test::run_planner({"check", mission}).exit_code == ExitCode::success);
    const auto out = folder / "out";
    const auto outcome = test::run_planner({"plan", mission, "--out", out.string()});
    CAPTURE(outcome.out, outcome.err);
    REQUIRE(outcome.exit_code == ExitCode::success);

    const auto plan = json::parse(formats::read_file(out / "plan.json"));
    const auto& setting = plan["settings"][0];
    CHECK(setting["ground"]["lowest_m"].get<double>() >= 300.0);
    CHECK(setting["ground"]["highest_m"].get<double>() <= 600.0);
    CHECK(setting["ground"]["unknown_share"] == 0.0);
    CHECK(setting["spacing_m"].get<double>() < setting["widest_spacing_m"].get<double>());
    CHECK(plan["tasks"][0]["predicted"]["fraction"].get<double>() > 0.9999);
    const auto briefing = formats::read_file(out / "briefing.html");
    CHECK(briefing.find("terrain file slope.asc") != std::string::npos);
    CHECK(briefing.find("Above highest ground (ft)") != std::string::npos);
    CHECK(briefing.find("ssumed ground") == std::string::npos);

    CHECK(test::run_planner({"fly", (out / "plan.json").string()}).exit_code == ExitCode::success);
    fs::remove(folder / "dem" / "slope.asc");
    const auto gone = test::run_planner({"fly", (out / "plan.json").string()});
    CHECK(gone.exit_code == ExitCode::bad_input);
    CHECK(gone.err.find("mission.terrain") != std::string::npos);
}

}  // namespace
}  // namespace transect::cli
