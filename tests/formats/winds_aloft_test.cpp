#include <string>
#include <variant>
#include <vector>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"
#include "support/sample_mission.hpp"

namespace transect::formats {
namespace {

using aircraft::WindsAloft;

const MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};

/// The sample mission with this instead of a constant wind.
std::filesystem::path mission_file(const std::string& wind)
{
    const auto folder = test::scratch_dir("winds_aloft_test");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    const auto file = folder / "m.json";
    write_file(
        file,
        test::replaced(
            test::mission_text(),
            "\"wind_from_true_deg\": 60,\n    \"wind_speed_kt\": 15,",
            wind + ","));
    return file;
}

WindsAloft aloft_of(const std::string& wind)
{
    return std::get<WindsAloft>(read_mission(mission_file(wind), shipped).weather.wind.source());
}

std::vector<std::string> problems_of(const std::string& wind)
{
    const auto file = mission_file(wind);
    std::vector<std::string> texts;
    for (const auto& problem : check_mission(file, shipped)) {
        texts.push_back(test::without(to_string(problem), file.parent_path().string() + "/"));
    }
    return texts;
}

double feet(PressureAltitude altitude)
{
    return altitude.above_datum() / foot;
}

TEST_CASE("winds aloft are read and sorted upwards", "[formats]")
{
    const auto winds = aloft_of(
        R"("winds_aloft": [
        {"flight_level": 100, "from_true_deg": 90, "speed_kt": 30, "temperature_c": 12},
        {"altitude_qnh_ft": 5000, "from_true_deg": 45.5, "speed_kt": 0, "temperature_c": 22}])");
    REQUIRE(winds.forecasts.size() == 1);
    CHECK_FALSE(winds.forecasts[0].valid);
    const auto& levels = winds.forecasts[0].levels;
    REQUIRE(levels.size() == 2);
    // QNH 1012: 1.25 hPa of about 27.3 ft each above standard.
    CHECK_THAT(feet(levels[0].altitude), test::is_close_to(5034.1, 0.3));
    CHECK(levels[0].wind.from == Bearing{45.5 * degree});
    CHECK(levels[0].temperature == Temperature::from_celsius(22.0));
    CHECK(levels[1].altitude == PressureAltitude{10'000.0 * foot});
    CHECK(levels[1].wind.speed == 30.0 * knot);
    CHECK(levels[1].temperature == Temperature::from_celsius(12.0));
}

TEST_CASE("winds aloft are grouped by their times", "[formats]")
{
    const auto winds = aloft_of(
        R"("winds_aloft": [
        {"flight_level": 100, "from_true_deg": 90, "speed_kt": 30, "valid_at": "2026-11-23T12:00:00Z"},
        {"flight_level": 50, "from_true_deg": 90, "speed_kt": 20, "valid_at": "2026-11-23T06:00:00Z"},
        {"flight_level": 100, "from_true_deg": 90, "speed_kt": 10, "valid_at": "2026-11-23T07:00:00+01:00"}])");
    REQUIRE(winds.forecasts.size() == 2);
    CHECK(winds.forecasts[0].valid == *parse_iso8601("2026-11-23T06:00:00Z"));
    CHECK(winds.forecasts[0].levels.size() == 2);
    CHECK(winds.forecasts[1].levels.size() == 1);
}

TEST_CASE("heights above ground and by GPS of winds aloft meet the air of the day", "[formats]")
{
    const auto levels = aloft_of(
                            R"("winds_aloft": [
        {"height_agl_ft": 1000, "from_true_deg": 90, "speed_kt": 30},
        {"altitude_gps_msl_ft": 10000, "from_true_deg": 90, "speed_kt": 30}])")
                            .forecasts[0]
                            .levels;
    // Ground at 350 m, 1,148 ft; ISA+15 makes a true foot less than a foot of pressure altitude.
    CHECK_THAT(feet(levels[0].altitude), test::is_close_to(2148.0 + 34.0 - 65.0, 15.0));
    CHECK_THAT(feet(levels[1].altitude), test::is_close_to(10'000.0 + 34.0 - 490.0, 25.0));
}

TEST_CASE("what is wrong with winds aloft is said at its place", "[formats][errors]")
{
    struct Case {
        std::string wind;
        std::vector<std::string> problems;
    };
    const std::string good = R"({"flight_level": 50, "from_true_deg": 90, "speed_kt": 20})";
    const auto wrong = GENERATE_COPY(
        Case{
            "\"winds_aloft\": {}",
            {"m.json:36:20: weather.winds_aloft: expected a list of levels"}},
        Case{
            "\"winds_aloft\": []",
            {"m.json:36:20: weather.winds_aloft: expected 1 to 1000 levels"}},
        Case{
            "\"winds_aloft\": [" + good +
                R"(, {"flight_level": 90, "from_true_deg": 90, "speed_kt": 20, "temperature_c": 9}])",
            {"m.json:36:20: weather.winds_aloft: give temperature_c for all levels or for none"}},
        Case{
            "\"winds_aloft\": [" + good + ", " + good + "]",
            {"m.json:36:80: weather.winds_aloft[1]: another level has this height"}},
        Case{
            R"("winds_aloft": [{"flight_level": 390, "from_true_deg": 90, "speed_kt": 20}])",
            {"m.json:36:21: weather.winds_aloft[0]: is at 39000 ft pressure altitude; winds are "
             "used "
             "from -3281 to 36089 ft"}},
        Case{
            R"("winds_aloft": [{"from_true_deg": 90, "speed_kt": 20}])",
            {"m.json:36:21: weather.winds_aloft[0]: give one of altitude_qnh_ft, flight_level, "
             "height_agl_ft, altitude_gps_msl_ft"}},
        Case{
            R"("winds_aloft": [{"flight_level": 50, "from_true_deg": 90, "speed_kt": -1}])",
            {"m.json:36:75: weather.winds_aloft[0].speed_kt: -1 is outside [0, 300]"}},
        Case{
            R"("winds_aloft": [{"flight_level": 50, "from_true_deg": 90, "speed_kt": 20, "valid_at": "2026-11-23T06:00:00Z"}])",
            {"m.json:36:20: weather.winds_aloft: all levels have one valid_at, which says nothing "
             "about any other time: give a later one too, or none, which means the whole mission"}},
        Case{
            "\"winds_aloft\": [" + good +
                R"(, {"flight_level": 90, "from_true_deg": 90, "speed_kt": 20, "valid_at": "2026-11-23T06:00:00Z"}])",
            {"m.json:36:20: weather.winds_aloft: give valid_at for all levels or for none"}},
        Case{
            R"("winds_aloft": [{"flight_level": 50, "from_true_deg": 90, "speed_kt": 20, "valid_at": "noon"}])",
            {"m.json:36:91: weather.winds_aloft[0].valid_at: expected a time such as "
             "\"2026-11-23T06:00:00Z\""}},
        Case{
            "\"wind_speed_kt\": 15, \"winds_aloft\": [" + good + "]",
            {"m.json:35:14: weather: give only one of wind_from_true_deg with wind_speed_kt, "
             "winds_aloft, wind_file"}});
    CAPTURE(wrong.wind);
    CHECK(problems_of(wrong.wind) == wrong.problems);
}

TEST_CASE("a plan in winds aloft is read again and flies the same flight", "[formats]")
{
    auto mission = test::sample_mission();
    mission.tasks.front().area = test::box(14.0, -3.5, 14.08, -3.3);
    const auto level = [](double altitude_ft, double from_deg, double speed_kt, double celsius) {
        return WindsAloft::Level{
            .altitude = PressureAltitude{altitude_ft * foot + 0.123456789 * metre},
            .wind = {.from = Bearing{from_deg * degree}, .speed = speed_kt * knot},
            .temperature = Temperature::from_celsius(celsius)};
    };
    const auto six = *parse_iso8601("2026-11-23T06:00:00Z");
    mission.weather.wind = WindsAloft{
        {{.valid = six, .levels = {level(3000.0, 61.7, 13.3, 27.3), level(12e3, 95.1, 31.9, 1.7)}},
         {.valid = six + 12.0 * hour,
          .levels = {level(3000.0, 41.7, 19.1, 31.9), level(12e3, 85.1, 36.7, 3.1)}}}};
    const auto planned = planner::plan(mission);
    REQUIRE_FALSE(planner::has_errors(planned.plan));
    const auto text = plan_json(planned.plan, planned.flights);
    const auto again = parse_plan({text, "plan.json"});
    CHECK(plan_json(again, planner::fly(again)) == text);
}

}  // namespace
}  // namespace transect::formats
