#include "transect/aircraft/manual_tables.hpp"

#include <memory>

#include "transect/aircraft/performance.hpp"

#include "support/catch.hpp"
#include "support/sample_aircraft.hpp"

namespace transect::aircraft {
namespace {

/// Two heights, standard air, two masses; figures that no model would give.
ManualTables tables()
{
    const std::vector<TableSeries> axes{
        {"pressure_altitude_ft", {0.0, 10'000.0}},
        {"isa_deviation_c", {0.0, 20.0}},
        {"mass_lb", {7000.0, 8000.0}}};
    auto cruise_axes = axes;
    cruise_axes.push_back({"setting", {1.0, 2.0}});
    return {
        .configuration = {},
        .climb =
            PerformanceTable{
                axes,
                {{"rate_ft_per_min", {1200, 1000, 1100, 900, 800, 600, 700, 500}},
                 {"fuel_flow_lb_per_h", {500, 500, 480, 480, 400, 400, 380, 380}}}},
        .cruise =
            PerformanceTable{
                cruise_axes,
                {{"tas_kt",
                  {120, 150, 118, 148, 122, 152, 120, 150, 130, 170, 128, 168, 132, 172, 130, 170}},
                 {"fuel_flow_lb_per_h",
                  {300,
                   400,
                   310,
                   410,
                   300,
                   400,
                   310,
                   410,
                   200,
                   300,
                   210,
                   310,
                   200,
                   300,
                   210,
                   310}}}},
        .holding =
            PerformanceTable{
                axes, {{"fuel_flow_lb_per_h", {260, 280, 260, 280, 220, 240, 220, 240}}}},
        .descent =
            PerformanceTable{
                axes,
                {{"rate_ft_per_min", {500, 500, 500, 500, 500, 500, 500, 500}},
                 {"fuel_flow_lb_per_h", {250, 250, 250, 250, 150, 150, 150, 150}}}},
    };
}

FlightCondition condition(double altitude_ft, double deviation_k, double mass_lb, double true_kt)
{
    return {
        .air = air_at(PressureAltitude{altitude_ft * foot}, deviation_k * kelvin),
        .isa_deviation = deviation_k * kelvin,
        .true_airspeed = true_kt * knot,
        .mass = mass_lb * pound,
        .load_factor = 1.0,
    };
}

Performance performance()
{
    auto profile = test::caravan();
    profile.tables = std::make_shared<ManualTables>(tables());
    return Performance{profile};
}

TEST_CASE("the manual's rows are met and interpolated between", "[aircraft]")
{
    const auto known = tables();
    const auto row = climb(known, condition(10'000.0, 0.0, 7000.0, 0.0));
    REQUIRE(row);
    CHECK_THAT(row->rate / foot_per_minute, test::is_close_to(800.0, 1e-6));
    CHECK_THAT(row->flow / pound_per_hour, test::is_close_to(400.0, 1e-6));
    // The middle of all axes is the mean of all rows.
    const auto middle = climb(known, condition(5000.0, 10.0, 7500.0, 0.0));
    REQUIRE(middle);
    CHECK_THAT(middle->rate / foot_per_minute, test::is_close_to(850.0, 1e-6));
    CHECK_THAT(middle->flow / pound_per_hour, test::is_close_to(440.0, 1e-6));
    const auto down = descent(known, condition(5000.0, 10.0, 7500.0, 0.0));
    REQUIRE(down);
    CHECK_THAT(down->rate / foot_per_minute, test::is_close_to(-500.0, 1e-6));
}

TEST_CASE(
    "cruise flow is linear in airspeed between the settings of its own condition", "[aircraft]")
{
    // 10,000 ft, standard, 7,500 lb: 129 kt burn 205 and 169 kt burn 305 lb/h.
    struct Case {
        double true_kt, flow_pph;
    };
    const auto expected = GENERATE(Case{129.0, 205.0}, Case{149.0, 255.0}, Case{169.0, 305.0});
    const auto flow = cruise_flow(tables(), condition(10'000.0, 0.0, 7500.0, expected.true_kt));
    REQUIRE(flow);
    CHECK_THAT(*flow / pound_per_hour, test::is_close_to(expected.flow_pph, 1e-6));
}

TEST_CASE("no table is extrapolated", "[aircraft]")
{
    const auto known = tables();
    const auto outside = GENERATE(
        condition(10'100.0, 0.0, 7500.0, 140.0),
        condition(-100.0, 0.0, 7500.0, 140.0),
        condition(5000.0, 21.0, 7500.0, 140.0),
        condition(5000.0, -1.0, 7500.0, 140.0),
        condition(5000.0, 0.0, 8001.0, 140.0),
        condition(5000.0, 0.0, 6999.0, 140.0));
    CHECK_FALSE(climb(known, outside));
    CHECK_FALSE(descent(known, outside));
    CHECK_FALSE(max_cruise(known, outside));
    CHECK_FALSE(cruise_flow(known, outside));
    CHECK_FALSE(holding_flow(known, outside));
    CHECK_FALSE(cruise_flow(known, condition(10'000.0, 0.0, 7500.0, 128.0)));
    CHECK_FALSE(cruise_flow(known, condition(10'000.0, 0.0, 7500.0, 170.0)));
}

TEST_CASE("a condition that the manual covers is the manual's", "[aircraft]")
{
    const auto flown = condition(10'000.0, 0.0, 7500.0, 149.0);
    const auto level = performance().level(flown);
    CHECK(level.basis == Basis::manual);
    CHECK_THAT(level.flow / pound_per_hour, test::is_close_to(255.0, 1e-6));
    const auto up = performance().climb(flown);
    CHECK(up.basis == Basis::manual);
    CHECK_THAT(up.rate / foot_per_minute, test::is_close_to(700.0, 1e-6));
    CHECK_THAT(performance().holding(flown).flow / pound_per_hour, test::is_close_to(230.0, 1e-6));
}

TEST_CASE("outside the manual the model answers as without it", "[aircraft]")
{
    const Performance model{test::caravan()};
    const auto flown = condition(12'000.0, 0.0, 7500.0, 149.0);
    CHECK(performance().level(flown).basis == Basis::estimated);
    CHECK(performance().level(flown).flow == model.level(flown).flow);
    CHECK(performance().climb(flown).rate == model.climb(flown).rate);
}

TEST_CASE("the fastest level speed is the manual's highest setting", "[aircraft]")
{
    const auto flown = condition(10'000.0, 0.0, 7500.0, 0.0);
    const auto fastest = performance().fastest_level_speed(flown, {100.0 * knot, 250.0 * knot});
    REQUIRE(fastest);
    CHECK_THAT(*fastest / knot, test::is_close_to(169.0, 0.001));
    auto at_it = flown;
    at_it.true_airspeed = *fastest;
    CHECK_THAT(performance().level(at_it).flow / pound_per_hour, test::is_close_to(305.0, 0.01));
}

TEST_CASE("banking adds what the model says on top of the manual", "[aircraft]")
{
    const Performance model{test::caravan()};
    auto flown = condition(10'000.0, 0.0, 7500.0, 149.0);
    const auto straight = model.level(flown).flow;
    flown.load_factor = 1.1;
    const auto more = model.level(flown).flow - straight;
    CHECK_THAT(
        performance().level(flown).flow / pound_per_hour,
        test::is_close_to(255.0 + more / pound_per_hour, 1e-6));
}

TEST_CASE("flow grows linearly from level flight to the manual's climb and descent", "[aircraft]")
{
    const auto flown = condition(10'000.0, 0.0, 7500.0, 149.0);
    // Level 255, climb 400 lb/h at 700 ft/min, descent 150 lb/h at 500 ft/min.
    struct Case {
        double rate_ft_per_min, flow_pph;
    };
    const auto expected = GENERATE(
        Case{700.0, 400.0},
        Case{350.0, 327.5},
        Case{0.0, 255.0},
        Case{-250.0, 202.5},
        Case{-500.0, 150.0});
    const auto steady = performance().steady(flown, expected.rate_ft_per_min * foot_per_minute);
    CHECK(steady.basis == Basis::manual);
    CHECK_THAT(steady.flow / pound_per_hour, test::is_close_to(expected.flow_pph, 1e-6));
}

TEST_CASE("an item that the manual did not have costs what the model says", "[aircraft]")
{
    auto profile = test::caravan();
    profile.tables = std::make_shared<ManualTables>(tables());
    profile.items = {{.name = "radar", .zero_lift_drag = 0.004, .fitted = true}};
    const auto flown = condition(10'000.0, 0.0, 7500.0, 149.0);
    auto model = test::caravan();
    const auto without = Performance{model}.level(flown).flow;
    model.items = profile.items;
    const auto more = Performance{model}.level(flown).flow - without;
    CHECK_THAT(
        Performance{profile}.level(flown).flow / pound_per_hour,
        test::is_close_to(255.0 + more / pound_per_hour, 1e-6));
    CHECK(Performance{profile}.climb(flown).rate < 700.0 * foot_per_minute);
    const auto fastest =
        Performance{profile}.fastest_level_speed(flown, {100.0 * knot, 250.0 * knot});
    REQUIRE(fastest);
    CHECK(*fastest < 168.0 * knot);
}

}  // namespace
}  // namespace transect::aircraft
