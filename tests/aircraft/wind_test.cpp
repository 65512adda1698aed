#include "transect/aircraft/wind.hpp"

#include "transect/aircraft/turn.hpp"

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

ConstantWind wind(double from_deg, double speed_kt)
{
    return {Bearing{from_deg * degree}, speed_kt * knot};
}

TEST_CASE("the wind triangle meets worked examples", "[aircraft]")
{
    struct Case {
        double course_deg, airspeed_kt, from_deg, wind_kt, correction_deg, ground_speed_kt;
    };
    const auto expected = GENERATE(
        Case{65.0, 133.0, 30.0, 25.0, -6.19, 111.75},
        Case{140.0, 133.0, 30.0, 25.0, -10.17, 139.46},
        Case{245.0, 150.0, 60.0, 35.0, 1.17, 184.84},
        Case{0.0, 110.0, 90.0, 30.0, 15.83, 105.83});
    const Bearing course{expected.course_deg * degree};
    const auto triangle = wind_triangle(
        course, expected.airspeed_kt * knot, wind(expected.from_deg, expected.wind_kt));
    REQUIRE(triangle);
    CHECK_THAT(
        (triangle->heading - course) / degree, test::is_close_to(expected.correction_deg, 6e-3));
    CHECK_THAT(triangle->ground_speed / knot, test::is_close_to(expected.ground_speed_kt, 6e-3));
}

TEST_CASE("a wind that the aircraft cannot fly against has no triangle", "[aircraft]")
{
    const double from_deg = GENERATE(0.0, 90.0);
    CHECK_FALSE(wind_triangle(Bearing{Angle{}}, 60.0 * knot, wind(from_deg, 61.0)));
}

TEST_CASE("turn radius and load factor meet worked examples", "[aircraft]")
{
    struct Case {
        double airspeed_kt, bank_deg, radius_m, load_factor;
    };
    const auto expected = GENERATE(
        Case{110.0, 15.0, 1219.0, 1.0353},
        Case{133.0, 20.0, 1312.0, 1.0642},
        Case{170.0, 30.0, 1351.0, 1.1547});
    const Angle bank = expected.bank_deg * degree;
    CHECK_THAT(
        turn_radius(expected.airspeed_kt * knot, bank) / metre,
        test::is_close_to(expected.radius_m, 0.6));
    CHECK_THAT(load_factor(bank), test::is_close_to(expected.load_factor, 6e-5));
}

}  // namespace
}  // namespace transect::aircraft
