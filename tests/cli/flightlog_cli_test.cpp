#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli_support/program.hpp"
#include "flightlog/cli/commands.hpp"
#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::cli {
namespace {

struct Outcome {
    ExitCode exit_code;
    std::string out;
    std::string err;
};

Outcome run_flightlog(const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const Program program{"transect-flightlog", "0", flightlog_commands()};
    const auto exit_code = run(program, arguments, Console{out, err});
    return {exit_code, out.str(), err.str()};
}

std::string written(const std::string& folder, const std::string& name, const std::string& content)
{
    const auto path = test::scratch_dir(folder) / name;
    std::ofstream{path, std::ios::binary} << content;
    return path.string();
}

struct UsageCase {
    std::vector<std::string> arguments;
    std::string complaint;
};

TEST_CASE("flightlog: a wrong command line exits with 2", "[cli][flightlog][errors]")
{
    const auto usage = GENERATE(
        UsageCase{{}, "missing command"},
        UsageCase{{"inspekt"}, "unknown command 'inspekt'"},
        UsageCase{{"inspect"}, "missing FILE"},
        UsageCase{{"inspect", "--form", "json", "a"}, "unrecognised option '--form'"},
        UsageCase{
            {"inspect", "--format", "xml", "a"}, "option --format is text or json, not 'xml'"});
    const auto outcome = run_flightlog(usage.arguments);
    CHECK(outcome.exit_code == ExitCode::usage);
    CHECK(outcome.out.empty());
    CHECK(
        outcome.err ==
        "transect-flightlog: " + usage.complaint + "\nTry 'transect-flightlog --help'.\n");
}

TEST_CASE("inspect names the file it cannot read", "[cli][flightlog][errors]")
{
    const auto outcome = run_flightlog({"inspect", "nowhere.csv"});
    CHECK(outcome.exit_code == ExitCode::bad_input);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("nowhere.csv: "));
    const auto empty = written("inspect-empty", "empty.csv", "");
    const auto refused = run_flightlog({"inspect", empty});
    CHECK(refused.exit_code == ExitCode::bad_input);
    CHECK(refused.err.starts_with(empty + ": is empty; this version reads Garmin CSV, "));
}

std::string two_rows_and_a_cut()
{
    auto blank = test::good_row("08:00:00");
    blank["Latitude"] = "";
    return test::caravan_log({blank, test::good_row("08:00:01"), test::good_row("08:00:02")}) +
           "2026-11-23, 08:0";
}

TEST_CASE("inspect describes a Garmin log as JSON", "[cli][flightlog]")
{
    const auto file = written("inspect-json", "log.csv", two_rows_and_a_cut());
    const auto outcome = run_flightlog({"inspect", "--format", "json", file});
    REQUIRE(outcome.exit_code == ExitCode::success);
    CHECK(outcome.err.empty());
    const auto json = nlohmann::json::parse(outcome.out);
    CHECK(json["format"] == "garmin-g1000");
    CHECK(json["rows"] == 4);
    CHECK(json["used"] == 2);
    REQUIRE(json["dropped"].size() == 2);
    CHECK(json["dropped"][0]["reason"] == "last row cut");
    CHECK(json["dropped"][0]["count"] == 1);
    CHECK(json["dropped"][1]["reason"] == "no position (no GPS fix)");
    CHECK(json["start"] == "2026-11-23T07:00:01Z");
    CHECK(json["end"] == "2026-11-23T07:00:02Z");
    REQUIRE(json["times"].size() == 1);
    CHECK(json["times"][0]["block_off"].is_null());
    CHECK(json["times"][0]["take_offs"].empty());
    CHECK(json["times"][0]["unseen_take_offs"] == 1);
    CHECK(json["duration_s"] == 1.0);
    CHECK(json["distance_m"] == 0.0);
    CHECK(json["aircraft"] == "Cessna 208B");
    CHECK_FALSE(json.contains("packets"));
    REQUIRE(json["findings"].size() == 1);
    CHECK(json["findings"][0]["severity"] == "note");
    CHECK(json["findings"][0]["code"] == "log-fuel-density-assumed");
}

TEST_CASE("inspect describes turret packets as JSON", "[cli][flightlog]")
{
    const auto good = test::packet(test::pose_items(1'795'417'200'000'000));
    auto bad = good;
    bad.back() = static_cast<char>(bad.back() ^ 1);
    const auto file = written("inspect-klv", "turret.klv", good + bad);
    const auto json =
        nlohmann::json::parse(run_flightlog({"inspect", "--format", "json", file}).out);
    CHECK(json["format"] == "misb-st0601");
    CHECK(json["packets"] == 2);
    CHECK(json["bad_checksum"] == 1);
    CHECK(json["line_of_sight_error_deg"]["median"].is_number());
    CHECK(json["line_of_sight_error_deg"]["max"].is_number());
}

TEST_CASE("inspect of several files is an array that names them", "[cli][flightlog]")
{
    const auto file = written("inspect-many", "log.csv", two_rows_and_a_cut());
    const auto json =
        nlohmann::json::parse(run_flightlog({"inspect", "--format", "json", file, file}).out);
    REQUIRE(json.is_array());
    REQUIRE(json.size() == 2);
    CHECK(json[1]["file"] == file);
    CHECK(json[1]["rows"] == 4);
}

TEST_CASE("inspect describes a log as text", "[cli][flightlog]")
{
    const auto file = written("inspect-text", "log.csv", two_rows_and_a_cut());
    const auto outcome = run_flightlog({"inspect", file});
    CHECK(
        outcome.out ==
        file +
            ": garmin-g1000\n"
            "  aircraft  Cessna 208B\n"
            "  rows      4, 2 used\n"
            "  dropped   1: last row cut\n"
            "  dropped   1: no position (no GPS fix)\n"
            "  time      2026-11-23T07:00:01Z to 2026-11-23T07:00:02Z, 0 min\n"
            "  distance  0.0 km\n"
            "  flight    block off unknown, 1 unseen take-off, 1 unseen landing, block on unknown\n"
            "  note: fuel is recorded as a volume; its mass is computed for Jet A-1 at 6.7 lb per "
            "US gallon\n");
}

TEST_CASE("inspect of a log without a usable row says why", "[cli][flightlog]")
{
    auto row = test::good_row("08:00:00");
    row["Latitude"] = "";
    const auto file = written("inspect-none", "log.csv", test::caravan_log({row}));
    const auto outcome = run_flightlog({"inspect", "--format", "json", file});
    CHECK(outcome.exit_code == ExitCode::success);
    const auto json = nlohmann::json::parse(outcome.out);
    CHECK(json["start"].is_null());
    CHECK(json["used"] == 0);
    CHECK(json["dropped"][0]["count"] == 1);
}

}  // namespace
}  // namespace transect::cli
