#include "transect/aircraft/performance.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/sample_aircraft.hpp"

namespace transect::aircraft {
namespace {

FlightCondition condition(
    double calibrated_kt, double altitude_ft, double deviation_k, double mass_lb)
{
    const auto air = air_at(PressureAltitude{altitude_ft * foot}, deviation_k * kelvin);
    return {
        .air = air,
        .isa_deviation = deviation_k * kelvin,
        .true_airspeed = true_airspeed(calibrated_kt * knot, air),
        .mass = mass_lb * pound,
        .load_factor = 1.0,
    };
}

/// As published: with cargo pod, without turret.
Performance published_caravan()
{
    auto profile = test::caravan();
    profile.performance.zero_lift_drag -= 0.003;
    return Performance{profile};
}

// Values of the fitted model as published with it, computed by another program.
TEST_CASE("fuel flow of the Caravan meets the fitted model's table", "[aircraft]")
{
    struct Case {
        double calibrated_kt, altitude_ft, flow_pph;
    };
    const auto expected = GENERATE(
        Case{110.0, 10000.0, 269.0},
        Case{94.0, 10000.0, 244.0},
        Case{130.0, 10000.0, 325.0},
        Case{110.0, 6000.0, 272.0});
    const Performance performance{test::caravan()};
    const auto flown = condition(expected.calibrated_kt, expected.altitude_ft, 20.0, 7500.0);
    CHECK_THAT(
        performance.level(flown).flow / pound_per_hour, test::is_close_to(expected.flow_pph, 4.0));
}

TEST_CASE("climb rate at sea level is the published one within a tenth", "[aircraft]")
{
    const auto climb = published_caravan().climb(condition(104.0, 0.0, 0.0, 8750.0));
    CHECK_THAT(climb.rate / foot_per_minute, test::is_close_to(925.0, 92.5));
}

TEST_CASE("at its climb rate an aircraft burns what its climb burns", "[aircraft]")
{
    const Performance performance{test::caravan()};
    const auto flown = condition(115.0, 5000.0, 15.0, 8000.0);
    const auto climb = performance.climb(flown);
    CHECK_THAT(
        performance.steady(flown, climb.rate).flow / climb.flow, test::is_close_to(1.0, 1e-12));
}

TEST_CASE("a climb gains the height that the power above level flight lifts", "[aircraft]")
{
    // Energy: two climb rates differ by η·ΔP / (m·g).
    const Performance performance{test::caravan()};
    const auto flown = condition(115.0, 5000.0, 15.0, 8000.0);
    const auto climb = performance.climb(flown);
    const auto level = performance.level(flown);
    const double efficiency = 0.86 * (1.0 - std::exp(-(flown.true_airspeed / knot) / 63.51));
    const auto power = available_power(test::caravan().performance.climb_rating, flown);
    const double lifted_w = efficiency * ((power - level.power) / watt);
    CHECK_THAT(
        climb.rate / metre_per_second,
        test::is_close_to(lifted_w / (8000.0 * 0.45359237 * 9.80665), 1e-9));
}

TEST_CASE("a steep descent needs no power and never less than none", "[aircraft]")
{
    // With no power the Willans line is left: 101.388 lb/h at sea level.
    const Performance performance{test::caravan()};
    const auto flown = condition(115.0, 0.0, 0.0, 8000.0);
    const auto flow = performance.steady(flown, -5000.0 * foot_per_minute).flow;
    CHECK_THAT(flow / pound_per_hour, test::is_close_to(101.388, 1e-9));
}

TEST_CASE("heat costs power and cold gives none", "[aircraft]")
{
    const auto rating = test::caravan().performance.cruise_rating;
    const auto standard = condition(115.0, 0.0, 0.0, 8000.0);
    auto hot = standard;
    hot.isa_deviation = 20.0 * kelvin;
    auto cold = standard;
    cold.isa_deviation = -20.0 * kelvin;
    CHECK_THAT(
        available_power(rating, hot) / available_power(rating, standard),
        test::is_close_to(0.94, 1e-12));
    CHECK(available_power(rating, cold) == available_power(rating, standard));
}

TEST_CASE("an item costs speed only while it is fitted", "[aircraft]")
{
    auto profile = test::caravan();
    const auto flown = condition(130.0, 10000.0, 0.0, 8000.0);
    const auto bare = Performance{profile}.level(flown).power;
    profile.items = {{.name = "radar", .zero_lift_drag = 0.004, .fitted = false}};
    CHECK(Performance{profile}.level(flown).power == bare);
    profile.items[0].fitted = true;
    CHECK(Performance{profile}.level(flown).power > bare);
}

TEST_CASE("the fastest level speed is where the power runs out", "[aircraft]")
{
    const Performance performance{test::caravan()};
    auto flown = condition(100.0, 10000.0, 0.0, 8000.0);
    const auto fastest = performance.fastest_level_speed(flown, {100.0 * knot, 300.0 * knot});
    REQUIRE(fastest);
    flown.true_airspeed = *fastest;
    CHECK(performance.holds_level(flown));
    flown.true_airspeed = *fastest + 0.001 * knot;
    CHECK_FALSE(performance.holds_level(flown));
}

TEST_CASE("the fastest level speed stops at its limit", "[aircraft]")
{
    const Performance performance{test::caravan()};
    const auto flown = condition(100.0, 10000.0, 0.0, 8000.0);
    CHECK(performance.fastest_level_speed(flown, {100.0 * knot, 130.0 * knot}) == 130.0 * knot);
}

TEST_CASE("above the ceiling no speed is held", "[aircraft]")
{
    const Performance performance{test::caravan()};
    const auto flown = condition(100.0, 30000.0, 20.0, 8750.0);
    CHECK_FALSE(performance.fastest_level_speed(flown, {80.0 * knot, 250.0 * knot}));
}

TEST_CASE("stall speed grows with the root of load and mass", "[aircraft]")
{
    const auto limits = test::caravan().limits;
    CHECK_THAT(stall_speed(limits, 8750.0 * pound, 1.0) / knot, test::is_close_to(78.0, 1e-9));
    CHECK_THAT(stall_speed(limits, 8750.0 * pound, 4.0) / knot, test::is_close_to(156.0, 1e-9));
    CHECK_THAT(
        holding_speed(limits, 8750.0 / 4.0 * pound) / knot, test::is_close_to(1.4 * 39.0, 1e-9));
}

}  // namespace
}  // namespace transect::aircraft
