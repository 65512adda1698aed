#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"

#include "cli/commands.hpp"
#include "cli_support/program.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::cli {
namespace {

struct Outcome {
    ExitCode exit_code;
    std::string out;
    std::string err;
};

Outcome run_aircraft_command(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "aircraft");
    std::ostringstream out;
    std::ostringstream err;
    const Program program{"transect-planner", "0", planner_commands()};
    const auto exit_code = run(program, arguments, Console{out, err});
    return {exit_code, out.str(), err.str()};
}

nlohmann::json answered(std::vector<std::string> arguments)
{
    arguments.insert(arguments.end(), {"--format", "json"});
    const auto outcome = run_aircraft_command(arguments);
    CAPTURE(arguments, outcome.out, outcome.err);
    REQUIRE(outcome.exit_code == ExitCode::success);
    return nlohmann::json::parse(outcome.out);
}

/// Cells of one line; a cell in quotes may hold commas.
std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> result(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            result.emplace_back();
        } else {
            result.back() += c;
        }
    }
    return result;
}

using Row = std::map<std::string, std::string>;

/// Rows of the published points that a manual vouches for, about cruise and blocks.
std::vector<Row> published_rows(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    std::string line;
    std::getline(stream, line);
    const auto names = cells(line);
    std::vector<Row> rows;
    while (std::getline(stream, line)) {
        const auto values = cells(line);
        Row row;
        for (std::size_t i = 0; i < std::min(names.size(), values.size()); ++i) {
            row[names[i]] = values[i];
        }
        const auto& phase = row["phase"];
        const bool is_trusted = row["trust"].starts_with("A") || row["trust"].starts_with("B");
        if (is_trusted && (phase == "max_cruise" || phase.starts_with("block_"))) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<std::string> arguments_for(const Row& row)
{
    const bool is_ex = row.at("variant").starts_with("208B_EX");
    std::vector<std::string> arguments{
        "--profile",
        is_ex ? "c208b-ex" : "c208b-675",
        "--without",
        "turret",
        "--altitude-ft",
        row.at("press_alt_ft"),
        "--isa",
        row.at("isa_dev_c"),
        "--weight-lb",
        row.at("weight_lb").empty() ? "8000" : row.at("weight_lb")};
    if (row.at("config").starts_with("passenger")) {
        arguments.insert(arguments.end(), {"--without", "pod"});
    }
    if (row.at("phase").starts_with("block_")) {
        const bool is_range = row.at("phase").find("max_range") != std::string::npos;
        arguments.insert(
            arguments.end(),
            {"--block",
             "--cruise",
             is_range ? "max-range" : "max-cruise",
             "--fuel-lb",
             is_ex ? "2246" : "2224",
             "--reserve-min",
             "45"});
    }
    return arguments;
}

void check_figure(
    const Row& row, const nlohmann::json& answer, const std::string& column, const std::string& key)
{
    const auto& text = row.at(column);
    if (text.empty()) {
        return;
    }
    const double published = test::number(text);
    const double model = answer.at(key).get<double>();
    // Judged at 3 % of a speed, 4 % of a range, 0.1 h and 4 % of a time.
    const double allowed = column == "ktas"       ? 0.03 * published
                           : column == "range_nm" ? 0.04 * published
                                                  : 0.1 + 0.04 * published;
    CAPTURE(column, published, model);
    CHECK_THAT(model, test::is_close_to(published, allowed));
}

TEST_CASE("every published cruise and block figure is met by the shipped profiles", "[cli]")
{
    const auto file = test::real_data("aircraft/c208_published_points.csv");
    if (!file) {
        WARN("published points are not there: skipped");
        return;
    }
    const auto rows = published_rows(*file);
    REQUIRE(rows.size() >= 10);
    for (const auto& row : rows) {
        CAPTURE(row.at("variant"), row.at("config"), row.at("phase"), row.at("press_alt_ft"));
        const auto answer = answered(arguments_for(row));
        check_figure(row, answer, "ktas", "tas_kt");
        check_figure(row, answer, "range_nm", "range_nm");
        check_figure(row, answer, "time_h", "time_h");
    }
}

TEST_CASE("loiter figures are those computed with the fitted model elsewhere", "[cli]")
{
    // facts of the fit: 208B with pod and turret, 7,500 lb, 10,000 ft, ISA+20.
    struct Case {
        const char* setting;
        double true_kt, flow_pph;
    };
    const auto expected = GENERATE(
        Case{"cas=110", 133.0, 269.0}, Case{"cas=94", 113.0, 244.0}, Case{"cas=130", 157.0, 325.0});
    const auto answer = answered(
        {"--profile",
         "c208b-675",
         "--altitude-ft",
         "10000",
         "--isa",
         "20",
         "--weight-lb",
         "7500",
         "--setting",
         expected.setting});
    CHECK_THAT(answer.at("tas_kt").get<double>(), test::is_close_to(expected.true_kt, 1.0));
    CHECK_THAT(answer.at("fuel_flow_pph").get<double>(), test::is_close_to(expected.flow_pph, 1.5));
}

TEST_CASE("a turn has the radius of the closed form", "[cli]")
{
    const auto answer = answered(
        {"--profile",
         "c208b-675",
         "--turn",
         "--bank",
         "20",
         "--altitude-ft",
         "10000",
         "--isa",
         "20",
         "--setting",
         "cas=110"});
    const double speed_m_s = 132.48 * 1852.0 / 3600.0;
    CHECK_THAT(
        answer.at("radius_m").get<double>(),
        test::is_close_to(speed_m_s * speed_m_s / (9.80665 * 0.36397023), 0.2));
}

TEST_CASE("items are fitted, taken off, and known by name", "[cli]")
{
    const auto speed = [](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"--profile", "c208b-675", "--altitude-ft", "10000"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return answered(arguments).at("tas_kt").get<double>();
    };
    const double both = speed({});
    CHECK(speed({"--with", "pod", "--with", "turret"}) == both);
    const double bare = speed({"--without", "pod", "--without", "turret"});
    CHECK(bare > speed({"--without", "turret"}));
    CHECK(speed({"--without", "turret"}) > both);
    CHECK(
        run_aircraft_command({"--profile", "c208b-675", "--without", "turet"}).exit_code ==
        ExitCode::usage);
}

TEST_CASE("what the aircraft cannot do is answered with a finding", "[cli]")
{
    struct Case {
        const char* code;
        std::vector<std::string> arguments;
    };
    const auto expected = GENERATE(
        Case{"speed-lost", {"--altitude-ft", "24000", "--isa", "25"}},
        Case{"above-operating-altitude", {"--altitude-ft", "25001"}},
        Case{"above-operating-speed", {"--setting", "cas=176"}},
        Case{"stall-margin", {"--setting", "cas=80"}},
        Case{"above-take-off-limit", {"--weight-lb", "8751"}},
        Case{"fuel-below-need", {"--block", "--altitude-ft", "10000", "--fuel-lb", "200"}},
        Case{"fuel-below-need", {"--reserve-min", "45", "--fuel-lb", "100"}},
        Case{"height-out-of-reach", {"--block", "--altitude-ft", "24900"}});
    auto arguments = expected.arguments;
    arguments.insert(arguments.end(), {"--profile", "c208b-675", "--format", "json"});
    const auto outcome = run_aircraft_command(arguments);
    CAPTURE(expected.code, outcome.out);
    CHECK(outcome.exit_code == ExitCode::answer_is_no);
    const auto answer = nlohmann::json::parse(outcome.out);
    REQUIRE_FALSE(answer.at("findings").empty());
    CHECK(answer.at("findings").at(0).at("code") == expected.code);
}

TEST_CASE("fuel that the reserve takes alone is said in pounds", "[cli]")
{
    // At 100 lb and more than 200 lb/h, 45 min of reserve take over 150 lb.
    const auto outcome =
        run_aircraft_command({"--profile", "c208b-675", "--reserve-min", "45", "--fuel-lb", "100"});
    CAPTURE(outcome.out);
    CHECK(outcome.out.find(" lb short of the reserve\n") != std::string::npos);
    CHECK(outcome.out.find("policy") == std::string::npos);
}

TEST_CASE("a block at sea level neither climbs nor descends", "[cli]")
{
    const auto outcome = run_aircraft_command({"--profile", "c208b-675", "--block"});
    CHECK(outcome.exit_code == ExitCode::success);
    CAPTURE(outcome.out);
    CHECK(outcome.out.find("climb 0 lb") != std::string::npos);
    CHECK(outcome.out.find("descent 0 lb") != std::string::npos);
}

TEST_CASE("a wrong question about an aircraft is refused", "[cli]")
{
    struct Case {
        ExitCode exit_code;
        std::vector<std::string> arguments;
    };
    const auto expected = GENERATE(
        Case{ExitCode::usage, {}},
        Case{ExitCode::bad_input, {"--profile", "c209"}},
        Case{ExitCode::bad_input, {"--profile", "no/such.json"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--altitude-ft", "nan"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--setting", "fast"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--setting", "cas=nan"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--setting", "cas=110kt"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--weight-lb", "-1"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--turn", "--bank", "90"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--bank", "20"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--cruise", "max-range"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--turn", "--block"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--block", "--altitude-ft", "-1"}},
        Case{
            ExitCode::usage,
            {"--profile", "c208b-675", "--fuel-lb", "2000", "--weight-lb", "2000"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--weight-lb", "2000"}},
        Case{ExitCode::usage, {"--profile", "c208b-675", "--with", "pod", "--without", "pod"}});
    const auto outcome = run_aircraft_command(expected.arguments);
    CAPTURE(expected.arguments, outcome.err);
    CHECK(outcome.exit_code == expected.exit_code);
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.err.empty());
}

TEST_CASE("aircraft draws its curves", "[cli]")
{
    const auto file = test::scratch_dir("aircraft_plot") / "curves.svg";
    const auto outcome = run_aircraft_command(
        {"--profile", "c208b-ex", "--altitude-ft", "10000", "--plot", file.string()});
    CHECK(outcome.exit_code == ExitCode::success);
    const auto picture = formats::read_file(file);
    CHECK(picture.find("maximum range") != std::string::npos);
    CHECK(picture.find("Endurance of 2224 lb") != std::string::npos);
}

}  // namespace
}  // namespace transect::cli
