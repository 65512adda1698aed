#include "formats/wind_file.hpp"

#include <cmath>
#include <string>

#include "transect/aircraft/wind_field.hpp"
#include "transect/error.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/grib.hpp"
#include "support/mission_text.hpp"
#include "support/sample_mission.hpp"

namespace transect::formats {
namespace {

using aircraft::WindField;
using test::GribFile;
using Element = GribFile::Element;

const Instant six = *parse_iso8601("2026-11-23T06:00:00Z");

/// The winds of the test files: linear in all, so that they are known between points too.
double east_m_s(double latitude_deg, double longitude_deg, double hours)
{
    return 3.0 + 0.4 * (latitude_deg - 14.0) - 0.3 * (longitude_deg + 4.0) + 0.5 * hours;
}
double north_m_s(double latitude_deg, double longitude_deg)
{
    return -7.0 + 0.1 * (latitude_deg - 14.0) + 0.2 * (longitude_deg + 4.0);
}

/// Both components at 850 and 500 hPa, twelve hours apart; 4 m/s more east wind at 500 hPa.
GribFile two_levels(double west_deg, int columns)
{
    GribFile file{
        .west_deg = west_deg,
        .north_deg = 19.0,
        .step_deg = 0.5,
        .columns = columns,
        .rows = 17,
        .reference = six,
        .bands = {}};
    for (const int hours : {0, 12}) {
        for (const int level : {850, 500}) {
            const double more_m_s = level == 500 ? 4.0 : 0.0;
            file.bands.push_back({Element::east_m_s, level, hours, [=](GribFile::Place place) {
                                      return east_m_s(
                                                 place.latitude_deg,
                                                 std::remainder(place.longitude_deg, 360.0),
                                                 hours) +
                                             more_m_s;
                                  }});
            file.bands.push_back({Element::north_m_s, level, hours, [](GribFile::Place place) {
                                      return north_m_s(
                                          place.latitude_deg,
                                          std::remainder(place.longitude_deg, 360.0));
                                  }});
        }
    }
    return file;
}

aircraft::WindGrid read_back(const GribFile& content, const WindCrop& crop)
{
    const auto file = test::scratch_dir("wind_file_test") / "wind.grib2";
    test::write_grib(file, content);
    return read_wind_file(file, crop);
}

WindCrop sample_crop()
{
    return wind_crop(test::sample_mission());
}

std::optional<aircraft::LocalWind> wind_at(
    const aircraft::WindGrid& grid, GeoPoint position, double altitude_m, double hours)
{
    return WindField{grid}.at({position, PressureAltitude{altitude_m * metre}, six + hours * hour});
}

TEST_CASE("the wind of a GRIB file is met at its points and between them", "[formats][wind]")
{
    const auto grid = read_back(two_levels(-7.0, 13), sample_crop());
    struct Case {
        double latitude_deg, longitude_deg, hours;
    };
    const auto place = GENERATE(
        Case{14.0, -4.0, 0.0},
        Case{16.5, -3.5, 12.0},
        Case{14.25, -3.75, 0.0},
        Case{15.3, -4.1, 7.5});
    // Below 850 hPa the lowest level is held.
    const auto low =
        wind_at(grid, test::point(place.latitude_deg, place.longitude_deg), 500.0, place.hours);
    REQUIRE(low);
    // Kept in whole centimetres per second.
    constexpr double tolerance = 0.006;
    CHECK_THAT(
        low->east / metre_per_second,
        test::is_close_to(
            east_m_s(place.latitude_deg, place.longitude_deg, place.hours), tolerance));
    CHECK_THAT(
        low->north / metre_per_second,
        test::is_close_to(north_m_s(place.latitude_deg, place.longitude_deg), tolerance));
    CHECK_FALSE(low->isa_deviation);
    // Halfway between 850 hPa (1,457.3 m) and 500 hPa (5,574.4 m) of the standard atmosphere.
    const auto middle = wind_at(
        grid,
        test::point(place.latitude_deg, place.longitude_deg),
        0.5 * (1457.3 + 5574.4),
        place.hours);
    REQUIRE(middle);
    CHECK_THAT((middle->east - low->east) / metre_per_second, test::is_close_to(2.0, 0.011));
}

TEST_CASE("only the mission's part of a GRIB file is kept", "[formats][wind]")
{
    const auto grid = read_back(two_levels(-7.0, 13), sample_crop());
    // Base at 14.5° N 4.1° W, alternate at 16.7° N 3.0° W, task from 14.0° N to 3.2° W.
    CHECK(grid.latitude.first <= 13.0 * degree);
    CHECK(grid.latitude.first > 12.0 * degree);
    CHECK(grid.latitude.count == 11);  // 13.0 to 18.0
    CHECK_THAT(grid.longitude.first / degree, test::is_close_to(-5.5, 1e-9));
    CHECK(grid.longitude.count == 8);  // to 2.0° W
    CHECK(grid.source == "wind.grib2");
}

TEST_CASE("a GRIB file that counts longitudes to 360 is read across Greenwich", "[formats][wind]")
{
    const WindCrop crop{
        .south = Latitude{13.0 * degree},
        .north = Latitude{15.0 * degree},
        .middle = Longitude{0.5 * degree},
        .half_width = 3.0 * degree,
        .first = six,
        .last = six + 12.0 * hour};
    const auto grid = read_back(two_levels(0.0, 720), crop);
    CHECK(grid.longitude.count <= 14);
    for (const double longitude_deg : {-2.25, -0.2, 0.0, 0.3, 3.2}) {
        CAPTURE(longitude_deg);
        const auto wind = wind_at(grid, test::point(14.0, longitude_deg), 500.0, 0.0);
        REQUIRE(wind);
        CHECK_THAT(
            wind->east / metre_per_second,
            test::is_close_to(east_m_s(14.0, longitude_deg, 0.0), 0.006));
    }
}

TEST_CASE("the temperature of a GRIB file comes along", "[formats][wind]")
{
    auto content = two_levels(-7.0, 13);
    for (const int hours : {0, 12}) {
        for (const int level : {850, 500}) {
            content.bands.push_back({Element::temperature_c, level, hours, [=](GribFile::Place) {
                                         return level == 850 ? 20.0 : -10.0;
                                     }});
        }
    }
    const auto wind =
        wind_at(read_back(content, sample_crop()), test::point(14.5, -4.0), 1457.3, 0.0);
    REQUIRE(wind);
    REQUIRE(wind->isa_deviation);
    // The standard atmosphere has 5.53 °C at 850 hPa.
    CHECK_THAT(*wind->isa_deviation / kelvin, test::is_close_to(20.0 - 5.528, 0.01));
}

TEST_CASE("a missing value of a GRIB file is unknown wind", "[formats][wind]")
{
    auto content = two_levels(-7.0, 13);
    content.bands.front().has_missing = true;
    const auto value = content.bands.front().value;
    content.bands.front().value = [=](GribFile::Place place) {
        return place.longitude_deg < -3.9 ? GribFile::missing : value(place);
    };
    const auto grid = read_back(content, sample_crop());
    CHECK_FALSE(wind_at(grid, test::point(14.4, -3.9), 500.0, 0.0));
    CHECK(wind_at(grid, test::point(14.4, -3.4), 500.0, 0.0));
    CHECK(wind_at(grid, test::point(14.4, -3.9), 500.0, 12.0));
}

TEST_CASE("a level that one time of a GRIB file lacks is unknown at that time", "[formats][wind]")
{
    auto content = two_levels(-7.0, 13);
    content.bands.pop_back();  // the north component at 500 hPa, twelve hours later
    const auto grid = read_back(content, sample_crop());
    CHECK(wind_at(grid, test::point(14.4, -3.9), 5000.0, 0.0));
    CHECK_FALSE(wind_at(grid, test::point(14.4, -3.9), 5000.0, 12.0));
    CHECK(wind_at(grid, test::point(14.4, -3.9), 1000.0, 12.0));
}

TEST_CASE("files that hold no usable wind are refused by name", "[formats][wind][errors]")
{
    const auto folder = test::scratch_dir("wind_file_test_refused");
    const auto file = folder / "w.grib2";
    std::string problem;
    SECTION("no file")
    {
        problem = "no such file";
    }
    SECTION("a folder")
    {
        std::filesystem::create_directory(file);
        problem = "is a directory";
    }
    SECTION("another format")
    {
        write_file(file, "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>");
        problem = "is not a GRIB file";
    }
    SECTION("nothing but the first word")
    {
        write_file(file, "GRIB");
        problem = "cannot be read";
    }
    SECTION("elsewhere")
    {
        test::write_grib(file, two_levels(100.0, 13));
        problem = "does not cover";
    }
    SECTION("temperature only")
    {
        auto content = two_levels(-7.0, 13);
        content.bands = {{Element::temperature_c, 850, 0, [](GribFile::Place) { return 20.0; }}};
        test::write_grib(file, content);
        problem = "has no UGRD and VGRD";
    }
    SECTION("two forecasts of one time")
    {
        auto content = two_levels(-7.0, 13);
        content.bands.push_back(content.bands.front());
        test::write_grib(file, content);
        problem = "twice at 850 hPa";
    }
    try {
        read_wind_file(file, sample_crop());
        FAIL("was accepted");
    } catch (const InputError& error) {
        CAPTURE(error.what());
        CHECK(std::string{error.what()}.find(problem) != std::string::npos);
        CHECK(error.where().file == file.string());
    }
}

TEST_CASE(
    "every cut of a GRIB file is refused or read, and nothing else", "[formats][wind][errors]")
{
    const auto folder = test::scratch_dir("wind_file_test_cut");
    test::write_grib(folder / "whole.grib2", two_levels(-7.0, 13));
    const auto whole = read_file(folder / "whole.grib2");
    for (std::size_t size = 4; size < whole.size(); size += 97) {
        CAPTURE(size);
        write_file(folder / "cut.grib2", whole.substr(0, size));
        try {
            const auto grid = read_wind_file(folder / "cut.grib2", sample_crop());
            CHECK_NOTHROW(require_valid(grid));
        } catch (const InputError& error) {
            CHECK(error.where().file == (folder / "cut.grib2").string());
        }
    }
}

TEST_CASE("a mission names its wind file, and its plan holds the winds", "[formats][wind]")
{
    const auto folder = test::scratch_dir("wind_file_test_mission");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    const auto text = test::replaced(
        test::mission_text(),
        "\"wind_from_true_deg\": 60,\n    \"wind_speed_kt\": 15,",
        "\"wind_file\": \"w.grib2\",");
    write_file(folder / "m.json", text);
    const MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};
    SECTION("that is not there")
    {
        const auto problems = check_mission(folder / "m.json", shipped);
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().key == "weather.wind_file");
        CHECK(problems.front().where.line == 36);
        CHECK(problems.front().text.find("no such file") != std::string::npos);
    }
    SECTION("that is there")
    {
        test::write_grib(folder / "w.grib2", two_levels(-7.0, 13));
        auto mission = read_mission(folder / "m.json", shipped);
        mission.tasks.front().area = test::box(14.0, -3.5, 14.08, -3.3);
        const auto planned = planner::plan(mission);
        REQUIRE_FALSE(planned.flights.empty());
        const auto written = plan_json(planned.plan, planned.flights);
        std::filesystem::remove(folder / "w.grib2");
        const auto again = parse_plan({written, "plan.json"});
        CHECK(plan_json(again, planner::fly(again)) == written);
    }
}

TEST_CASE("a grid of winds with unknown values is written and read again", "[formats][wind]")
{
    auto content = two_levels(-7.0, 13);
    content.bands[2].has_missing = true;
    content.bands[2].value = [](GribFile::Place place) {
        return place.longitude_deg < -3.6 ? GribFile::missing : 5.0 + place.latitude_deg;
    };
    auto mission = test::sample_mission();
    mission.weather.wind = read_back(content, sample_crop());
    const planner::Plan plan{.mission = mission};
    const auto written = plan_json(plan, {});
    CHECK(written.find("null") != std::string::npos);
    CHECK(plan_json(parse_plan({written, "plan.json"}), {}) == written);
}

}  // namespace
}  // namespace transect::formats
