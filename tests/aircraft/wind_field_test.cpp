#include "transect/aircraft/wind_field.hpp"

#include <cmath>
#include <functional>
#include <numbers>
#include <random>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::aircraft {
namespace {

constexpr double exact = 1e-9;

const Instant six = *parse_iso8601("2026-11-23T06:00:00Z");
const Instant noon = *parse_iso8601("2026-11-23T12:00:00Z");

AirPlace place(double latitude_deg, double longitude_deg, double altitude_m, Instant time)
{
    return {
        .position = test::point(latitude_deg, longitude_deg),
        .altitude = PressureAltitude{altitude_m * metre},
        .time = time};
}

WindsAloft::Level level(double altitude_m, double from_deg, double speed_m_s)
{
    return {
        .altitude = PressureAltitude{altitude_m * metre},
        .wind = {.from = Bearing{from_deg * degree}, .speed = speed_m_s * metre_per_second}};
}

/// From north 10 m/s at 1,000 m, from east 20 m/s at 3,000 m.
WindsAloft veering()
{
    return {{{.valid = {}, .levels = {level(1000.0, 0.0, 10.0), level(3000.0, 90.0, 20.0)}}}};
}

void check_wind(const std::optional<LocalWind>& wind, double east_m_s, double north_m_s)
{
    REQUIRE(wind);
    CHECK_THAT(wind->east / metre_per_second, test::is_close_to(east_m_s, exact));
    CHECK_THAT(wind->north / metre_per_second, test::is_close_to(north_m_s, exact));
}

/// Two rows (10° and 11° north), three columns (3°, 2°, 1° west), two levels, two times; the value
/// at each point is linear in all of its indices, so that between them it is known.
WindGrid linear_grid()
{
    WindGrid grid{
        .latitude = {.first = 10.0 * degree, .step = 1.0 * degree, .count = 2},
        .longitude = {.first = -3.0 * degree, .step = 1.0 * degree, .count = 3},
        .levels = {850.0 * hectopascal, 700.0 * hectopascal},
        .times = {six, noon},
        .source = "test"};
    for (int time = 0; time < 2; ++time) {
        for (int level = 0; level < 2; ++level) {
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 3; ++column) {
                    grid.east_cm_s.push_back(1000 * time + 500 * level + 100 * row + 10 * column);
                    grid.north_cm_s.push_back(-400 * time + 80 * level - 60 * row + 30 * column);
                    grid.temperature_ck.push_back(29'000 - 1000 * level + 100 * row);
                }
            }
        }
    }
    return grid;
}

TEST_CASE("a constant wind blows towards the other side everywhere", "[aircraft]")
{
    const WindField field{{.from = Bearing{30.0 * degree}, .speed = 10.0 * metre_per_second}};
    const auto wind = field.at(place(-60.0, 170.0, 9000.0, noon));
    check_wind(wind, -5.0, -5.0 * std::numbers::sqrt3);
    CHECK_FALSE(wind->isa_deviation);
    REQUIRE(field.constant());
    CHECK(field.constant()->from == Bearing{30.0 * degree});
    CHECK_FALSE(field.varies_by_place());
    CHECK_FALSE(field.lowest_level());
}

TEST_CASE("winds aloft are interpolated as vectors", "[aircraft]")
{
    const WindField field{veering()};
    // Half of 10 m/s southwards and half of 20 m/s westwards; mean direction and speed would give
    // 045° and 15 m/s instead.
    check_wind(field.at(place(14.0, -4.0, 2000.0, noon)), -10.0, -5.0);
    check_wind(field.at(place(14.0, -4.0, 1500.0, noon)), -5.0, -7.5);
    check_wind(field.at(place(14.0, -4.0, 1000.0, noon)), 0.0, -10.0);
    check_wind(field.at(place(14.0, -4.0, 3000.0, noon)), -20.0, 0.0);
    CHECK_FALSE(field.constant());
    CHECK_FALSE(field.varies_by_place());
}

TEST_CASE("winds aloft are held below the lowest level and unknown above the highest", "[aircraft]")
{
    const WindField field{veering()};
    check_wind(field.at(place(14.0, -4.0, 276.0, noon)), 0.0, -10.0);
    check_wind(field.at(place(14.0, -4.0, 3000.5, noon)), -20.0, 0.0);
    CHECK_FALSE(field.at(place(14.0, -4.0, 3002.0, noon)));
    CHECK_FALSE(field.at(place(14.0, -4.0, std::nan(""), noon)));
    CHECK(field.lowest_level() == PressureAltitude{1000.0 * metre});
}

TEST_CASE("winds aloft are interpolated in time and unknown outside their times", "[aircraft]")
{
    const WindField field{WindsAloft{
        {{.valid = six, .levels = {level(1000.0, 0.0, 10.0)}},
         {.valid = noon, .levels = {level(1200.0, 270.0, 6.0), level(2000.0, 270.0, 6.0)}}}}};
    check_wind(field.at(place(14.0, -4.0, 900.0, six)), 0.0, -10.0);
    // Two of the six hours: a third of the way from (0, −10) to (6, 0).
    check_wind(field.at(place(14.0, -4.0, 900.0, six + 2.0 * hour)), 2.0, -10.0 * 2.0 / 3.0);
    check_wind(field.at(place(14.0, -4.0, 900.0, noon)), 6.0, 0.0);
    CHECK_FALSE(field.at(place(14.0, -4.0, 900.0, six + -1.0 * second)));
    CHECK_FALSE(field.at(place(14.0, -4.0, 900.0, noon + 1.0 * second)));
    // Above the top of one of the two forecasts.
    CHECK_FALSE(field.at(place(14.0, -4.0, 1500.0, six + 2.0 * hour)));
    CHECK(field.lowest_level() == PressureAltitude{1200.0 * metre});
}

TEST_CASE("the deviation from standard is held below the lowest level", "[aircraft]")
{
    auto winds = veering();
    // Standard is 8.5 °C at 1,000 m and −4.5 °C at 3,000 m.
    winds.forecasts[0].levels[0].temperature = Temperature::from_celsius(28.5);
    winds.forecasts[0].levels[1].temperature = Temperature::from_celsius(5.5);
    const WindField field{winds};
    const auto deviation_k = [&](double altitude_m) {
        const auto wind = field.at(place(14.0, -4.0, altitude_m, noon));
        REQUIRE(wind);
        REQUIRE(wind->isa_deviation);
        return *wind->isa_deviation / kelvin;
    };
    CHECK_THAT(deviation_k(0.0), test::is_close_to(20.0, exact));
    CHECK_THAT(deviation_k(1000.0), test::is_close_to(20.0, exact));
    CHECK_THAT(deviation_k(2000.0), test::is_close_to(15.0, exact));
    CHECK_THAT(deviation_k(3000.0), test::is_close_to(10.0, exact));
}

TEST_CASE("a temperature that one of two levels lacks is unknown between them", "[aircraft]")
{
    auto winds = veering();
    winds.forecasts[0].levels[0].temperature = Temperature::from_celsius(28.5);
    const WindField field{winds};
    CHECK_FALSE(field.at(place(14.0, -4.0, 2000.0, noon))->isa_deviation);
    CHECK(field.at(place(14.0, -4.0, 1000.0, noon))->isa_deviation);
}

TEST_CASE("a grid of winds gives its own values at its points", "[aircraft]")
{
    const WindField field{linear_grid()};
    // 850 hPa stands at 1,457.3 m, 700 hPa at 3,012.2 m of the ICAO standard atmosphere.
    const auto at_700 = place(11.0, -1.0, 3012.2, noon);
    const auto wind = field.at(at_700);
    REQUIRE(wind);
    CHECK_THAT(wind->east / metre_per_second, test::is_close_to(16.2, 1e-3));
    CHECK_THAT(wind->north / metre_per_second, test::is_close_to(-3.2 - 0.6 + 0.6, 1e-3));
    // 281 K against 268.57 K of the standard atmosphere there.
    REQUIRE(wind->isa_deviation);
    CHECK_THAT(*wind->isa_deviation / kelvin, test::is_close_to(281.0 - 268.571, 0.01));
    CHECK(field.varies_by_place());
    CHECK_THAT(field.lowest_level()->above_datum() / metre, test::is_close_to(1457.3, 0.1));
}

TEST_CASE("a grid of winds is linear in place, height and time", "[aircraft]")
{
    const WindField field{linear_grid()};
    constexpr double low_m = 1457.3;
    constexpr double high_m = 3012.2;
    const double up = GENERATE(0.0, 0.25, 0.8);
    const double later = GENERATE(0.0, 0.5, 0.9);
    const double north = GENERATE(0.1, 0.7);
    const double east = GENERATE(0.3, 1.6);
    const auto wind = field.at(
        place(10.0 + north, -3.0 + east, low_m + up * (high_m - low_m), six + later * 6.0 * hour));
    REQUIRE(wind);
    CHECK_THAT(
        wind->east / metre_per_second,
        test::is_close_to(10.0 * later + 5.0 * up + 1.0 * north + 0.1 * east, 1e-3));
    CHECK_THAT(
        wind->north / metre_per_second,
        test::is_close_to(-4.0 * later + 0.8 * up - 0.6 * north + 0.3 * east, 1e-3));
}

TEST_CASE("a grid of winds knows nothing outside itself", "[aircraft]")
{
    const WindField field{linear_grid()};
    CHECK(field.at(place(10.0, -3.0, 2000.0, six)));
    CHECK(field.at(place(10.0, -3.0, 300.0, six)));  // held down to the ground
    CHECK_FALSE(field.at(place(9.999, -2.0, 2000.0, noon)));
    CHECK_FALSE(field.at(place(11.001, -2.0, 2000.0, noon)));
    CHECK_FALSE(field.at(place(10.5, -3.001, 2000.0, noon)));
    CHECK_FALSE(field.at(place(10.5, -0.999, 2000.0, noon)));
    CHECK_FALSE(field.at(place(10.5, -2.0, 3015.0, noon)));
    CHECK_FALSE(field.at(place(10.5, -2.0, std::nan(""), noon)));
    CHECK_FALSE(field.at(place(10.5, -2.0, 2000.0, noon + 1.0 * second)));
    CHECK_FALSE(field.at(place(10.5, -2.0, 2000.0, six + -1.0 * second)));
}

TEST_CASE("a grid of winds may lie across the antimeridian", "[aircraft]")
{
    auto grid = linear_grid();
    grid.longitude.first = 179.0 * degree;
    const WindField field{grid};
    const auto at_180 = field.at(place(10.0, -180.0, 1000.0, six));
    check_wind(at_180, 0.1, 0.3);
    check_wind(field.at(place(10.0, -179.0, 1000.0, six)), 0.2, 0.6);
    CHECK_FALSE(field.at(place(10.0, -178.9, 1000.0, six)));
    CHECK_FALSE(field.at(place(10.0, 178.9, 1000.0, six)));
}

TEST_CASE("an unknown value of a grid spoils its neighbourhood and nothing else", "[aircraft]")
{
    auto grid = linear_grid();
    grid.north_cm_s[0] = WindGrid::unknown;  // 10° N, 3° W, 850 hPa, six
    grid.temperature_ck[2] = WindGrid::unknown;
    const WindField field{grid};
    CHECK_FALSE(field.at(place(10.0, -3.0, 1000.0, six)));
    CHECK_FALSE(field.at(place(10.5, -2.5, 2000.0, six + 1.0 * hour)));
    CHECK(field.at(place(10.0, -3.0, 1000.0, noon)));
    CHECK(field.at(place(10.0, -2.0, 1000.0, six)));
    const auto beside = field.at(place(10.0, -1.5, 1000.0, six));
    REQUIRE(beside);
    CHECK_FALSE(beside->isa_deviation);
}

TEST_CASE("the weight of each corner of a grid is right at random places", "[aircraft]")
{
    // Each value is a random number: brute force sums all of them with hat functions.
    const std::uint64_t seed = 20'261'123;
    CAPTURE(seed);
    std::mt19937_64 random{seed};
    const auto uniform = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
    auto grid = linear_grid();
    for (auto& value : grid.east_cm_s) {
        value = static_cast<std::int32_t>(4000.0 * uniform()) - 2000;
    }
    const WindField field{grid};
    const auto hat = [](double distance) { return std::max(0.0, 1.0 - std::abs(distance)); };
    for (int i = 0; i < 200; ++i) {
        const double north = uniform();
        const double east = 2.0 * uniform();
        const double later = uniform();
        double expected_m_s = 0.0;
        for (int time = 0; time < 2; ++time) {
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 3; ++column) {
                    const auto index = static_cast<std::size_t>(12 * time + 3 * row + column);
                    expected_m_s += 0.01 * grid.east_cm_s[index] * hat(later - time) *
                                    hat(north - row) * hat(east - column);
                }
            }
        }
        const auto wind =
            field.at(place(10.0 + north, -3.0 + east, 1000.0, six + later * 6.0 * hour));
        REQUIRE(wind);
        CHECK_THAT(wind->east / metre_per_second, test::is_close_to(expected_m_s, 1e-7));
    }
}

TEST_CASE("winds aloft out of order are refused", "[aircraft]")
{
    WindsAloft winds = veering();
    SECTION("no forecast")
    {
        winds.forecasts.clear();
    }
    SECTION("no level")
    {
        winds.forecasts[0].levels.clear();
    }
    SECTION("downwards")
    {
        std::swap(winds.forecasts[0].levels[0], winds.forecasts[0].levels[1]);
    }
    SECTION("two at one altitude")
    {
        winds.forecasts[0].levels[0] = winds.forecasts[0].levels[1];
    }
    SECTION("a level in the stratosphere")
    {
        winds.forecasts[0].levels[1].altitude = PressureAltitude{11'001.0 * metre};
    }
    SECTION("several forecasts without times")
    {
        winds.forecasts.push_back(winds.forecasts[0]);
    }
    SECTION("two at one time")
    {
        winds.forecasts[0].valid = six;
        winds.forecasts.push_back(winds.forecasts[0]);
    }
    CHECK_THROWS_AS(WindField{winds}, std::domain_error);
}

TEST_CASE("a grid of winds that does not fit together is refused", "[aircraft]")
{
    struct Case {
        std::string name;
        std::function<void(WindGrid&)> spoil;
    };
    const auto spoilt = GENERATE(
        Case{"a value missing", [](WindGrid& g) { g.east_cm_s.pop_back(); }},
        Case{"temperatures missing", [](WindGrid& g) { g.temperature_ck.pop_back(); }},
        Case{"levels downwards", [](WindGrid& g) { std::swap(g.levels[0], g.levels[1]); }},
        Case{"times backwards", [](WindGrid& g) { std::swap(g.times[0], g.times[1]); }},
        Case{"no step", [](WindGrid& g) { g.latitude.step = Angle{}; }},
        Case{"north of the pole", [](WindGrid& g) { g.latitude.first = 91.0 * degree; }},
        Case{"more than round", [](WindGrid& g) { g.longitude.step = 181.0 * degree; }},
        Case{"no level", [](WindGrid& g) { g.levels.clear(); }},
        Case{"a level that is no number", [](WindGrid& g) {
                 g.levels[0] = std::nan("") * hectopascal;
             }});
    INFO(spoilt.name);
    auto grid = linear_grid();
    spoilt.spoil(grid);
    CHECK_THROWS_AS(WindField{grid}, std::domain_error);
}

TEST_CASE("a blend of two winds ends exactly at both", "[aircraft]")
{
    const LocalWind from{
        .east = 0.1 * metre_per_second,
        .north = 0.7 * metre_per_second,
        .isa_deviation = 3.0 * kelvin};
    const LocalWind to{.east = 0.3 * metre_per_second, .north = -0.2 * metre_per_second};
    CHECK(blend(from, to, 0.0).east == from.east);
    CHECK(blend(from, to, 0.0).isa_deviation == from.isa_deviation);
    CHECK(blend(from, to, 1.0).east == to.east);
    CHECK(blend(from, to, 1.0).north == to.north);
    CHECK_FALSE(blend(from, to, 1.0).isa_deviation);
    CHECK_FALSE(blend(from, to, 0.5).isa_deviation);
    CHECK_THAT(blend(from, to, 0.25).north / metre_per_second, test::is_close_to(0.475, exact));
}

}  // namespace
}  // namespace transect::aircraft
