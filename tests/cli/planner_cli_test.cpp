#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "transect/formats/files.hpp"
#include "transect/formats/plan_file.hpp"

#include "cli/commands.hpp"
#include "cli_support/program.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;

struct Outcome {
    ExitCode exit_code;
    std::string out;
    std::string err;
};

Outcome run_planner(const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const Program program{"transect-planner", "0", planner_commands()};
    const auto exit_code = run(program, arguments, Console{out, err});
    return {exit_code, out.str(), err.str()};
}

std::string sample()
{
    return (test::source_dir() / "samples" / "mopti.json").string();
}

/// The sample mission with one text in it replaced, beside its area file.
std::string spoiled_sample(const fs::path& folder, const std::string& from, const std::string& to)
{
    fs::copy_file(
        test::source_dir() / "samples" / "bandiagara-koro.geojson",
        folder / "bandiagara-koro.geojson");
    const auto mission = folder / "mission.json";
    formats::write_file(mission, test::replaced(formats::read_file(sample()), from, to));
    return mission.string();
}

TEST_CASE("plan writes everything a crew takes along", "[cli]")
{
    const auto folder = test::scratch_dir("cli_plan") / "new" / "folder";
    const auto outcome = run_planner({"plan", sample(), "--out", folder.string()});
    CHECK(outcome.exit_code == ExitCode::success);
    CHECK(outcome.err.empty());
    for (const auto* name :
         {"plan.json",
          "plan.geojson",
          "route.gpx",
          "briefing.html",
          "7A-sortie-1.fpl",
          "7A-sortie-2.fpl"}) {
        CAPTURE(name);
        CHECK(fs::is_regular_file(folder / name));
    }
}

TEST_CASE("plan keeps what the sample promises", "[cli]")
{
    const auto folder = test::scratch_dir("cli_plan_promise");
    run_planner({"plan", sample(), "--out", folder.string()});
    const auto plan = formats::read_plan(folder / "plan.json");
    CHECK(plan.sorties.size() >= 2);
    REQUIRE(plan.tasks.size() == 1);
    CHECK(plan.tasks[0].predicted.area > 2000.0 * square_kilometre);
    CHECK(plan.tasks[0].predicted.fraction >= 0.98);
}

TEST_CASE("plan writes the same bytes twice", "[cli]")
{
    const auto first = test::scratch_dir("cli_plan_first");
    const auto second = test::scratch_dir("cli_plan_second");
    run_planner({"plan", sample(), "--out", first.string()});
    run_planner({"plan", sample(), "--out", second.string()});
    for (const auto& entry : fs::directory_iterator{first}) {
        CAPTURE(entry.path().filename());
        CHECK(
            formats::read_file(entry.path()) ==
            formats::read_file(second / entry.path().filename()));
    }
}

TEST_CASE("plan answers no when the base is out of reach, and says why", "[cli][errors]")
{
    const auto folder = test::scratch_dir("cli_plan_far");
    const auto mission =
        spoiled_sample(folder, "\"latitude_deg\": 14.51275", "\"latitude_deg\": -34.5");
    const auto outcome = run_planner({"plan", mission, "--out", (folder / "out").string()});
    CHECK(outcome.exit_code == ExitCode::answer_is_no);
    CHECK(outcome.out.find("cannot be flown from the base") != std::string::npos);
    CHECK(fs::exists(folder / "out" / "plan.json"));
}

TEST_CASE("plan leaves nothing behind for input that is wrong", "[cli][errors]")
{
    struct Case {
        std::string from, to, complaint;
    };
    const auto wrong = GENERATE(
        Case{"\"title\"", "\"titel\"", "title: is missing"},
        Case{"\"latitude_deg\": 14.51275", "\"latitude_deg\": 95", "base.latitude_deg"},
        Case{"c208b-675", "concorde", "concorde"},
        Case{"\"zero_fuel_mass_lb\": 6300", "\"zero_fuel_mass_lb\": NaN", "mission.json:"},
        Case{"{", "", "mission.json:2:11"});
    const auto folder = test::scratch_dir("cli_plan_wrong");
    const auto mission = spoiled_sample(folder, wrong.from, wrong.to);
    const auto outcome = run_planner({"plan", mission, "--out", (folder / "out").string()});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == ExitCode::bad_input);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(wrong.complaint) != std::string::npos);
    CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("fly writes a log for each sortie", "[cli]")
{
    const auto folder = test::scratch_dir("cli_fly");
    run_planner({"plan", sample(), "--out", folder.string()});
    const auto plan = (folder / "plan.json").string();
    const auto outcome = run_planner({"fly", plan, "--log", (folder / "log.csv").string()});
    CHECK(outcome.exit_code == ExitCode::success);
    CHECK(fs::file_size(folder / "log-1.csv") % 8192 == 0);
    CHECK(fs::is_regular_file(folder / "log-2.csv"));
    CHECK_FALSE(fs::exists(folder / "log.csv"));
    CHECK(run_planner({"fly", plan, "--seed", "-1"}).exit_code == ExitCode::usage);
}

TEST_CASE("flying a plan as JSON gives the plan back", "[cli]")
{
    const auto folder = test::scratch_dir("cli_fly_json");
    run_planner({"plan", sample(), "--out", folder.string()});
    const auto plan = folder / "plan.json";
    const auto outcome = run_planner({"fly", plan.string(), "--format", "json"});
    CHECK(outcome.out == formats::read_file(plan));
}

TEST_CASE("fly answers no when the plan does not hold any more", "[cli][errors]")
{
    const auto folder = test::scratch_dir("cli_fly_short");
    run_planner({"plan", sample(), "--out", folder.string()});
    const auto plan = folder / "plan.json";
    formats::write_file(
        plan,
        test::replaced(formats::read_file(plan), "\"wind_speed_kt\": 15", "\"wind_speed_kt\": 60"));
    const auto outcome = run_planner({"fly", plan.string()});
    CAPTURE(outcome.out);
    CHECK(outcome.exit_code == ExitCode::answer_is_no);
    CHECK(outcome.out.find("short of what the policy requires") != std::string::npos);
}

TEST_CASE("a wrong command line of the planner exits with 2", "[cli][errors]")
{
    struct Case {
        std::vector<std::string> arguments;
        std::string complaint;
    };
    const auto usage = GENERATE(
        Case{{}, "missing command"},
        Case{{"plan"}, "missing MISSION"},
        Case{{"plan", "a.json"}, "missing --out"},
        Case{{"plan", "a.json", "--ou", "x"}, "unrecognised option '--ou'"},
        Case{{"plan", "a.json", "--out", "x", "--format", "xml"}, "xml"});
    const auto outcome = run_planner(usage.arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.err.find(usage.complaint) != std::string::npos);
}

TEST_CASE("a folder given as a mission is refused", "[cli][errors]")
{
    const auto folder = test::scratch_dir("cli_plan_folder");
    const auto outcome = run_planner({"plan", folder.string(), "--out", (folder / "out").string()});
    CHECK(outcome.exit_code == ExitCode::bad_input);
    CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("help of every planner command shows an example", "[cli]")
{
    for (const auto& command : planner_commands()) {
        CAPTURE(command.name);
        const auto outcome = run_planner({std::string{command.name}, "--help"});
        CHECK(outcome.exit_code == ExitCode::success);
        CHECK(outcome.out.find("Example: transect-planner") != std::string::npos);
    }
}

}  // namespace
}  // namespace transect::cli
