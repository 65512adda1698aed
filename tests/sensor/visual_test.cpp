#include "transect/sensor/visual.hpp"

#include <limits>

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::sensor {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Two heights, two visibilities, and numbers that a head can interpolate.
VisualProfile small_table()
{
    VisualProfile profile;
    profile.name = "test";
    profile.surface = SearchSurface::water;
    profile.heights = {500.0 * foot, 1000.0 * foot};
    profile.visibilities = {1.0 * nautical_mile, 5.0 * nautical_mile};
    profile.speeds = {150.0 * knot, 210.0 * knot};
    profile.fatigue_factor = 0.9;
    VisualTarget raft;
    raft.name = "raft";
    raft.widths = {
        {1.0 * nautical_mile, 3.0 * nautical_mile}, {2.0 * nautical_mile, 8.0 * nautical_mile}};
    raft.speed_factors = {1.2, 0.9};
    raft.weather_factors = {1.0, 0.5, 0.25};
    profile.targets = {raft};
    return profile;
}

VisualConditions at(double height_ft, double visibility_nm)
{
    return {.height_above_surface = height_ft * foot, .visibility = visibility_nm * nautical_mile};
}

std::optional<double> width_nm(const VisualConditions& conditions)
{
    const auto profile = small_table();
    const auto found = sweep_width(profile, profile.targets.front(), conditions);
    return found ? std::optional{found->width / nautical_mile} : std::nullopt;
}

TEST_CASE("a sweep width is the table's, and between its numbers straight", "[sensor][search]")
{
    struct Case {
        double height_ft, visibility_nm, width_nm;
    };
    const auto known = GENERATE(
        Case{500, 1, 1.0},
        Case{500, 5, 3.0},
        Case{1000, 1, 2.0},
        Case{1000, 5, 8.0},
        Case{500, 3, 2.0},
        Case{750, 1, 1.5},
        Case{750, 3, 3.5},
        Case{1000, 20, 8.0});  // clearer than the table: its clearest
    CAPTURE(known.height_ft, known.visibility_nm);
    const auto width = width_nm(at(known.height_ft, known.visibility_nm));
    REQUIRE(width);
    CHECK_THAT(*width, test::is_close_to(known.width_nm, 1e-12));
}

TEST_CASE("outside of the table there is no sweep width", "[sensor][search]")
{
    CHECK_FALSE(width_nm(at(499, 3)));
    CHECK_FALSE(width_nm(at(1001, 3)));
    CHECK_FALSE(width_nm(at(750, 0.9)));
    CHECK_FALSE(width_nm(at(nan, 3)));
    CHECK_FALSE(width_nm(at(750, nan)));
}

TEST_CASE("speed, weather and fatigue change a sweep width, and it says so", "[sensor][search]")
{
    const auto profile = small_table();
    const auto& raft = profile.targets.front();
    auto conditions = at(500, 5);
    const auto plain = sweep_width(profile, raft, conditions);
    REQUIRE(plain);
    CHECK_FALSE(plain->speed_factor);
    CHECK_FALSE(plain->weather_factor);
    CHECK_FALSE(plain->fatigue_factor);
    CHECK(plain->width == plain->uncorrected);

    conditions.speed = 180.0 * knot;  // halfway between 1.2 and 0.9
    conditions.weather = SeaWeather::rough;
    conditions.crew_is_fatigued = true;
    const auto corrected = sweep_width(profile, raft, conditions);
    REQUIRE(corrected);
    CHECK_THAT(*corrected->speed_factor, test::is_close_to(1.05, 1e-12));
    CHECK(corrected->weather_factor == 0.25);
    CHECK(corrected->fatigue_factor == 0.9);
    CHECK(corrected->uncorrected == plain->width);
    CHECK_THAT(corrected->width / nautical_mile, test::is_close_to(3.0 * 1.05 * 0.25 * 0.9, 1e-12));
    conditions.weather = SeaWeather::moderate;
    CHECK(sweep_width(profile, raft, conditions)->weather_factor == 0.5);
    conditions.weather = SeaWeather::calm;
    CHECK(sweep_width(profile, raft, conditions)->weather_factor == 1.0);
}

TEST_CASE("slower than the table counts as its slowest, faster is unknown", "[sensor][search]")
{
    auto conditions = at(500, 5);
    conditions.speed = 100.0 * knot;
    CHECK_THAT(*width_nm(conditions), test::is_close_to(3.6, 1e-12));
    conditions.speed = 211.0 * knot;
    CHECK_FALSE(width_nm(conditions));
    for (const double knots : {nan, 0.0, -10.0}) {
        conditions.speed = knots * knot;
        CHECK_FALSE(width_nm(conditions));
    }
}

TEST_CASE("a tired crew has no width where nobody knows its factor", "[sensor][search]")
{
    auto profile = small_table();
    profile.fatigue_factor.reset();
    auto conditions = at(500, 5);
    conditions.crew_is_fatigued = true;
    CHECK_FALSE(sweep_width(profile, profile.targets.front(), conditions));
}

TEST_CASE("clearer air never narrows a table that grows with it", "[sensor][search]")
{
    constexpr unsigned seed = 20260707;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 1000; ++i) {
        const double height_ft = draw.between(500, 1000);
        const double visibility_nm = draw.between(1, 8);
        const auto hazy = width_nm(at(height_ft, visibility_nm));
        const auto clear = width_nm(at(height_ft, visibility_nm + draw.between(0, 2)));
        REQUIRE(hazy);
        REQUIRE(clear);
        REQUIRE(*hazy <= *clear);
        REQUIRE(*hazy >= 1.0);
        REQUIRE(*clear <= 8.0);
    }
}

TEST_CASE("wind or waves put the sea into the worse of their classes", "[sensor][search]")
{
    struct Case {
        double wind_kt, waves_ft;
        SeaWeather weather;
    };
    const auto [wind_kt, waves_ft, weather] = GENERATE(
        Case{0, 0, SeaWeather::calm},
        Case{15, 1.9, SeaWeather::calm},
        Case{15.1, 0, SeaWeather::moderate},
        Case{25, 3, SeaWeather::moderate},
        Case{0, 2, SeaWeather::moderate},
        Case{25.1, 0, SeaWeather::rough},
        Case{0, 3.5, SeaWeather::rough},
        Case{0, 5, SeaWeather::rough});
    CAPTURE(wind_kt, waves_ft);
    CHECK(sea_weather({.wind = wind_kt * knot, .wave_height = waves_ft * foot}) == weather);
}

TEST_CASE("a sea that is not a number has no class", "[sensor][search]")
{
    CHECK_FALSE(sea_weather({.wind = nan * knot, .wave_height = {}}));
    CHECK_FALSE(sea_weather({.wind = 30.0 * knot, .wave_height = nan * foot}));
    CHECK_FALSE(sea_weather({.wind = -1.0 * knot, .wave_height = {}}));
}

TEST_CASE("a target is found by its whole name", "[sensor][search]")
{
    const auto profile = small_table();
    CHECK(find_target(profile, "raft") == &profile.targets.front());
    CHECK(find_target(profile, "raf") == nullptr);
}

}  // namespace
}  // namespace transect::sensor
