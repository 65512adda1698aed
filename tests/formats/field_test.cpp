#include <algorithm>
#include <string>

#include "transect/formats/briefing.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/planning.hpp"

#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "support/catch.hpp"
#include "support/field_table.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"
#include "support/sample_mission.hpp"

namespace transect::formats {
namespace {

const MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};

/// The sample mission with a profile of its own, which names a take-off table beside it.
std::filesystem::path mission_with_table(const std::string& csv)
{
    const auto folder = test::scratch_dir("field_test");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    auto profile = read_file(test::source_dir() / "planner/data/aircraft/c208b-675.json");
    profile = test::replaced(
        profile,
        "\"schedule\": {",
        R"("field_length": {"take_off": {"file": "take-off.csv"}}, "schedule": {)");
    auto mission = test::replaced(test::mission_text(), "\"c208b-675\"", "\"my.json\"");
    mission = test::replaced(
        mission, "\"elevation_ft\": 905", R"("elevation_ft": 905, "runway_length_ft": 8340)");
    mission = test::replaced(
        mission, "\"transit\":", R"("field_length": {"take_off_factor": 1.25}, "transit":)");
    write_file(folder / "my.json", profile);
    write_file(folder / "take-off.csv", csv);
    write_file(folder / "m.json", mission);
    return folder / "m.json";
}

constexpr const char* good_csv =
    "# made up, page 1\n"
    "pressure_altitude_ft,temperature_c,mass_lb,ground_roll_ft,over_50ft_ft\n"
    "0,0,6000,1000,2000\n0,0,8750,1400,2500\n0,50,6000,1200,2400\n0,50,8750,1700,3000\n"
    "5000,0,6000,1500,2600\n5000,0,8750,1900,3400\n5000,50,6000,1900,3300\n5000,50,8750,2600,"
    "4400\n";

bool has_text(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string written(const planner::Mission& mission)
{
    JsonWriter json;
    write_mission(json, mission);
    return json.text();
}

TEST_CASE("a mission with field lengths reads back bit for bit", "[field_length][formats]")
{
    const auto file = mission_with_table(good_csv);
    CHECK(check_mission(file, shipped).empty());
    const auto mission = read_mission(file, shipped);
    CHECK(mission.base.runway_length == 8340.0 * foot);
    CHECK(mission.field_factors.take_off == 1.25);
    CHECK(mission.field_factors.landing == 1.0);
    REQUIRE(mission.aircraft.field_length.take_off);
    CHECK(mission.aircraft.field_length.take_off->source() == "made up, page 1");
    CHECK_FALSE(mission.aircraft.field_length.landing);
    const auto text = written(mission);
    const JsonDocument document{{.text = text, .file = "plan.json"}};
    const auto again = parse_mission(document.root());
    CHECK(written(again) == text);
    CHECK(again.aircraft.field_length.take_off->columns()[1].values.back() == 4400.0);
}

TEST_CASE("a damaged field length table is a problem with its own place", "[field_length][errors]")
{
    const auto csv = test::replaced(good_csv, "0,50,8750,1700,3000", "0,50,8750,1700,far");
    const auto file = mission_with_table(csv);
    const auto problems = check_mission(file, shipped);
    REQUIRE_FALSE(problems.empty());
    const auto table = (file.parent_path() / "take-off.csv").native();
    const auto found = std::ranges::find_if(
        problems, [&](const InputProblem& problem) { return problem.where.file == table; });
    REQUIRE(found != problems.end());
    CHECK(found->where.line == 6);
}

TEST_CASE("a factor that shortens a distance is refused", "[field_length][errors]")
{
    const auto file = mission_with_table(good_csv);
    write_file(file, test::replaced(read_file(file), "1.25", "0.9"));
    const auto problems = check_mission(file, shipped);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].key == "field_length.take_off_factor");
}

TEST_CASE("briefing and plan show what the runways need", "[field_length][formats]")
{
    auto mission = test::sample_mission();
    mission.aircraft.field_length = {test::field_table(), test::field_table()};
    mission.base.runway_length = 8340.0 * foot;
    const auto planned = planner::plan(mission);
    const auto page = render(briefing(planned.plan, planned.flights, {.background = {}}));
    CHECK(has_text(page, "Take-off GAMB"));
    CHECK(has_text(page, "long enough"));
    CHECK(has_text(page, "Take-off figures: made up."));
    const auto text = plan_json(planned.plan, planned.flights);
    const JsonDocument document{{.text = text, .file = "plan.json"}};
    const auto fields = document.root()["sorties"][0]["field_lengths"];
    REQUIRE(fields.size("a list") == 3);
    CHECK(fields[0]["phase"].string() == "take-off");
    CHECK_THAT(fields[0]["runway_m"].number(), test::is_close_to(8340.0 * 0.3048, 1e-9));
    CHECK(fields[0]["over_50ft_m"].number() == 2.0 * fields[0]["ground_roll_m"].number());
}

TEST_CASE("a briefing without tables says so and prints the density altitude", "[field_length]")
{
    const auto planned = planner::plan(test::sample_mission());
    const auto page = render(briefing(planned.plan, planned.flights, {.background = {}}));
    CHECK(has_text(page, "Not checked: take-off and landing distance."));
    CHECK(has_text(page, "Density altitude (ft)"));
}

}  // namespace
}  // namespace transect::formats
