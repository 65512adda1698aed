#include "transect/aircraft/cruise.hpp"

#include "support/catch.hpp"
#include "support/sample_aircraft.hpp"

namespace transect::aircraft {
namespace {

FlightCondition condition(double altitude_ft, double mass_lb)
{
    return {
        .air = air_at(PressureAltitude{altitude_ft * foot}, {}),
        .isa_deviation = {},
        .true_airspeed = {},
        .mass = mass_lb * pound,
        .load_factor = 1.0,
    };
}

double specific_range(const Performance& performance, FlightCondition flown, Speed speed)
{
    flown.true_airspeed = speed;
    return speed / performance.level(flown).flow / (metre / kilogram);
}

TEST_CASE("maximum cruise is the published one within 3 %", "[aircraft]")
{
    // POH, cargo pod, no turret; rows without a weight are compared at 8,000 lb.
    struct Case {
        double altitude_ft, true_kt;
    };
    const auto expected = GENERATE(Case{10000.0, 175.0}, Case{20000.0, 164.0});
    auto profile = test::caravan();
    profile.performance.zero_lift_drag -= 0.003;
    const auto speed = cruise_speed(
        Performance{profile},
        {.kind = CruiseKind::max_cruise},
        condition(expected.altitude_ft, 8000.0));
    REQUIRE(speed);
    CHECK_THAT(*speed / knot, test::is_close_to(expected.true_kt, 0.03 * expected.true_kt));
}

TEST_CASE("maximum cruise ends at VMO", "[aircraft]")
{
    auto profile = test::caravan();
    profile.limits.max_operating_speed = 120.0 * knot;
    const auto flown = condition(10000.0, 7500.0);
    const auto speed = cruise_speed(Performance{profile}, {.kind = CruiseKind::max_cruise}, flown);
    REQUIRE(speed);
    CHECK_THAT(calibrated_airspeed(*speed, flown.air) / knot, test::is_close_to(120.0, 1e-6));
}

TEST_CASE("maximum range is the faster speed at 99 % of the best specific range", "[aircraft]")
{
    const Performance performance{test::caravan()};
    const auto flown = condition(10000.0, 8000.0);
    const auto speed = cruise_speed(performance, {.kind = CruiseKind::max_range}, flown);
    REQUIRE(speed);
    double best = 0.0;
    Speed best_speed;
    for (Speed tried = 80.0 * knot; tried < 170.0 * knot; tried += 0.01 * knot) {
        const double range = specific_range(performance, flown, tried);
        if (range > best) {
            best = range;
            best_speed = tried;
        }
    }
    CHECK(*speed > best_speed);
    CHECK_THAT(specific_range(performance, flown, *speed) / best, test::is_close_to(0.99, 1e-6));
}

TEST_CASE("endurance flies at the stall margin where less speed would burn less", "[aircraft]")
{
    const Performance performance{test::caravan()};
    const auto flown = condition(10000.0, 8750.0);
    const auto speed = cruise_speed(performance, {.kind = CruiseKind::endurance}, flown);
    REQUIRE(speed);
    // 1.4 × 78 KCAS at the reference mass.
    CHECK_THAT(calibrated_airspeed(*speed, flown.air) / knot, test::is_close_to(109.2, 0.01));
}

TEST_CASE("the stall margin of endurance grows with the load factor", "[aircraft]")
{
    const Performance performance{test::caravan()};
    auto flown = condition(5000.0, 8750.0);
    flown.load_factor = 1.21;
    const auto speed =
        cruise_speed(performance, {.kind = CruiseKind::endurance, .stall_margin = 1.3}, flown);
    REQUIRE(speed);
    CHECK_THAT(
        calibrated_airspeed(*speed, flown.air) / knot, test::is_close_to(1.3 * 78.0 * 1.1, 0.01));
}

TEST_CASE("far above the stall endurance is at the least fuel flow", "[aircraft]")
{
    auto profile = test::caravan();
    profile.limits.stall_speed = 30.0 * knot;
    const Performance performance{profile};
    auto flown = condition(10000.0, 8750.0);
    const auto speed = cruise_speed(performance, {.kind = CruiseKind::endurance}, flown);
    REQUIRE(speed);
    const auto flow = [&](Speed tried) {
        flown.true_airspeed = tried;
        return performance.level(flown).flow;
    };
    CHECK(flow(*speed) <= flow(*speed - 1.0 * knot));
    CHECK(flow(*speed) <= flow(*speed + 1.0 * knot));
}

TEST_CASE("a fixed airspeed is converted, and refused where it is not held", "[aircraft]")
{
    const Performance performance{test::caravan()};
    const CruiseSetting setting{.calibrated_airspeed = 110.0 * knot};
    const auto speed = cruise_speed(performance, setting, condition(10000.0, 7500.0));
    REQUIRE(speed);
    CHECK_THAT(*speed / knot, test::is_close_to(127.81, 0.005));
    CHECK_FALSE(cruise_speed(
        performance, {.calibrated_airspeed = 174.0 * knot}, condition(10000.0, 7500.0)));
}

TEST_CASE("no setting finds a speed where the aircraft cannot fly", "[aircraft]")
{
    const auto kind =
        GENERATE(CruiseKind::max_cruise, CruiseKind::max_range, CruiseKind::endurance);
    CHECK_FALSE(
        cruise_speed(Performance{test::caravan()}, {.kind = kind}, condition(30000.0, 8750.0)));
}

}  // namespace
}  // namespace transect::aircraft
