#include "transect/aircraft/atmosphere.hpp"

#include <stdexcept>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

// Vectors computed by an independent program from ICAO Doc 7488 and printed to these digits.
TEST_CASE("the standard atmosphere meets its tables", "[aircraft]")
{
    struct Case {
        double altitude_ft, deviation_k, temperature_k, pressure_pa, density;
    };
    const auto expected = GENERATE(
        Case{0.0, 0.0, 288.150, 101325.00, 1.22500},
        Case{5000.0, 0.0, 278.244, 84307.26, 1.05555},
        Case{10000.0, 0.0, 268.338, 69681.64, 0.90464},
        Case{10000.0, 20.0, 288.338, 69681.64, 0.84189},
        Case{14000.0, 15.0, 275.413, 59523.86, 0.75291},
        Case{20000.0, 0.0, 248.526, 46563.24, 0.65269});
    CAPTURE(expected.altitude_ft, expected.deviation_k);
    const auto air =
        air_at(PressureAltitude{expected.altitude_ft * foot}, expected.deviation_k * kelvin);
    CHECK_THAT(air.temperature.in_kelvin(), test::is_close_to(expected.temperature_k, 6e-4));
    CHECK_THAT(air.pressure / pascal, test::is_close_to(expected.pressure_pa, 6e-2));
    CHECK_THAT(air.density / kilogram_per_cubic_metre, test::is_close_to(expected.density, 6e-6));
}

TEST_CASE("calibrated and true airspeed convert both ways", "[aircraft]")
{
    struct Case {
        double calibrated_kt, altitude_ft, deviation_k, true_kt;
    };
    const auto expected = GENERATE(
        Case{95.0, 10000.0, 20.0, 114.46},
        Case{110.0, 10000.0, 0.0, 127.81},
        Case{110.0, 10000.0, 20.0, 132.48},
        Case{130.0, 8000.0, 15.0, 150.37},
        Case{160.0, 12000.0, 20.0, 198.50});
    const auto air =
        air_at(PressureAltitude{expected.altitude_ft * foot}, expected.deviation_k * kelvin);
    const auto airspeed = true_airspeed(expected.calibrated_kt * knot, air);
    CHECK_THAT(airspeed / knot, test::is_close_to(expected.true_kt, 6e-3));
    CHECK_THAT(
        calibrated_airspeed(airspeed, air) / knot, test::is_close_to(expected.calibrated_kt, 1e-9));
}

TEST_CASE("pressure altitude of a pressure inverts the atmosphere", "[aircraft]")
{
    const auto altitude = PressureAltitude{12345.0 * foot};
    const auto back = pressure_altitude(air_at(altitude, TemperatureDifference{}).pressure);
    CHECK_THAT((back - altitude) / metre, test::is_close_to(0.0, 1e-6));
}

TEST_CASE("a height beyond the troposphere is refused", "[aircraft]")
{
    CHECK_THROWS_AS(
        air_at(PressureAltitude{40000.0 * foot}, TemperatureDifference{}), std::domain_error);
}

TEST_CASE("an altimeter reads low in warm air above the station", "[aircraft]")
{
    // 10,000 ft indicated at ISA+20 is about 10,650 ft over a station at 906 ft.
    const Altimetry altimetry{
        {.qnh = sea_level_pressure,
         .isa_deviation = 20.0 * kelvin,
         .station = MslHeight{906.0 * foot}}};
    const auto height = altimetry.height(altimetry.pressure_altitude_at_indicated(10000.0 * foot));
    CHECK_THAT(height.above_datum() / foot, test::is_close_to(10650.0, 15.0));
}

TEST_CASE("an altimeter is right at the station whose QNH it is set to", "[aircraft]")
{
    const MslHeight station{906.0 * foot};
    const Altimetry altimetry{
        {.qnh = 1002.0 * hectopascal, .isa_deviation = 17.0 * kelvin, .station = station}};
    const auto altitude = altimetry.pressure_altitude(station);
    CHECK_THAT(altimetry.indicated(altitude) / foot, test::is_close_to(906.0, 1e-6));
}

TEST_CASE("ten hectopascals of QNH are about 280 feet", "[aircraft]")
{
    const Altimetry low{{.qnh = 1003.25 * hectopascal, .isa_deviation = {}, .station = {}}};
    const Altimetry standard{{.qnh = sea_level_pressure, .isa_deviation = {}, .station = {}}};
    const auto lower = low.pressure_altitude_at_indicated(3000.0 * foot);
    const auto upper = standard.pressure_altitude_at_indicated(3000.0 * foot);
    CHECK_THAT((lower - upper) / foot, test::is_close_to(275.0, 8.0));
}

TEST_CASE("height and pressure altitude invert each other", "[aircraft]")
{
    const double feet = GENERATE(-200.0, 0.0, 906.0, 8500.0, 20000.0);
    const double deviation = GENERATE(-30.0, 0.0, 25.0);
    const Altimetry altimetry{
        {.qnh = 1009.0 * hectopascal,
         .isa_deviation = deviation * kelvin,
         .station = MslHeight{276.0 * metre}}};
    const MslHeight height{feet * foot};
    const auto back = altimetry.height(altimetry.pressure_altitude(height));
    CHECK_THAT((back - height) / metre, test::is_close_to(0.0, 1e-3));
}

}  // namespace
}  // namespace transect::aircraft
