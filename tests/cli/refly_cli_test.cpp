#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"
#include "transect/formats/geojson_area.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/task_coverage.hpp"
#include "transect/planner/transect_strip.hpp"

#include "cli/programs.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Plans the sample, flies it without its eighth transect and reports that; returns the gaps.
fs::path gaps_of_interrupted_flight(const fs::path& folder)
{
    REQUIRE(
        test::run_planner({"plan", test::sample_file(), "--out", folder.string()}).exit_code ==
        ExitCode::success);
    const auto plan = (folder / "plan.json").string();
    const auto log = (folder / "log.csv").string();
    REQUIRE(test::run_planner({"fly", plan, "--log", log}).exit_code == ExitCode::success);
    const auto first = folder / "log-1.csv";
    const auto times = test::times_of(formats::read_file(plan), 8);
    formats::write_file(first, test::without_rows(formats::read_file(first), times));
    const auto outcome = test::run_flightlog(
        {"report",
         first.string(),
         (folder / "log-2.csv").string(),
         "--plan",
         plan,
         "--out",
         (folder / "report").string()});
    REQUIRE(outcome.exit_code == ExitCode::success);
    return folder / "report" / "gaps.geojson";
}

TEST_CASE("what a report found missing is planned and covered by a refly", "[cli]")
{
    const auto folder = test::scratch_dir("cli_refly");
    const auto gaps = gaps_of_interrupted_flight(folder);
    const auto out = folder / "refly";

    const auto refused = test::run_planner(
        {"plan", test::sample_file(), "--refly", gaps.string(), "--out", out.string()});
    CHECK(refused.exit_code == ExitCode::answer_is_no);
    CHECK(refused.out.find("--accept-assumed takes it as covered") != std::string::npos);
    CHECK_FALSE(fs::exists(out));

    const auto outcome = test::run_planner(
        {"plan",
         test::sample_file(),
         "--refly",
         gaps.string(),
         "--accept-assumed",
         "--out",
         out.string()});
    CAPTURE(outcome.out, outcome.err);
    REQUIRE(outcome.exit_code == ExitCode::success);
    const auto plan = formats::read_plan(out / "plan.json");
    const auto whole = formats::read_plan(folder / "plan.json");
    REQUIRE(plan.sorties.size() == 1);
    CHECK(plan.sorties[0].transects.size() < whole.sorties[0].transects.size() / 2);
    // The strips of the new transects hold the gap, by an overlay of their own.
    const auto frame = planner::region_frame(whole.mission);
    std::vector<PlaneArea> strips;
    for (const auto& transect : plan.sorties[0].transects) {
        strips.push_back(frame.forward({{planner::strip(transect, plan.settings.front().swath)}}));
    }
    const auto gap = frame.forward(formats::read_area(gaps));
    CHECK(area_m2(intersection(gap, unite(strips))) >= 0.98 * area_m2(gap));
    CHECK(plan.tasks.at(0).predicted.fraction >= 0.98);

    const auto flown = test::run_planner({"fly", (out / "plan.json").string(), "--format", "json"});
    CHECK(flown.out == formats::read_file(out / "plan.json"));
}

TEST_CASE("a refly of nothing missing says so and writes nothing", "[cli]")
{
    const auto folder = test::scratch_dir("cli_refly_nothing");
    const auto gaps = (folder / "gaps.geojson").string();
    const auto id = formats::read_file(test::sample_file());
    const auto task = json::parse(id)["tasks"][0]["id"].get<std::string>();
    formats::write_file(
        gaps,
        R"({"type": "FeatureCollection", "basis": "measured", "tasks": [")" + task +
            R"("], "features": []})");
    const auto out = folder / "out";
    const auto outcome =
        test::run_planner({"plan", test::sample_file(), "--refly", gaps, "--out", out.string()});
    CHECK(outcome.exit_code == ExitCode::success);
    CHECK(outcome.out.find("nothing is missing") != std::string::npos);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("accepting assumed coverage means nothing without gaps", "[cli][errors]")
{
    const auto outcome =
        test::run_planner({"plan", test::sample_file(), "--accept-assumed", "--out", "x"});
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.err.find("--accept-assumed goes with --refly") != std::string::npos);
}

}  // namespace
}  // namespace transect::cli
