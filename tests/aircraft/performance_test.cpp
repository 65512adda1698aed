#include "transect/aircraft/performance.hpp"

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
    const auto model = test::caravan().performance;
    const auto flown = condition(expected.calibrated_kt, expected.altitude_ft, 20.0, 7500.0);
    const auto flow = fuel_flow(model, flown, required_power(model, flown, Speed{}));
    CHECK_THAT(flow / pound_per_hour, test::is_close_to(expected.flow_pph, 4.0));
}

TEST_CASE("maximum cruise speed meets the published table within 5 kt", "[aircraft]")
{
    // POH: cargo pod, no turret, about 8,000 lb: 175 KTAS at 10,000 ft, 164 at 20,000 ft.
    struct Case {
        double altitude_ft, true_kt;
    };
    const auto expected = GENERATE(Case{10000.0, 175.0}, Case{20000.0, 164.0});
    auto model = test::caravan().performance;
    model.zero_lift_drag -= 0.003;
    auto flown = condition(100.0, expected.altitude_ft, 0.0, 8000.0);
    flown.true_airspeed = (expected.true_kt - 5.0) * knot;
    CHECK(required_power(model, flown, Speed{}) < available_power(model, flown));
    flown.true_airspeed = (expected.true_kt + 5.0) * knot;
    CHECK(required_power(model, flown, Speed{}) > available_power(model, flown));
}

TEST_CASE("climb rate at sea level is the published one within a tenth", "[aircraft]")
{
    auto model = test::caravan().performance;
    model.zero_lift_drag -= 0.003;
    const auto flown = condition(104.0, 0.0, 0.0, 8750.0);
    const auto rate = climb_rate(model, flown, available_power(model, flown));
    CHECK_THAT(rate / foot_per_minute, test::is_close_to(925.0, 92.5));
}

TEST_CASE("power for a climb rate and climb rate at a power agree", "[aircraft]")
{
    const auto model = test::caravan().performance;
    const auto flown = condition(115.0, 5000.0, 15.0, 8000.0);
    const auto rate = 430.0 * foot_per_minute;
    CHECK_THAT(
        climb_rate(model, flown, required_power(model, flown, rate)) / rate,
        test::is_close_to(1.0, 1e-12));
}

TEST_CASE("a steep descent needs no power and never less than none", "[aircraft]")
{
    const auto model = test::caravan().performance;
    const auto flown = condition(115.0, 5000.0, 0.0, 8000.0);
    CHECK(required_power(model, flown, -5000.0 * foot_per_minute) == Power{});
}

TEST_CASE("heat costs power and cold gives none", "[aircraft]")
{
    const auto model = test::caravan().performance;
    const auto standard = condition(115.0, 0.0, 0.0, 8000.0);
    auto hot = standard;
    hot.isa_deviation = 20.0 * kelvin;
    auto cold = standard;
    cold.isa_deviation = -20.0 * kelvin;
    CHECK_THAT(
        available_power(model, hot) / available_power(model, standard),
        test::is_close_to(0.94, 1e-12));
    CHECK(available_power(model, cold) == available_power(model, standard));
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
