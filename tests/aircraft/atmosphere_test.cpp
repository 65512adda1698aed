#include "transect/aircraft/atmosphere.hpp"

#include <stdexcept>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

TEST_CASE("true airspeed converts back to the calibrated one", "[aircraft]")
{
    const double calibrated_kt = GENERATE(60.0, 110.0, 175.0);
    const auto air = air_at(PressureAltitude{12000.0 * foot}, 17.0 * kelvin);
    const auto airspeed = true_airspeed(calibrated_kt * knot, air);
    CHECK_THAT(calibrated_airspeed(airspeed, air) / knot, test::is_close_to(calibrated_kt, 1e-9));
}

TEST_CASE("in standard air the density altitude is the pressure altitude", "[aircraft]")
{
    const double feet = GENERATE(-500.0, 0.0, 8500.0, 30000.0);
    const auto air = air_at(PressureAltitude{feet * foot}, TemperatureDifference{});
    CHECK_THAT(density_altitude(air) / foot, test::is_close_to(feet, 0.02));
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
