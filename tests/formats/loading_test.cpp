#include <algorithm>
#include <string>
#include <vector>

#include "transect/formats/briefing.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/planning.hpp"

#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/loaded_mission.hpp"
#include "support/mission_text.hpp"

namespace transect::formats {
namespace {

const MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};

constexpr const char* sheet = R"("loading": {
      "basic_empty_mass_lb": 5250, "basic_empty_arm_in": 187.5, "source": "weighed 2026-05-01",
      "stations": [
        {"station": "front seats", "mass_lb": 380},
        {"name": "console", "arm_m": 5.969, "mass_kg": 250.5, "max_mass_lb": 700, "trust": "B"},
        {"name": "water", "mass_lb": 40, "arm_in": 300}
      ]
    },
    "fuel_arms": [{"fuel_lb": 0, "arm_in": 203.5}, {"fuel_lb": 2400, "arm_in": 204.25}],
    "fuel_temperature_c": 31)";

std::string loaded_text(const std::string& loading)
{
    return test::replaced(test::mission_text(), "\"zero_fuel_mass_lb\": 6300", loading);
}

std::filesystem::path mission_file(const std::string& text)
{
    const auto folder = test::scratch_dir("loading_test");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    write_file(folder / "m.json", text);
    return folder / "m.json";
}

std::string written(const planner::Mission& mission)
{
    JsonWriter json;
    write_mission(json, mission);
    return json.text();
}

bool has_text(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST_CASE("a load sheet gives mass and arm without fuel", "[loading][formats]")
{
    const auto file = mission_file(loaded_text(sheet));
    CHECK(check_mission(file, shipped).empty());
    const auto mission = read_mission(file, shipped);
    REQUIRE(mission.loading.sheet);
    const auto& items = mission.loading.sheet->items;
    CHECK(items[0].arm == 135.5 * inch);
    CHECK(items[0].trust == "C");
    CHECK(items[1].max_mass == 700.0 * pound);
    const double console_lb = 250.5 / 0.45359237;
    const double mass_lb = 5250.0 + 380.0 + console_lb + 40.0;
    CHECK_THAT(mission.loading.zero_fuel_mass / pound, test::is_close_to(mass_lb, 1e-9));
    const double moment = 5250.0 * 187.5 + 380.0 * 135.5 + console_lb * 235.0 + 40.0 * 300.0;
    CHECK_THAT(
        mission.loading.zero_fuel_arm.value() / inch, test::is_close_to(moment / mass_lb, 1e-9));
    CHECK(mission.loading.fuel_arms.size() == 2);
}

TEST_CASE("a loaded mission reads back bit for bit", "[loading][formats]")
{
    const auto mission = read_mission(mission_file(loaded_text(sheet)), shipped);
    const auto text = written(mission);
    const JsonDocument document{{.text = text, .file = "plan.json"}};
    const auto again = parse_mission(document.root());
    CHECK(written(again) == text);
    CHECK(again.loading.zero_fuel_mass == mission.loading.zero_fuel_mass);
    CHECK(again.loading.zero_fuel_arm == mission.loading.zero_fuel_arm);
    CHECK(again.loading.fuel_temperature == mission.loading.fuel_temperature);
    CHECK(again.loading.fuel_arms[1].arm == mission.loading.fuel_arms[1].arm);
    const auto& envelope = again.aircraft.loading.envelope.value();
    CHECK(envelope.forward.corners[1].arm == 199.15 * inch);
    CHECK(envelope.forward.trust == "C");
    CHECK(envelope.chord.value().length == 66.4 * inch);
}

TEST_CASE("the shipped Caravan has the published envelope and no invented arm", "[loading]")
{
    const auto mission = read_mission(test::source_dir() / "tests/data/mission.json", shipped);
    const auto& loading = mission.aircraft.loading;
    REQUIRE(loading.stations.size() == 1);
    CHECK(loading.stations[0].name == "front seats");
    CHECK(loading.fuel_arms.empty());
    CHECK_FALSE(loading.max_zero_fuel_mass);
    REQUIRE(loading.envelope);
    CHECK(loading.envelope->aft.corners[0].arm == 204.35 * inch);
    CHECK_THAT(
        percent_of_chord(*loading.envelope->chord, 204.35 * inch), test::is_close_to(40.33, 0.005));
}

TEST_CASE("what is wrong with a loading has its place and key", "[loading][errors]")
{
    struct Case {
        std::string loading, key, problem;
    };
    const auto wrong = GENERATE(
        Case{
            R"("loading": {"basic_empty_mass_lb": 5000, "source": "", "stations":
                [{"station": "jump seat", "mass_lb": 1}]})",
            "aircraft.loading.stations[0].station",
            "has no station \"jump seat\"; it has front seats"},
        Case{
            R"("loading": {"basic_empty_mass_lb": 5000, "source": "", "stations":
                [{"station": "front seats", "arm_in": 100, "mass_lb": 1}]})",
            "aircraft.loading.stations[0]",
            "a station of the profile"},
        Case{
            R"("loading": {"basic_empty_mass_lb": 5000, "source": ""}, "zero_fuel_mass_lb": 6300)",
            "aircraft",
            "do not give them again"},
        Case{R"("loading": {"source": ""})", "aircraft.loading", "give one of basic_empty_mass_lb"},
        Case{R"("loading": 7)", "aircraft.loading", "object"},
        Case{R"("loading": {"basic_empty_mass_lb": 5000})", "aircraft.loading.source", "missing"},
        Case{
            R"("loading": {"basic_empty_mass_lb": 8751, "source": ""})",
            "aircraft.loading",
            "above the maximum take-off mass"},
        Case{
            R"("zero_fuel_mass_lb": 6300, "fuel_arms": [])",
            "aircraft.fuel_arms",
            "needs an entry"},
        Case{
            R"("zero_fuel_mass_lb": 6300, "fuel_arms":
                [{"fuel_lb": 5, "arm_in": 1}, {"fuel_lb": 5, "arm_in": 2}])",
            "aircraft.fuel_arms[1]",
            "must increase"},
        Case{
            R"("zero_fuel_mass_lb": 6300, "fuel_density_kg_per_l": 0.8, "fuel_temperature_c": 20)",
            "aircraft.fuel_temperature_c",
            "measured"},
        Case{
            R"("zero_fuel_mass_lb": 6300, "fuel_density_kg_per_l": 803)",
            "aircraft.fuel_density_kg_per_l",
            "outside"},
        Case{
            R"("zero_fuel_mass_lb": 6300, "fuel_lb": 2224, "fuel_temperature_c": 45)",
            "aircraft.fuel_lb",
            "more than the tanks hold"},
        Case{
            R"("zero_fuel_mass_lb": 6300, "zero_fuel_arm_in": "here")",
            "aircraft.zero_fuel_arm_in",
            "number"});
    const auto problems = check_mission(mission_file(loaded_text(wrong.loading)), shipped);
    CAPTURE(wrong.loading);
    REQUIRE_FALSE(problems.empty());
    const auto found = std::ranges::find_if(problems, [&](const InputProblem& problem) {
        return problem.key == wrong.key && has_text(problem.text, wrong.problem);
    });
    CAPTURE(to_string(problems.front()));
    CHECK(found != problems.end());
}

TEST_CASE("an envelope that cannot be is refused", "[loading][errors]")
{
    struct Case {
        std::string what, by, problem;
    };
    const std::string heavy_first = R"({ "mass_lb": 5500, "arm_in": 179.6 })";
    const auto wrong = GENERATE_COPY(
        Case{heavy_first, R"({ "mass_lb": 8750, "arm_in": 179.6 })", "must increase"},
        Case{"\"arm_in\": 199.15", "\"arm_in\": 204.4", "forward limit is aft of the aft limit"},
        Case{"\"forward_trust\": \"C\"", "\"forward_trust\": \"good\"", "expected \"A\""},
        Case{"\"mac_length_in\": 66.4,", "", "mac_length_in"},
        Case{"\"arm_in\": 135.5", "\"arm_ft\": 11", "arm_ft"});
    const auto profile = read_file(test::source_dir() / "planner/data/aircraft/c208b-675.json");
    const auto file =
        mission_file(test::replaced(test::mission_text(), "\"c208b-675\"", "\"my.json\""));
    write_file(file.parent_path() / "my.json", test::replaced(profile, wrong.what, wrong.by));
    const auto problems = check_mission(file, shipped);
    REQUIRE_FALSE(problems.empty());
    CAPTURE(to_string(problems.front()));
    CHECK(problems.front().where.file == (file.parent_path() / "my.json").native());
    CHECK(has_text(to_string(problems.front()), wrong.problem));
}

TEST_CASE("a briefing draws the envelope of a loaded aircraft", "[loading][formats]")
{
    const auto planned = planner::plan(test::loaded_mission());
    const auto page = render(briefing(planned.plan, planned.flights, {.background = {}}));
    CHECK(has_text(page, "<svg xmlns"));
    CHECK(has_text(page, "Centre-of-gravity envelope"));
    CHECK(has_text(page, ">take-off</text>"));
    CHECK(has_text(page, ">194.20</td>"));
    CHECK_FALSE(has_text(page, "Not checked: centre of gravity"));
}

TEST_CASE("a briefing without arms says that the centre of gravity is not checked", "[loading]")
{
    auto mission = test::loaded_mission();
    mission.loading.sheet.reset();
    mission.loading.zero_fuel_arm.reset();
    const auto planned = planner::plan(mission);
    const auto page = render(briefing(planned.plan, planned.flights, {.background = {}}));
    CHECK(has_text(page, "Not checked: centre of gravity."));
    CHECK_FALSE(has_text(page, "Centre-of-gravity envelope"));
}

TEST_CASE("a plan carries masses and arms at each moment of a flight", "[loading][formats]")
{
    const auto planned = planner::plan(test::loaded_mission());
    const auto text = plan_json(planned.plan, planned.flights);
    const JsonDocument document{{.text = text, .file = "plan.json"}};
    const auto balance = document.root()["sorties"][0]["balance"];
    REQUIRE(balance.size("a list") == 4);
    CHECK(balance[0]["at"].string() == "ramp");
    CHECK(balance[3]["at"].string() == "zero fuel");
    CHECK_THAT(balance[3]["arm_m"].number(), test::is_close_to(194.2 * 0.0254, 1e-12));
    CHECK_THAT(
        balance[3]["percent_mac"].number(),
        test::is_close_to(100.0 * (194.2 - 177.57) / 66.4, 1e-9));
    CHECK(balance[3]["centre_of_gravity"].string() == "inside");
}

}  // namespace
}  // namespace transect::formats
