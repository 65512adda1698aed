#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"
#include "transect/formats/geojson_area.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/task_coverage.hpp"
#include "transect/planner/transect_strip.hpp"

#include "cli/commands.hpp"
#include "cli_support/program.hpp"
#include "flightlog/cli/commands.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Outcome {
    ExitCode exit_code;
    std::string out;
    std::string err;
};

Outcome run_program(const Program& program, const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const auto exit_code = run(program, arguments, Console{out, err});
    return {exit_code, out.str(), err.str()};
}

Outcome run_flightlog(const std::vector<std::string>& arguments)
{
    return run_program({"transect-flightlog", "0", flightlog_commands()}, arguments);
}

Outcome run_planner(const std::vector<std::string>& arguments)
{
    return run_program({"transect-planner", "0", planner_commands()}, arguments);
}

std::string sample()
{
    return (test::source_dir() / "samples" / "mopti.json").string();
}

/// The sample mission, planned and flown on paper into the given folder.
void plan_and_fly(const fs::path& folder)
{
    const auto plan = folder / "plan";
    REQUIRE(run_planner({"plan", sample(), "--out", plan.string()}).exit_code == ExitCode::success);
    const auto flown =
        run_planner({"fly", (plan / "plan.json").string(), "--log", (folder / "log.csv").string()});
    REQUIRE(flown.exit_code == ExitCode::success);
}

std::vector<std::string> report_arguments(const fs::path& folder, const fs::path& out)
{
    return {
        "report",
        (folder / "log-1.csv").string(),
        (folder / "log-2.csv").string(),
        "--plan",
        (folder / "plan" / "plan.json").string(),
        "--out",
        out.string()};
}

TEST_CASE("the sample's simulated logs achieve what the plan predicts", "[cli][flightlog]")
{
    const auto folder = test::scratch_dir("report-cli");
    plan_and_fly(folder);
    const auto outcome = run_flightlog(report_arguments(folder, folder / "report"));
    REQUIRE(outcome.exit_code == ExitCode::success);
    CHECK(outcome.err.empty());
    for (const auto* file : {"report.json", "report.html", "coverage.tif", "gaps.geojson"}) {
        CHECK(fs::is_regular_file(folder / "report" / file));
    }
    const auto plan = json::parse(formats::read_file(folder / "plan" / "plan.json"));
    const auto report = json::parse(formats::read_file(folder / "report" / "report.json"));
    REQUIRE(report["zones"].size() == plan["tasks"].size());
    for (std::size_t i = 0; i < plan["tasks"].size(); ++i) {
        const auto& zone = report["zones"][i];
        CHECK(zone["name"] == plan["tasks"][i]["id"]);
        const double predicted = plan["tasks"][i]["predicted"]["covered_m2"];
        const double achieved = zone["covered_m2"];
        CHECK_THAT(achieved / predicted, test::is_close_to(1.0, 0.01));
        CHECK(zone["fraction"] <= 1.0);
    }
    CHECK(report["logs"].size() == 2);
    CHECK(report["flights"].size() == 2);
    CHECK(report["logs"][0]["findings"].dump().find("log-simulated") != std::string::npos);
    for (const auto& transect : report["transects"]) {
        CHECK(transect["status"] == "flown");
    }
}

enum class Dated { yes, no };

/// A fix each second, two metres apart; without checksums, as some programs write it.
std::string nmea(Dated dated)
{
    std::string text;
    for (int i = 10; i < 40; ++i) {
        const auto second = std::to_string(i);
        const auto place = "1430." + std::to_string(100 + i) + ",N,00406.000,W";
        if (dated == Dated::yes) {
            text += "$GPRMC,0700" + second + ",A," + place + ",40.0,000.0,231126,,\n";
        }
        text += "$GPGGA,0700" + second + ',' + place + ",1,08,1.0,500.0,M,29.1,M,,\n";
    }
    return text;
}

TEST_CASE("a log without a date is left out of a report on others", "[cli][flightlog]")
{
    const auto folder = test::scratch_dir("report-undated-cli");
    const auto card = folder / "card";
    const auto out = folder / "report";
    fs::create_directories(card);
    formats::write_file(card / "1.nmea", nmea(Dated::no));
    const std::vector<std::string> arguments{"report", card.string(), "--out", out.string()};
    const auto refused = run_flightlog(arguments);
    CHECK(refused.exit_code == ExitCode::bad_input);
    CHECK(refused.err.find("tells no date") != std::string::npos);
    formats::write_file(card / "2.nmea", nmea(Dated::yes));
    REQUIRE(run_flightlog(arguments).exit_code == ExitCode::success);
    const auto report = json::parse(formats::read_file(out / "report.json"));
    REQUIRE(report["logs"].size() == 2);
    CHECK(report["logs"][0]["findings"].dump().find("log-left-out-undated") != std::string::npos);
    CHECK(report["flights"].size() == 1);
}

/// When a transect was flown, to the second.
struct Interval {
    std::string from;
    std::string to;
};

Interval interval_of(const json& plan, int transect)
{
    for (const auto& leg : plan["sorties"][0]["legs"]) {
        if (leg["kind"] == "transect" && leg["transect"] == transect) {
            const auto from = leg["start"].get<std::string>();
            const auto to = leg["end"].get<std::string>();
            return {from.substr(11, 8), to.substr(11, 8)};
        }
    }
    FAIL("the first sortie does not fly transect " << transect);
    return {};
}

/// A log of one UTC day without its rows between two times of day.
std::string without_rows(const std::string& log, const Interval& interval)
{
    std::istringstream lines{log};
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        const bool has_time = line.size() > 20 && line[4] == '-';
        const auto time = has_time ? line.substr(12, 8) : "";
        if (!has_time || time < interval.from || time > interval.to) {
            kept += line + '\n';
        }
    }
    return kept;
}

/// The transect's strip in the task's area, less what its neighbours show too.
PlaneArea expected_gap(const planner::Plan& plan, int number, const RegionFrame& frame)
{
    PlaneArea own;
    std::vector<PlaneArea> others;
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            const auto strip =
                frame.forward({{planner::strip(transect, plan.settings.front().swath)}});
            if (transect.number == number) {
                own = strip;
            } else {
                others.push_back(strip);
            }
        }
    }
    return intersection(
        difference(own, unite(others)), frame.forward(plan.mission.tasks.front().area));
}

TEST_CASE("a transect missing from the log is the gap in the report", "[cli][flightlog]")
{
    const int number = 8;
    const auto folder = test::scratch_dir("report-cli-gap");
    plan_and_fly(folder);
    const auto plan_file = folder / "plan" / "plan.json";
    const auto log = folder / "log-1.csv";
    const auto interval = interval_of(json::parse(formats::read_file(plan_file)), number);
    formats::write_file(log, without_rows(formats::read_file(log), interval));
    REQUIRE(
        run_flightlog(report_arguments(folder, folder / "report")).exit_code == ExitCode::success);

    const auto plan = formats::read_plan(plan_file);
    const auto frame = planner::region_frame(plan.mission);
    const auto expected = expected_gap(plan, number, frame);
    const auto gap = frame.forward(formats::read_area(folder / "report" / "gaps.geojson"));
    const double common = area_m2(intersection(gap, expected));
    CHECK(common / (area_m2(gap) + area_m2(expected) - common) >= 0.95);
    const auto report = json::parse(formats::read_file(folder / "report" / "report.json"));
    CHECK(report["transects"][number - 1]["status"] == "missed");
    CHECK(report["flights"][0]["holes"].size() == 1);
}

struct Refused {
    std::vector<std::string> arguments;
    ExitCode exit_code;
    std::string complaint;
};

TEST_CASE("report refuses what it cannot use and writes nothing", "[cli][flightlog][errors]")
{
    const auto folder = test::scratch_dir("report-cli-refused");
    const auto empty = (folder / "empty.csv").string();
    formats::write_file(empty, "");
    const auto gpx = (folder / "track.gpx").string();
    formats::write_file(gpx, "<gpx></gpx>");
    const auto out = (folder / "out").string();
    const auto refused = GENERATE_COPY(
        Refused{{"report", "--out", out}, ExitCode::usage, "missing LOG"},
        Refused{{"report", empty}, ExitCode::usage, "missing option --out"},
        Refused{{"report", empty, "--out", out}, ExitCode::bad_input, empty + ": is empty"},
        Refused{
            {"report", gpx, "--out", out}, ExitCode::bad_input, gpx + ": is GPX without a track"},
        Refused{
            {"report", folder.string(), "--out", out},
            ExitCode::bad_input,
            folder.string() + ": holds no flight log; the first of 2 files"},
        Refused{
            {"report", empty, "--ground-elevation", "300", "--out", out},
            ExitCode::usage,
            "ground-elevation"},
        Refused{
            {"report", empty, "--terrain", empty, "--ground-elevation", "9m", "--out", out},
            ExitCode::usage,
            "options --terrain, --ground-elevation exclude each other"},
        Refused{{"report", empty, "--terrain", gpx, "--out", out}, ExitCode::bad_input, gpx + ": "},
        Refused{
            {"report", empty, "--sweep-width", "0m", "--out", out},
            ExitCode::usage,
            "option --sweep-width must be above 0"},
        Refused{
            {"report", empty, "--detection-law", "exponential", "--out", out},
            ExitCode::usage,
            "option --detection-law needs --sweep-width"},
        Refused{
            {"report", empty, "--sweep-width", "1km", "--detection-law", "cube", "--out", out},
            ExitCode::usage,
            "expected exponential, inverse-cube or definite-range"});
    const auto outcome = run_flightlog(refused.arguments);
    CHECK(outcome.exit_code == refused.exit_code);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(refused.complaint) != std::string::npos);
    CHECK_FALSE(fs::exists(out));
}

}  // namespace
}  // namespace transect::cli
