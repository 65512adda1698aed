#include <sstream>
#include <string>
#include <vector>

#include "transect/formats/files.hpp"

#include "cli/commands.hpp"
#include "cli_support/program.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

using namespace transect;
using cli::ExitCode;

namespace {

struct Outcome {
    ExitCode exit_code;
    std::string out;
    std::string err;
};

Outcome run_planner(const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const auto exit_code =
        cli::run({"transect-planner", "0", cli::planner_commands()}, arguments, {out, err});
    return {exit_code, out.str(), err.str()};
}

std::string data()
{
    return (test::source_dir() / "planner/data").string();
}

}  // namespace

TEST_CASE("check says that a mission has no problems", "[cli]")
{
    const auto mission = (test::source_dir() / "samples/mopti.json").string();
    const auto outcome = run_planner({"check", mission, "--data", data()});
    CHECK(outcome.exit_code == ExitCode::success);
    CHECK(outcome.out == mission + ": no problems\n");
    CHECK(outcome.err.empty());
}

TEST_CASE("check prints every problem and exits with 3", "[cli][errors]")
{
    const auto folder = test::scratch_dir("check_test");
    const auto mission = (folder / "m.json").string();
    auto text = test::replaced(test::awkward_mission_text(), "\"Z9\"", "\"Z\"");
    text = test::replaced(text, "13.7", "-13.7");
    formats::write_file(mission, text);

    SECTION("as text")
    {
        const auto outcome = run_planner({"check", "--data", data(), mission});
        CHECK(outcome.exit_code == ExitCode::bad_input);
        CHECK(
            outcome.out ==
            mission + ":4:10: code: expected two of A-Z and 0-9; they begin every waypoint name\n" +
                mission + ":24:69: weather.wind_speed_kt: -13.7 is outside [0, 200]\n");
        CHECK(outcome.err.empty());
    }
    SECTION("as JSON")
    {
        const auto outcome = run_planner({"check", "--data", data(), "--format", "json", mission});
        CHECK(outcome.exit_code == ExitCode::bad_input);
        CHECK(outcome.out.find("\"column\": 69,") != std::string::npos);
        CHECK(outcome.out.find("\"key\": \"weather.wind_speed_kt\"") != std::string::npos);
    }
}

TEST_CASE("check ends at a syntax error", "[cli][errors]")
{
    const auto mission = (test::scratch_dir("check_test_syntax") / "m.json").string();
    formats::write_file(mission, "{\"format\": \"transect/mission-1\",\n \"title\"");
    const auto outcome = run_planner({"check", "--data", data(), mission});
    CHECK(outcome.exit_code == ExitCode::bad_input);
    CHECK(outcome.out == mission + ":2:9: not valid JSON: unexpected end of input; expected ':'\n");
}

TEST_CASE("check refuses what is no mission file", "[cli][errors]")
{
    const auto outcome = run_planner({"check", "--data", data(), "nowhere.json"});
    CHECK(outcome.exit_code == ExitCode::bad_input);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "nowhere.json: no such file\n");
}

TEST_CASE("a wrong command line exits with 2 and says what is wrong", "[cli][errors]")
{
    struct Usage {
        std::vector<std::string> arguments;
        std::string complaint;
    };
    const auto usage = GENERATE(from_range(std::vector<Usage>{
        {{}, "missing command"},
        {{"chek"}, "unknown command 'chek'"},
        {{"check"}, "missing MISSION"},
        {{"check", "--forma", "json", "m"}, "unrecognised option '--forma'"},
        {{"check", "--format", "xml", "m"}, "option --format needs text or json, not 'xml'"},
    }));
    CAPTURE(usage.complaint);
    const auto outcome = run_planner(usage.arguments);
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.out.empty());
    CHECK(
        outcome.err ==
        "transect-planner: " + usage.complaint + "\nTry 'transect-planner --help'.\n");
}

TEST_CASE("a data folder that is none is refused", "[cli][errors]")
{
    const auto folder = test::scratch_dir("check_test_data").string();
    const auto outcome = run_planner({"check", "--data", folder, "m.json"});
    CHECK(outcome.exit_code == ExitCode::bad_input);
    CHECK(outcome.err == folder + ": is not a data folder (from --data): no aircraft/ in it\n");
}
