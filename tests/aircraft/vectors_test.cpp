// Vectors of flight mechanics, computed by an independent program and printed to these digits: the
// standard atmosphere of ICAO Doc 7488, compressible airspeeds, density altitude, turns and wind.

#include <cmath>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/aircraft/turn.hpp"
#include "transect/aircraft/wind.hpp"

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

/// Half of the last of so many decimals.
double half_digit(int decimals)
{
    return 0.5 * std::pow(10.0, -decimals) * (1.0 + 1e-9);
}

auto prints_as(double printed, int decimals)
{
    return test::is_close_to(printed, half_digit(decimals));
}

TEST_CASE("the standard atmosphere meets its vectors to their digits", "[aircraft]")
{
    struct Case {
        double altitude_ft, deviation_k, temperature_k, pressure_pa, density, density_ratio;
    };
    const auto expected = GENERATE(
        Case{0.0, 0.0, 288.150, 101325.00, 1.22500, 1.00000},
        Case{5000.0, 0.0, 278.244, 84307.26, 1.05555, 0.86167},
        Case{10000.0, 0.0, 268.338, 69681.64, 0.90464, 0.73848},
        Case{10000.0, 20.0, 288.338, 69681.64, 0.84189, 0.68726},
        Case{14000.0, 15.0, 275.413, 59523.86, 0.75291, 0.61462},
        Case{20000.0, 0.0, 248.526, 46563.24, 0.65269, 0.53281});
    CAPTURE(expected.altitude_ft, expected.deviation_k);
    const auto air =
        air_at(PressureAltitude{expected.altitude_ft * foot}, expected.deviation_k * kelvin);
    CHECK_THAT(air.temperature.in_kelvin(), prints_as(expected.temperature_k, 3));
    CHECK_THAT(air.pressure / pascal, prints_as(expected.pressure_pa, 2));
    CHECK_THAT(air.density / kilogram_per_cubic_metre, prints_as(expected.density, 5));
    CHECK_THAT(air.density_ratio(), prints_as(expected.density_ratio, 5));
}

TEST_CASE("calibrated airspeed gives the vectors' true airspeed and Mach number", "[aircraft]")
{
    struct Case {
        double calibrated_kt, altitude_ft, deviation_k, true_kt, mach;
    };
    const auto expected = GENERATE(
        Case{95.0, 10000.0, 20.0, 114.46, 0.1730},
        Case{110.0, 10000.0, 0.0, 127.81, 0.2002},
        Case{110.0, 10000.0, 20.0, 132.48, 0.2002},
        Case{130.0, 8000.0, 15.0, 150.37, 0.2277},
        Case{160.0, 12000.0, 20.0, 198.50, 0.3021});
    const auto air =
        air_at(PressureAltitude{expected.altitude_ft * foot}, expected.deviation_k * kelvin);
    const auto airspeed = true_airspeed(expected.calibrated_kt * knot, air);
    CHECK_THAT(airspeed / knot, prints_as(expected.true_kt, 2));
    CHECK_THAT(mach_number(airspeed, air), prints_as(expected.mach, 4));
}

TEST_CASE("QNH and temperature give the vectors' density altitude", "[aircraft]")
{
    struct Case {
        double elevation_ft, qnh_hpa, outside_c, pressure_altitude_ft, density_altitude_ft;
        double isa_deviation_k;
    };
    const auto expected = GENERATE(
        Case{906.0, 1013.25, 40.0, 906.0, 3912.0, 26.8},
        Case{906.0, 1010.0, 42.0, 994.0, 4230.0, 29.0},
        Case{906.0, 1014.0, 25.0, 886.0, 2245.0, 11.8},
        Case{1247.0, 1012.0, 39.69, 1281.0, 4332.0, 27.2});
    const auto outside = Temperature::from_celsius(expected.outside_c);
    const auto pressure =
        station_pressure(expected.qnh_hpa * hectopascal, MslHeight{expected.elevation_ft * foot});
    const auto altitude = pressure_altitude(pressure);
    CHECK_THAT(altitude.above_datum() / foot, prints_as(expected.pressure_altitude_ft, 0));
    CHECK_THAT(
        density_altitude(measured_air(pressure, outside)) / foot,
        prints_as(expected.density_altitude_ft, 0));
    CHECK_THAT(isa_deviation(altitude, outside) / kelvin, prints_as(expected.isa_deviation_k, 1));
}

TEST_CASE("a turn meets its vectors to their digits", "[aircraft]")
{
    struct Case {
        double airspeed_kt, bank_deg, radius_m, radius_nm, rate_deg_s, circle_s, load, stall;
        double standard_bank_deg;
    };
    const auto expected = GENERATE(
        Case{110.0, 15.0, 1219.0, 0.658, 2.661, 135.3, 1.0353, 1.0175, 16.8},
        Case{133.0, 20.0, 1312.0, 0.708, 2.989, 120.4, 1.0642, 1.0316, 20.1},
        Case{133.0, 25.0, 1024.0, 0.553, 3.829, 94.0, 1.1034, 1.0504, 20.1},
        Case{150.0, 30.0, 1052.0, 0.568, 4.204, 85.6, 1.1547, 1.0746, 22.4},
        Case{170.0, 30.0, 1351.0, 0.729, 3.709, 97.1, 1.1547, 1.0746, 25.0});
    CAPTURE(expected.airspeed_kt, expected.bank_deg);
    const Speed airspeed = expected.airspeed_kt * knot;
    const Angle bank = expected.bank_deg * degree;
    const auto radius = turn_radius(airspeed, bank);
    const auto rate = turn_rate(airspeed, bank);
    CHECK_THAT(radius / metre, prints_as(expected.radius_m, 0));
    CHECK_THAT(radius / nautical_mile, prints_as(expected.radius_nm, 3));
    CHECK_THAT(rate / (degree / second), prints_as(expected.rate_deg_s, 3));
    CHECK_THAT(360.0 * degree / rate / second, prints_as(expected.circle_s, 1));
    CHECK_THAT(load_factor(bank), prints_as(expected.load, 4));
    CHECK_THAT(std::sqrt(load_factor(bank)), prints_as(expected.stall, 4));
    CHECK_THAT(
        bank_for(standard_turn_rate, airspeed) / degree, prints_as(expected.standard_bank_deg, 1));
}

TEST_CASE("the wind triangle meets its vectors to their digits", "[aircraft]")
{
    struct Case {
        double course_deg, airspeed_kt, from_deg, wind_kt, correction_deg, ground_speed_kt;
    };
    const auto expected = GENERATE(
        Case{65.0, 133.0, 30.0, 25.0, -6.19, 111.75},
        Case{140.0, 133.0, 30.0, 25.0, -10.17, 139.46},
        Case{245.0, 150.0, 60.0, 35.0, 1.17, 184.84},
        Case{0.0, 110.0, 90.0, 30.0, 15.83, 105.83});
    CAPTURE(expected.course_deg);
    const Bearing course{expected.course_deg * degree};
    const auto triangle = wind_triangle(
        course,
        expected.airspeed_kt * knot,
        {Bearing{expected.from_deg * degree}, expected.wind_kt * knot});
    REQUIRE(triangle);
    CHECK_THAT((triangle->heading - course) / degree, prints_as(expected.correction_deg, 2));
    CHECK_THAT(triangle->ground_speed / knot, prints_as(expected.ground_speed_kt, 2));
}

TEST_CASE("turn anticipation meets its vector and ends at a reversal", "[aircraft]")
{
    // 133 KTAS with 20 kt of tailwind, 20° of bank, a corner of 45° to either side.
    const auto radius = turn_radius(153.0 * knot, 20.0 * degree);
    const double side = GENERATE(-1.0, 1.0);
    const auto distance = turn_anticipation(radius, side * 45.0 * degree);
    REQUIRE(distance);
    CHECK_THAT(*distance / nautical_mile, test::is_close_to(0.3882009674086854, 1e-14));
    CHECK_FALSE(turn_anticipation(radius, side * 180.0 * degree));
}

}  // namespace
}  // namespace transect::aircraft
