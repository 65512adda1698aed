#include "transect/formats/profile_file.hpp"

#include "transect/aircraft/performance.hpp"
#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

namespace transect::formats {
namespace {

std::filesystem::path data()
{
    return test::source_dir() / "planner" / "data";
}

TEST_CASE("a shipped profile is read by name and by path", "[formats]")
{
    const auto by_name = read_aircraft("c208b-ex", data());
    CHECK(by_name.id == "c208b-ex");
    const auto file = data() / "aircraft" / "c208b-ex.json";
    CHECK(read_aircraft(file.string(), {}).name == by_name.name);
}

TEST_CASE("a profile that says nothing of fitted items has them all", "[formats]")
{
    const auto own = test::scratch_dir("profile_fitted") / "own.json";
    write_file(
        own,
        test::replaced(
            read_file(data() / "aircraft" / "c208b-675.json"),
            "\"fitted\": [\"pod\", \"turret\"],",
            ""));
    for (const auto& item : read_aircraft(own.string(), {}).items) {
        CAPTURE(item.name);
        CHECK(item.fitted);
    }
}

TEST_CASE("a damaged profile is refused with its place", "[formats]")
{
    struct Case {
        const char* from;
        const char* to;
        const char* problem;
    };
    const auto damage = GENERATE(
        Case{"\"maximum_hp\": 675", "\"maximum_hp\": -675", "performance.climb_rating.maximum_hp"},
        Case{"\"max_load_factor\": 3.8", "\"max_load_factor\": 0.5", "limits.max_load_factor"},
        Case{"\"bank_limit_deg\": 25", "\"bank_limit_deg\": 60", ""},
        Case{"\"fitted\": [\"pod\"", "\"fitted\": [\"radar\"", "fitted[0]"},
        Case{"\"climb_rating\"", "\"climb_ratings\"", "performance.climb_rating"});
    const auto own = test::scratch_dir("profile_damaged") / "own.json";
    const std::string to = damage.to;
    auto text =
        test::replaced(read_file(data() / "aircraft" / "c208b-675.json"), damage.from, damage.to);
    if (std::string{damage.problem}.empty()) {
        // 60 degrees need a load factor of 2.
        text = test::replaced(text, "\"max_load_factor\": 3.8", "\"max_load_factor\": 1.9");
    }
    write_file(own, text);
    CAPTURE(damage.to);
    try {
        read_aircraft(own.string(), {});
        FAIL("was not refused");
    } catch (const InputError& error) {
        CHECK(error.where().line > 0);
        CHECK(std::string{error.what()}.find(damage.problem) != std::string::npos);
    }
}

/// The shipped profile with a table of its own beside it.
std::filesystem::path with_climb_table(const std::filesystem::path& folder, const std::string& csv)
{
    write_file(folder / "climb.csv", csv);
    write_file(
        folder / "own.json",
        test::replaced(
            read_file(data() / "aircraft" / "c208b-675.json"),
            "\"limits\": {",
            "\"tables\": {\"configuration\": [\"pod\", \"turret\"], \"climb\": {\"file\": "
            "\"climb.csv\"}},\n  \"limits\": {"));
    return folder / "own.json";
}

constexpr const char* climb_csv =
    "# AFM page 5-20\n"
    "pressure_altitude_ft,isa_deviation_c,mass_lb,rate_ft_per_min,fuel_flow_lb_per_h\n"
    "0,0,8000,1000,480\n"
    "10000,0,8000,700,400\n";

TEST_CASE("a table of the flight manual comes before the model", "[formats]")
{
    const auto file = with_climb_table(test::scratch_dir("profile_table"), climb_csv);
    const aircraft::Performance performance{read_aircraft(file.string(), {})};
    const auto air = aircraft::air_at(PressureAltitude{5000.0 * foot}, {});
    const auto climb = performance.climb(
        {.air = air,
         .isa_deviation = {},
         .true_airspeed = aircraft::true_airspeed(115.0 * knot, air),
         .mass = 8000.0 * pound});
    CHECK(climb.basis == aircraft::Basis::manual);
    CHECK_THAT(climb.rate / foot_per_minute, test::is_close_to(850.0, 1e-6));
    CHECK_THAT(climb.flow / pound_per_hour, test::is_close_to(440.0, 1e-6));
}

TEST_CASE("a damaged table of a profile is refused with its place", "[formats]")
{
    struct Case {
        const char* from;
        const char* to;
    };
    const auto damage = GENERATE(
        Case{"1000,480", "1000,nan"},
        Case{"1000,480", "1000"},
        Case{"1000,480", "1000,1e9"},
        Case{"10000,0,8000", "0,0,8000"},
        Case{"rate_ft_per_min", "rate_m_s"});
    const auto file = with_climb_table(
        test::scratch_dir("profile_bad_table"), test::replaced(climb_csv, damage.from, damage.to));
    CAPTURE(damage.to);
    CHECK_THROWS_AS(read_aircraft(file.string(), {}), InputError);
}

TEST_CASE("tables that name an unknown item, or none, are refused", "[formats]")
{
    const auto configuration = GENERATE("\"configuration\": [\"radar\"], ", "");
    const auto file = with_climb_table(test::scratch_dir("profile_table_items"), climb_csv);
    write_file(
        file,
        test::replaced(
            read_file(file), "\"configuration\": [\"pod\", \"turret\"], ", configuration));
    CHECK_THROWS_AS(read_aircraft(file.string(), {}), InputError);
}

TEST_CASE("settings that do not grow faster are refused", "[formats]")
{
    const auto folder = test::scratch_dir("profile_settings");
    const auto file = with_climb_table(folder, climb_csv);
    write_file(
        file, test::replaced(read_file(file), "\"climb\": {\"file\"", "\"cruise\": {\"file\""));
    const auto write_speeds = [&](const std::string& slow, const std::string& fast) {
        write_file(
            folder / "climb.csv",
            "pressure_altitude_ft,isa_deviation_c,mass_lb,setting,tas_kt,fuel_flow_lb_per_h\n"
            "0,0,8000,1," +
                slow + ",300\n0,0,8000,2," + fast + ",400\n");
    };
    write_speeds("140", "160");
    CHECK(read_aircraft(file.string(), {}).tables != nullptr);
    write_speeds("160", "140");
    CHECK_THROWS_AS(read_aircraft(file.string(), {}), InputError);
}

TEST_CASE("the recorded climb of a Caravan is met by the climb rating", "[formats]")
{
    // A G1000 row at 12,000 ft: 110 KIAS, 135 KTAS, 1,541 ft-lb at 1,900 rpm, 54.7 gal/h.
    constexpr double recorded_shp = 1541.0 * 1900.0 / 5252.113;
    constexpr double recorded_pph = 54.7 * 6.7;
    const auto profile = read_aircraft("c208b-675", data());
    // 110 KCAS are 135 KTAS there when the air is 12.7 K above standard.
    const auto deviation = 12.7 * kelvin;
    const auto air = aircraft::air_at(PressureAltitude{12000.0 * foot}, deviation);
    const auto speed = aircraft::true_airspeed(110.0 * knot, air);
    REQUIRE_THAT(speed / knot, test::is_close_to(135.0, 0.05));
    const aircraft::FlightCondition flown{
        .air = air, .isa_deviation = deviation, .true_airspeed = speed, .mass = 8000.0 * pound};
    const double shp =
        aircraft::available_power(profile.performance.climb_rating, flown) / horsepower;
    const double pph = aircraft::Performance{profile}.climb(flown).flow / pound_per_hour;
    WARN(
        "climb at 12,000 ft: recorded " << recorded_shp << " shp and " << recorded_pph
                                        << " lb/h, model " << shp << " shp and " << pph << " lb/h");
    // The rating was fitted to this power; the flow was not, and comes out 2.5 % low.
    CHECK_THAT(shp, test::is_close_to(recorded_shp, 0.005 * recorded_shp));
    CHECK_THAT(pph, test::is_close_to(0.975 * recorded_pph, 0.01 * recorded_pph));
}

TEST_CASE("the shipped profiles climb at sea level as they say", "[formats]")
{
    struct Case {
        const char* profile;
        double mass_lb;
        double published_ft_per_min;
        double share;  ///< of the published rate, as the profile's sources say
    };
    // Manufacturer's summary pages, cargo pod, at the maximum take-off mass.
    const auto expected =
        GENERATE(Case{"c208b-675", 8750.0, 925.0, 0.91}, Case{"c208b-ex", 8807.0, 1275.0, 1.04});
    auto profile = read_aircraft(expected.profile, data());
    for (auto& item : profile.items) {
        item.fitted = item.name == "pod";
    }
    const auto air = aircraft::air_at(PressureAltitude{Length{}}, TemperatureDifference{});
    const auto climb = aircraft::Performance{profile}.climb(
        {.air = air,
         .isa_deviation = {},
         .true_airspeed = aircraft::true_airspeed(104.0 * knot, air),
         .mass = expected.mass_lb * pound});
    CAPTURE(expected.profile);
    CHECK_THAT(
        climb.rate / foot_per_minute / expected.published_ft_per_min,
        test::is_close_to(expected.share, 0.006));
}

}  // namespace
}  // namespace transect::formats
