#include "transect/formats/mission_file.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "transect/formats/files.hpp"

#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

using namespace transect;
using formats::check_mission;
using formats::read_mission;

namespace {

const formats::MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};

/// The problems of a mission in a folder of its own, texts without the folder.
std::vector<std::string> problems_of(const std::string& mission_text)
{
    const auto folder = test::scratch_dir("mission_file_test");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    formats::write_file(folder / "m.json", mission_text);
    std::vector<std::string> texts;
    for (const auto& problem : check_mission(folder / "m.json", shipped)) {
        texts.push_back(test::without(to_string(problem), folder.string() + "/"));
    }
    return texts;
}

std::string written(const planner::Mission& mission)
{
    formats::JsonWriter json;
    formats::write_mission(json, mission);
    return json.text();
}

planner::Mission reread(const std::string& text)
{
    const formats::JsonDocument document{{.text = text, .file = "plan.json"}};
    return formats::parse_mission(document.root());
}

struct Damage {
    std::string description;
    std::string what;  ///< text of the sample mission
    std::string by;    ///< what replaces it
    std::vector<std::string> problems;
};

}  // namespace

TEST_CASE("a mission is read with everything it names", "[formats]")
{
    const auto mission = read_mission(test::source_dir() / "tests/data/mission.json", shipped);

    CHECK(mission.code == "7A");
    CHECK(to_iso8601(mission.take_off) == "2026-11-23T07:00:00Z");
    CHECK(mission.base.identifier == "GAMB");
    CHECK(mission.base.elevation.above_datum() == 905.0 * foot);
    CHECK(mission.base.position == test::point(14.51275, -4.07956));
    REQUIRE(mission.alternates.size() == 1);
    CHECK_FALSE(mission.alternates.front().confirmed);
    CHECK(mission.aircraft.id == "c208b-675");
    // facts of the fit: clean 0.03034, pod 0.00438, turret 0.003
    double drag = mission.aircraft.performance.zero_lift_drag;
    for (const auto& item : mission.aircraft.items) {
        drag += item.fitted ? item.zero_lift_drag : 0.0;
    }
    CHECK_THAT(drag, test::is_close_to(0.03772, 0.00001));
    CHECK(mission.aircraft.limits.usable_fuel == 2224.0 * pound);
    // 2,224 lb are 332 US gallons of 3.785411784 l
    const double litres = mission.aircraft.limits.usable_fuel / kilogram /
                          (mission.aircraft.limits.fuel_density / kilogram_per_litre);
    CHECK_THAT(litres / 3.785411784, test::is_close_to(332.0, 0.1));
    CHECK(mission.loading.zero_fuel_mass == 6300.0 * pound);
    CHECK_FALSE(mission.loading.fuel);
    CHECK(mission.camera.pixels_across == 1920);
    CHECK(mission.fuel_policy.final_reserve == 45.0 * minute);
    CHECK(mission.transit.height.reference == planner::SetHeight::Reference::altitude_qnh);
    REQUIRE(mission.weather.wind.constant());
    CHECK(mission.weather.wind.constant()->from == Bearing{60.0 * degree});
    CHECK(mission.weather.qnh == 1012.0 * hectopascal);
    CHECK(mission.ground_elevation == MslHeight{350.0 * metre});
    CHECK_FALSE(mission.geoid_undulation);
    CHECK(mission.max_flight_time == 360.0 * minute);
    REQUIRE(mission.tasks.size() == 1);
    const auto& task = mission.tasks.front();
    CHECK(task.required_gsd == 0.9 * metre);
    CHECK_FALSE(task.swath);
    CHECK(task.area.parts.size() == 1);
    CHECK(geodesic_area(task.area) > 2400.0 * square_kilometre);
    CHECK(geodesic_area(task.area) < 2800.0 * square_kilometre);
}

TEST_CASE("the shipped sample has no problems", "[formats]")
{
    CHECK(check_mission(test::source_dir() / "samples/mopti.json", shipped).empty());
}

TEST_CASE("a mission written into a plan reads back the same", "[formats]")
{
    const auto mission = read_mission(test::source_dir() / "tests/data/mission.json", shipped);
    const auto text = written(mission);
    const auto again = reread(text);

    CHECK(written(again) == text);
    CHECK(again.tasks.front().area == mission.tasks.front().area);
    CHECK(again.loading.zero_fuel_mass == mission.loading.zero_fuel_mass);
    CHECK(again.aircraft.performance.zero_lift_drag == mission.aircraft.performance.zero_lift_drag);
    CHECK(again.aircraft.limits.fuel_density == mission.aircraft.limits.fuel_density);
    CHECK(again.transit.calibrated_airspeed == mission.transit.calibrated_airspeed);
    CHECK(again.weather.qnh == mission.weather.qnh);
}

TEST_CASE("a mission made of awkward numbers reads back bit for bit", "[formats]")
{
    const auto mission = reread(test::awkward_mission_text());
    const auto text = written(mission);
    const auto again = reread(text);
    CHECK(written(again) == text);
    CHECK(again.base.elevation == mission.base.elevation);
    CHECK(again.loading.fuel == mission.loading.fuel);
    CHECK(again.tasks.front().height.value == mission.tasks.front().height.value);
    CHECK(again.tasks.front().area == mission.tasks.front().area);
    CHECK(again.alternates.front().confirmed->by == "duty officer \"Koné\"");
    CHECK(again.tasks.front().question == "Où sont les \"tentes\" — et depuis quand ?");
}

TEST_CASE("each problem of a mission has its place, key and remedy", "[formats][errors]")
{
    const auto damage = GENERATE(from_range(std::vector<Damage>{
        {"QNH in inches of mercury",
         "\"qnh_hpa\": 1012",
         "\"qnh_hpa\": 29.92",
         {"m.json:38:16: weather.qnh_hpa: 29.92 looks like inches of mercury; in hectopascals that "
          "is 1013.2"}},
        {"QNH outside what weather does",
         "\"qnh_hpa\": 1012",
         "\"qnh_hpa\": 112",
         {"m.json:38:16: weather.qnh_hpa: 112 is outside [940, 1060]"}},
        {"negative fuel",
         "\"zero_fuel_mass_lb\": 6300",
         "\"zero_fuel_mass_lb\": 6300, \"fuel_lb\": -5",
         {"m.json:32:43: aircraft.fuel_lb: -5 is outside [0, 100000]"}},
        {"more fuel than the tanks hold",
         "\"zero_fuel_mass_lb\": 6300",
         "\"zero_fuel_mass_lb\": 6300, \"fuel_kg\": 2224",
         {"m.json:32:43: aircraft.fuel_kg: 4903 lb is more than the tanks hold: 2224 lb of usable "
          "fuel"}},
        {"too heavy without fuel",
         "6300",
         "9300",
         {"m.json:32:26: aircraft.zero_fuel_mass_lb: 9300 lb without fuel is above the maximum "
          "take-off mass of 8750 lb"}},
        {"mass in two units",
         "\"zero_fuel_mass_lb\": 6300",
         "\"zero_fuel_mass_lb\": 6300, \"zero_fuel_mass_kg\": 2858",
         {"m.json:29:15: aircraft: give only one of zero_fuel_mass_lb, zero_fuel_mass_kg"}},
        {"mass without unit",
         "\"zero_fuel_mass_lb\": 6300",
         "\"zero_fuel_mass\": 6300",
         {"m.json:29:15: aircraft: give one of zero_fuel_mass_lb, zero_fuel_mass_kg, loading",
          "m.json:32:23: aircraft.zero_fuel_mass: unknown key; keys that begin with \"x-\" are "
          "ignored"}},
        {"latitude off the globe",
         "14.51275",
         "95",
         {"m.json:16:21: base.latitude_deg: 95 is outside [-90, 90]"}},
        {"unknown aircraft",
         "\"c208b-675\"",
         "\"c209\"",
         {"m.json:30:16: aircraft.profile: unknown name \"c209\"; known: c208b-675, c208b-ex; one "
          "of your "
          "own "
          "is given by its path, ending in .json"}},
        {"aircraft file that is not there",
         "\"c208b-675\"",
         "\"own.json\"",
         {"m.json:30:16: aircraft.profile: own.json: no such file"}},
        {"unknown item",
         "[\"pod\", \"turret\"]",
         "[\"pod\", \"radar\"]",
         {"m.json:31:30: aircraft.configuration[1]: the aircraft profile has no item "
          "\"radar\"; "
          "it has pod, turret"}},
        {"wind from nowhere",
         "\"wind_from_true_deg\": 60",
         "\"wind_from_true_deg\": 361",
         {"m.json:36:27: weather.wind_from_true_deg: 361 is outside [0, 360]"}},
        {"overlap as percent",
         "\"overlap\": 0.15",
         "\"overlap\": 15",
         {"m.json:53:18: tasks[0].overlap: 15 is outside [0, 0.9]"}},
        {"empty question",
         "\"overlap\": 0.15",
         "\"question\": \"\"",
         {"m.json:53:19: tasks[0].question: expected 1 to 500 characters"}},
        {"question as a number",
         "\"overlap\": 0.15",
         "\"question\": 7",
         {"m.json:53:19: tasks[0].question: expected text in quotes"}},
        {"both measures",
         "\"overlap\": 0.15",
         "\"swath_m\": 1700",
         {"m.json:46:5: tasks[0]: give only one of required_gsd_m or swath_m"}},
        {"no height",
         "\"altitude_qnh_ft\": 9500,\n      ",
         "",
         {"m.json:46:5: tasks[0]: give one of altitude_qnh_ft, flight_level, height_agl_ft, "
          "altitude_gps_msl_ft"}},
        {"too fast for the aircraft",
         "\"speed_kcas\": 130 }",
         "\"speed_kcas\": 230 }",
         {"m.json:43:55: transit.speed_kcas: is above the aircraft's maximum operating speed of "
          "175 "
          "KCAS"}},
        {"task of a later kind",
         "\"area-search\"",
         "\"corridor\"",
         {"m.json:48:15: tasks[0].kind: \"corridor\" is not supported yet; \"area-search\" is"}},
        {"task of no kind",
         "\"area-search\"",
         "\"strike\"",
         {"m.json:48:15: tasks[0].kind: unknown kind of task \"strike\"; known: area-search"}},
        {"area file that is not there",
         "bandiagara-koro.geojson",
         "koro.geojson",
         {"m.json:49:25: tasks[0].area.file: koro.geojson: no such file"}},
        {"area file of another format",
         "bandiagara-koro.geojson",
         "koro.gpkg",
         {"m.json:49:25: tasks[0].area.file: areas are read from GeoJSON files (.geojson, .json) "
          "only"}},
        {"name that no feature has",
         "\"name\": \"Bandiagara-Koro\"",
         "\"name\": \"Koro\"",
         {"bandiagara-koro.geojson:3:15: features: no feature has \"name\" = \"Koro\""}},
        {"newer format",
         "transect/mission-1",
         "transect/mission-2",
         {"m.json:2:13: format: \"transect/mission-2\" is newer than this program, which reads "
          "\"transect/mission-1\""}},
        {"other format",
         "transect/mission-1",
         "transect/plan-1",
         {"m.json:2:13: format: expected \"transect/mission-1\", not \"transect/plan-1\""}},
        {"lower-case code",
         "\"7A\"",
         "\"7a\"",
         {"m.json:4:11: code: expected two of A-Z and 0-9; they begin every waypoint name"}},
        {"time without zone",
         "07:00:00Z",
         "07:00:00",
         {"m.json:11:15: take_off: expected a time such as \"2026-11-23T07:00:00Z\""}},
        {"missing ground",
         "\"ground_elevation_m\": 350,\n  ",
         "",
         {"m.json:1:1: ground_elevation_m: is missing"}},
        {"unknown keys",
         "\"title\"",
         "\"remark\": 1, \"remarks\": 2, \"title\"",
         {"m.json:3:13: remark: unknown key; keys that begin with \"x-\" are ignored",
          "m.json:3:27: remarks: unknown key; keys that begin with \"x-\" are ignored"}},
        {"own key", "\"title\"", "\"x-remark\": {\"a\": [1]}, \"title\"", {}},
        {"NaN",
         "\"wind_speed_kt\": 15",
         "\"wind_speed_kt\": NaN",
         {"m.json:37:22: NaN is not a number that JSON has; give a finite number"}},
        {"cut in the middle",
         "  \"tasks\": [",
         "  \"tasks\": (",
         {"m.json:45:12: not valid JSON: invalid literal"}},
        {"several at once",
         "\"wind_from_true_deg\": 60,\n    \"wind_speed_kt\": 15,",
         "\"wind_from_true_deg\": -1,\n    \"wind_speed_kt\": \"15\",",
         {"m.json:36:27: weather.wind_from_true_deg: -1 is outside [0, 360]",
          "m.json:37:22: weather.wind_speed_kt: expected a number"}},
    }));
    DYNAMIC_SECTION(damage.description)
    {
        const auto text = test::replaced(test::mission_text(), damage.what, damage.by);
        CHECK(problems_of(text) == damage.problems);
    }
}

TEST_CASE("a mission complete in itself has no problems as a file either", "[formats]")
{
    CHECK(problems_of(test::awkward_mission_text()).empty());
}

TEST_CASE(
    "a profile of one's own is given by path, and its problems have their own place", "[formats]")
{
    const auto folder = test::scratch_dir("mission_file_test_own");
    std::filesystem::create_directory(folder / "fleet");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    const auto aircraft = formats::read_file(shipped.data_dir / "aircraft/c208b-675.json");
    const auto mission = folder / "m.json";
    formats::write_file(
        mission, test::replaced(test::mission_text(), "\"c208b-675\"", "\"fleet/own.json\""));

    SECTION("usable")
    {
        formats::write_file(
            folder / "fleet/own.json",
            test::replaced(aircraft, "\"usable_fuel_lb\": 2224", "\"usable_fuel_lb\": 2000"));
        CHECK(read_mission(mission, shipped).aircraft.limits.usable_fuel == 2000.0 * pound);
    }
    SECTION("damaged")
    {
        auto damaged = test::replaced(aircraft, "\"run_in_s\": 30", "\"run_in_s\": -30");
        damaged = test::replaced(damaged, "\"usable_fuel_lb\"", "\"usable_fuel_kg\"");
        formats::write_file(folder / "fleet/own.json", damaged);
        const auto problems = check_mission(mission, shipped);
        const auto own = (folder / "fleet/own.json").string();
        const auto line = [&](const std::string& key) {
            const auto at = static_cast<std::ptrdiff_t>(damaged.find(key));
            const auto lines = std::count(damaged.begin(), damaged.begin() + at, '\n') + 1;
            return std::string{":"}.append(std::to_string(lines));
        };
        REQUIRE(problems.size() == 3);
        CHECK(
            to_string(problems[0]) ==
            own + line("\"limits\"") + ":13: limits.usable_fuel_lb: is missing");
        CHECK(
            to_string(problems[1]) ==
            own + line("\"usable_fuel_kg\"") +
                ":23: limits.usable_fuel_kg: unknown key; keys that begin with \"x-\" are "
                "ignored");
        CHECK(
            to_string(problems[2]) ==
            own + line("\"run_in_s\"") + ":17: schedule.run_in_s: -30 is outside [0, 600]");
    }
    SECTION("no JSON")
    {
        formats::write_file(folder / "fleet/own.json", "{\"format\":");
        const auto problems = check_mission(mission, shipped);
        REQUIRE(problems.size() == 1);
        CHECK(
            to_string(problems[0]) ==
            (folder / "fleet/own.json").string() +
                ":1:11: not valid JSON: unexpected end of input; expected '[', '{', or a literal");
    }
}

TEST_CASE("reading a mission throws the first problem and counts the others", "[formats][errors]")
{
    const auto folder = test::scratch_dir("mission_file_test_first");
    auto text = test::replaced(test::mission_text(), "14.51275", "95");
    text = test::replaced(text, "\"overlap\": 0.15", "\"overlap\": 15");
    formats::write_file(folder / "m.json", text);
    CHECK_THROWS_WITH(
        read_mission(folder / "m.json", shipped),
        (folder / "m.json").string() +
            ":16:21: base.latitude_deg: 95 is outside [-90, 90] (and 2 more problems)");
}

TEST_CASE("a mission that is wrong all over is answered in reasonable time", "[formats][errors]")
{
    std::string keys;
    for (int i = 0; i < 100'000; ++i) {
        keys += "\"k" + std::to_string(i) + "\": 1,\n";
    }
    const auto text = test::replaced(test::mission_text(), "\"title\"", keys + "\"title\"");
    CHECK(problems_of(text).size() == 100);
}

TEST_CASE("a mission that is no file is refused", "[formats][errors]")
{
    const auto folder = test::scratch_dir("mission_file_test_none");
    CHECK_THROWS_WITH(
        read_mission(folder / "m.json", shipped), (folder / "m.json").string() + ": no such file");
    CHECK_THROWS_WITH(
        read_mission(folder, shipped), folder.string() + ": is a directory, and a file is needed");
}

TEST_CASE("no prefix of a mission does anything but raise InputError", "[formats][errors]")
{
    const auto text =
        test::replaced(test::awkward_mission_text(), "\n", "");  // shorter by the indentation only
    for (std::size_t length = 0; length + 1 < text.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(reread(text.substr(0, length)), InputError);
    }
}

TEST_CASE("no number of a mission can be replaced by nonsense", "[formats][errors]")
{
    const auto text = test::awkward_mission_text();
    const auto nonsense = GENERATE(as<std::string>{}, "NaN", "1e999", "-1e300", "\"x\"", "null");
    CAPTURE(nonsense);
    int numbers = 0;
    for (const auto& [offset, length] : test::numbers_in(text)) {
        auto damaged = text;
        damaged.replace(offset, length, nonsense);
        CAPTURE(offset, text.substr(offset, length));
        CHECK_THROWS_AS(reread(damaged), InputError);
        ++numbers;
    }
    CHECK(numbers > 50);
}
