#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"
#include "transect/formats/plan_file.hpp"

#include "cli/programs.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::run_planner;

fs::path planned_sample(const std::string& folder)
{
    const auto out = test::scratch_dir(folder) / "plan";
    REQUIRE(
        run_planner({"plan", test::sample_file(), "--out", out.string()}).exit_code ==
        ExitCode::success);
    return out / "plan.json";
}

int transects(const fs::path& plan_file)
{
    int count = 0;
    for (const auto& sortie : formats::read_plan(plan_file).sorties) {
        count += static_cast<int>(sortie.transects.size());
    }
    return count;
}

/// Byte for byte.
void check_flies_again(const fs::path& plan)
{
    const auto flown = run_planner({"fly", plan.string(), "--format", "json"});
    CHECK(flown.out == formats::read_file(plan));
}

TEST_CASE("an interrupted flight is resumed from its report", "[cli]")
{
    const auto plan_file = planned_sample("cli_resume");
    const auto folder = plan_file.parent_path().parent_path();
    const auto log = folder / "log-1.csv";
    run_planner({"fly", plan_file.string(), "--log", (folder / "log.csv").string()});
    // The recorder stops 200 s into the sixth transect.
    const auto begun = test::times_of(formats::read_file(plan_file), 6).from;
    const auto seconds = std::stoi(begun.substr(0, 2)) * 3600 + std::stoi(begun.substr(3, 2)) * 60 +
                         std::stoi(begun.substr(6, 2)) + 200;
    const auto two = [](int number) {
        return std::string{number < 10 ? "0" : ""} + std::to_string(number);
    };
    const auto stop = two(seconds / 3600) + ':' + two(seconds / 60 % 60) + ':' + two(seconds % 60);
    formats::write_file(log, test::without_rows(formats::read_file(log), {stop, "23:59:59"}));
    const auto report = test::run_flightlog(
        {"report",
         log.string(),
         "--plan",
         plan_file.string(),
         "--out",
         (folder / "report").string()});
    REQUIRE(report.exit_code == ExitCode::success);

    const auto out = folder / "rest";
    const auto outcome = run_planner(
        {"plan",
         "--resume",
         plan_file.string(),
         "--flown",
         (folder / "report" / "report.json").string(),
         "--out",
         out.string()});
    CAPTURE(outcome.out, outcome.err);
    REQUIRE(outcome.exit_code == ExitCode::success);
    const auto count = transects(plan_file);
    CHECK(
        outcome.out.find(
            "5 transects are flown, 1 are cut and " + std::to_string(count - 6) + " are whole") !=
        std::string::npos);
    const auto whole = formats::read_plan(plan_file).sorties[0].transects[5];
    const auto rest = formats::read_plan(out / "plan.json").sorties[0].transects[0];
    REQUIRE(whole.number == 6);
    CHECK(rest.continues == 6);
    CHECK(rest.number == count + 1);
    CHECK(rest.to == whole.to);
    // 200 s were flown, at a ground speed that the plan's leg tells, and 10 s are flown again.
    const auto plan = json::parse(formats::read_file(plan_file));
    double ground_speed_m_s = 0.0;
    for (const auto& leg : plan["sorties"][0]["legs"]) {
        if (leg["kind"] == "transect" && leg["transect"] == 6) {
            ground_speed_m_s = leg["ground_speed_m_s"];
        }
    }
    const double skipped_m = geodesic_leg(whole.from, rest.from).distance / metre;
    CHECK_THAT(skipped_m / ground_speed_m_s, test::is_close_to(189.0, 4.0));
    check_flies_again(out / "plan.json");
}

/// The end of the run-out of the fifth transect, as the plan has it.
struct Moment {
    std::string position, time, fuel_lb;
};
Moment after_fifth(const fs::path& plan_file)
{
    const auto plan = json::parse(formats::read_file(plan_file));
    for (const auto& leg : plan["sorties"][0]["legs"]) {
        if (leg["kind"] == "run-out" && leg["transect"] == 5) {
            return {
                leg["to"]["latitude_deg"].dump() + ',' + leg["to"]["longitude_deg"].dump(),
                leg["end"],
                fmt::format("{}", leg["fuel_end_kg"].get<double>() / 0.45359237)};
        }
    }
    return {};
}

TEST_CASE("an aircraft in the air goes on from where it is", "[cli]")
{
    const auto plan = planned_sample("cli_resume_air");
    const auto out = plan.parent_path() / "rest";
    const auto now = after_fifth(plan);
    std::vector<std::string> arguments{
        "plan",
        "--resume",
        plan.string(),
        "--flown",
        "1-5,6:0.6",
        "--position=" + now.position,
        "--time",
        now.time,
        "--out",
        out.string(),
        "--fuel-lb",
        now.fuel_lb};
    const auto outcome = run_planner(arguments);
    CAPTURE(now.time, now.position, outcome.out, outcome.err);
    REQUIRE(outcome.exit_code == ExitCode::success);
    CHECK(
        outcome.out.find("sortie 1: in the air at 2026-11-23 " + now.time.substr(11, 5) + 'Z') !=
        std::string::npos);
    CHECK(outcome.out.find("not given, and assumed, is its height") != std::string::npos);
    const auto written = json::parse(formats::read_file(out / "plan.json"));
    CHECK(written["sorties"][0]["fuel"]["taxi_kg"] == 0.0);
    CHECK(written["sorties"][0]["transects"][0]["continues"] == 6);
    CHECK_FALSE(written["sorties"][1].contains("airborne"));
    check_flies_again(out / "plan.json");
    const auto log = out / "log.csv";
    CHECK(
        run_planner({"fly", (out / "plan.json").string(), "--log", log.string()}).exit_code ==
        ExitCode::success);

    arguments.back() = "300";
    const auto short_of_fuel = run_planner(arguments);
    CHECK(short_of_fuel.exit_code == ExitCode::answer_is_no);
    CHECK(
        short_of_fuel.out.find("short of the flight home with its reserves") != std::string::npos);
    arguments.back() = "3000";
    const auto too_much = run_planner(arguments);
    CHECK(too_much.exit_code == ExitCode::answer_is_no);
    CHECK(too_much.out.find("more than the usable fuel of 2224 lb") != std::string::npos);
}

TEST_CASE("where all is flown nothing remains", "[cli]")
{
    const auto plan = planned_sample("cli_resume_done");
    const auto out = plan.parent_path() / "rest";
    const auto outcome = run_planner(
        {"plan",
         "--resume",
         plan.string(),
         "--flown",
         "1-" + std::to_string(transects(plan)),
         "--out",
         out.string()});
    CHECK(outcome.exit_code == ExitCode::success);
    CHECK(outcome.out.find("nothing remains to be planned") != std::string::npos);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("lists of what was flown are read with distrust", "[cli][errors]")
{
    struct Case {
        std::string list, complaint;
    };
    const auto wrong = GENERATE(
        Case{"1-99999999", "the plan has no transect 99999999"},
        Case{"1-99999999999999999999", "'99999999999999999999' is not a number"},
        Case{"0", "the plan has no transect 0"},
        Case{"9999", "the plan has no transect 9999"},
        Case{"a", "'a' is neither"},
        Case{"1,1", "transect 1 is given twice"},
        Case{"1-12,12:0.5", "transect 12 is given twice"},
        Case{"15:1.5", "transect 15: the share flown is from 0 to 1"},
        Case{"15:-0.1", "transect 15: the share flown is from 0 to 1"},
        Case{"15:", "'' is not a number"},
        Case{"15:0.5:1", "'0.5:1' is not a number"},
        Case{"1-", "'' is not a number"},
        Case{"-", "'' is not a number"},
        Case{"1-2-3", "'2-3' is not a number"},
        Case{"12-1", "12-1 runs backwards"},
        Case{"1,,2", "'' is not a number"},
        Case{"1,", "'' is not a number"});
    static const auto plan = planned_sample("cli_resume_lists");
    const auto out = plan.parent_path() / "rest";
    const auto outcome = run_planner(
        {"plan", "--resume", plan.string(), "--flown=" + wrong.list, "--out", out.string()});
    CAPTURE(wrong.list, outcome.err);
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.err.find(wrong.complaint) != std::string::npos);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("options of a resumption go together", "[cli][errors]")
{
    struct Case {
        std::vector<std::string> arguments;
        std::string complaint;
    };
    const auto wrong = GENERATE(
        Case{{"--resume", "p.json"}, "--resume goes with --flown"},
        Case{{"m.json", "--flown", "1"}, "--flown goes with --resume"},
        Case{{"m.json", "--resume", "p.json", "--flown", "1"}, "give no MISSION"},
        Case{{"--resume", "p", "--flown", "1", "--refly", "g"}, "exclude each other"},
        Case{{"--resume", "p", "--flown", "1", "--position", "1,2"}, "goes with --fuel-lb"},
        Case{
            {"--resume", "p", "--flown", "1", "--position", "1,2", "--fuel-lb", "9"},
            "goes with --time"},
        Case{{"--resume", "p", "--flown", "1", "--track", "9"}, "--track goes with --position"});
    auto arguments = wrong.arguments;
    arguments.insert(arguments.begin(), "plan");
    arguments.insert(arguments.end(), {"--out", "x"});
    const auto outcome = run_planner(arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.err.find(wrong.complaint) != std::string::npos);
}

TEST_CASE("a present that is none is refused", "[cli][errors]")
{
    struct Case {
        std::string position, time, fuel, complaint;
    };
    const auto wrong = GENERATE(
        Case{"14.5", "2026-11-23T08:00:00Z", "900", "--position needs latitude and longitude"},
        Case{"95,0", "2026-11-23T08:00:00Z", "900", "--position needs latitude and longitude"},
        Case{"nan,0", "2026-11-23T08:00:00Z", "900", "--position needs latitude and longitude"},
        Case{"14.5,-3.9 ", "2026-11-23T08:00:00Z", "900", "--position needs latitude"},
        Case{"14.5,-3.9", "yesterday", "900", "--time needs a time such as"},
        Case{"14.5,-3.9", "2026-11-23T08:00:00Z", "-1", "--fuel-lb needs a number from 0"},
        Case{"14.5,-3.9", "2026-11-23T08:00:00Z", "nan", "fuel-lb"});
    static const auto plan = planned_sample("cli_resume_present");
    const auto outcome = run_planner(
        {"plan",
         "--resume",
         plan.string(),
         "--flown",
         "1-5",
         "--position=" + wrong.position,
         "--time",
         wrong.time,
         "--fuel-lb=" + wrong.fuel,
         "--out",
         "x"});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.err.find(wrong.complaint) != std::string::npos);
}

}  // namespace
}  // namespace transect::cli
