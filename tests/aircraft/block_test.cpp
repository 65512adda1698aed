#include "transect/aircraft/block.hpp"

#include "support/catch.hpp"
#include "support/fuel_law.hpp"
#include "support/sample_aircraft.hpp"

namespace transect::aircraft {
namespace {

BlockFlight flight(double altitude_ft, CruiseKind kind)
{
    return {
        .cruise_altitude = PressureAltitude{altitude_ft * foot},
        .isa_deviation = {},
        .take_off_mass = 8750.0 * pound,
        .fuel = 2224.0 * pound,
        .taxi = 35.0 * pound,
        .reserve = 45.0 * minute,
        .cruise = {.kind = kind},
    };
}

Performance without_turret()
{
    auto profile = test::caravan();
    profile.performance.zero_lift_drag -= 0.003;
    return Performance{profile};
}

Block flown(const Performance& performance, const BlockFlight& flight)
{
    const auto answer = block(performance, test::caravan().schedule, flight);
    REQUIRE(std::holds_alternative<Block>(answer));
    return std::get<Block>(answer);
}

TEST_CASE("a block uses just the fuel it has", "[aircraft]")
{
    const auto kind = GENERATE(CruiseKind::max_cruise, CruiseKind::max_range);
    const auto result = flown(without_turret(), flight(10000.0, kind));
    const auto sum = 35.0 * pound + result.climb + result.cruise + result.descent + result.reserve;
    CHECK_THAT(sum / pound, test::is_close_to(2224.0, 1e-6));
}

TEST_CASE("an adaptive integration of the cruise burns the same fuel", "[aircraft]")
{
    const Performance performance = without_turret();
    const FlightCondition start{
        .air = air_at(PressureAltitude{10000.0 * foot}, {}),
        .isa_deviation = {},
        .true_airspeed = {},
        .mass = 8500.0 * pound,
        .load_factor = 1.0,
    };
    const CruiseSetting setting{.calibrated_airspeed = 120.0 * knot};
    const auto endurance = level_endurance(performance, setting, start, 1500.0 * pound);
    REQUIRE(endurance);
    const double speed_m_s = endurance->range / endurance->time / metre_per_second;
    const double end_kg = test::adaptive(
        [&](double, double mass_kg) {
            return -test::caravan_flow_kg_s(
                {.mass_kg = mass_kg, .height_m = 3048.0, .speed_m_s = speed_m_s});
        },
        0.0,
        endurance->time / second,
        8500.0 * 0.45359237);
    CHECK_THAT(8500.0 - end_kg / 0.45359237, test::is_close_to(1500.0, 1.5));
}

TEST_CASE("an adaptive integration of the descent burns the same fuel", "[aircraft]")
{
    const auto result = flown(without_turret(), flight(10000.0, CruiseKind::max_range));
    const double end_lb = 8750.0 + 35.0 - 2224.0;  // with dry tanks
    const double start_lb = end_lb + (result.reserve + result.descent) / pound;
    // The calibrated airspeed of the cruise at this mass: equivalent airspeed grows with √σ.
    const auto air = air_at(PressureAltitude{10000.0 * foot}, {});
    const auto speed = cruise_speed(
        without_turret(),
        {.kind = CruiseKind::max_range},
        {.air = air, .isa_deviation = {}, .true_airspeed = {}, .mass = start_lb * pound});
    REQUIRE(speed);
    const double calibrated_m_s = calibrated_airspeed(*speed, air) / metre_per_second;
    const double rate_m_s = 500.0 * 0.3048 / 60.0;
    const double end_kg = test::adaptive(
        [&](double height_m, double mass_kg) {
            const auto here = air_at(PressureAltitude{height_m * metre}, {});
            const double true_m_s =
                true_airspeed(calibrated_m_s * metre_per_second, here) / metre_per_second;
            return test::caravan_flow_kg_s(
                       {.mass_kg = mass_kg,
                        .height_m = height_m,
                        .speed_m_s = true_m_s,
                        .climb_m_s = -rate_m_s}) /
                   rate_m_s;
        },
        3048.0,
        0.0,
        start_lb * 0.45359237);
    CHECK_THAT(
        start_lb - end_kg / 0.45359237,
        test::is_close_to(result.descent / pound, 0.001 * result.descent / pound));
}

TEST_CASE("more reserve, height out of reach and a dry tank change the answer", "[aircraft]")
{
    const auto performance = without_turret();
    const auto& schedule = test::caravan().schedule;
    auto longer = flight(10000.0, CruiseKind::max_cruise);
    const auto range = flown(performance, longer).range;
    longer.reserve = 60.0 * minute;
    CHECK(flown(performance, longer).range < range);

    const auto too_high = block(performance, schedule, flight(24900.0, CruiseKind::max_cruise));
    REQUIRE(std::holds_alternative<Finding>(too_high));
    CHECK(std::get<Finding>(too_high).code == "height-out-of-reach");

    auto dry = flight(10000.0, CruiseKind::max_cruise);
    dry.fuel = 300.0 * pound;
    const auto short_of_fuel = block(performance, schedule, dry);
    REQUIRE(std::holds_alternative<Finding>(short_of_fuel));
    CHECK(std::get<Finding>(short_of_fuel).code == "fuel-below-need");
}

}  // namespace
}  // namespace transect::aircraft
