#include "transect/flightlog/sensor_check.hpp"

#include "transect/flightlog/reader.hpp"

#include "flightlog/swinging_turret.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::turret_records;

TEST_CASE("angles that lag behind positions are measured", "[flightlog][sensor-check]")
{
    const auto lag_s = GENERATE(-0.73, -0.2, 0.0, 0.35, 1.1);
    const auto found =
        check_sensor(turret_records({.lag_s = lag_s, .azimuth_deg = 0.4, .elevation_deg = -0.3}));
    REQUIRE(found.time_skew.has_value());
    // Angles are interpolated over 0.2 s.
    CHECK_THAT(found.time_skew->lag / second, test::is_close_to(lag_s, 0.02));
    CHECK(found.time_skew->error <= found.time_skew->error_as_logged);
}

TEST_CASE("a camera that hardly moves tells no lag", "[flightlog][sensor-check]")
{
    const auto found = check_sensor(turret_records({.lag_s = 0.5, .slew_deg = 0.5}));
    CHECK_FALSE(found.time_skew.has_value());
    CHECK(found.boresight.has_value());
}

TEST_CASE("a boresight that is off is measured in gimbal angles", "[flightlog][sensor-check]")
{
    const auto found = check_sensor(turret_records({.azimuth_deg = 0.4, .elevation_deg = -0.3}));
    REQUIRE(found.boresight.has_value());
    CHECK_THAT(found.boresight->azimuth / degree, test::is_close_to(0.4, 0.01));
    CHECK_THAT(found.boresight->elevation / degree, test::is_close_to(-0.3, 0.01));
    CHECK(found.boresight->azimuth_spread < 0.02 * degree);
    CHECK(found.boresight->records == 300);
}

TEST_CASE("a log without looks has nothing to check", "[flightlog][sensor-check]")
{
    const auto found = check_sensor({});
    CHECK_FALSE(found.time_skew.has_value());
    CHECK_FALSE(found.boresight.has_value());
}

TEST_CASE("a real turret's self-check", "[flightlog][sensor-check][real]")
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto found = check_sensor(read_log(*path).records);
    REQUIRE(found.boresight.has_value());
    // Worked out in earth-centred coordinates: -0.0720° ± 0.0985° and -0.0024°.
    CHECK_THAT(found.boresight->azimuth / degree, test::is_close_to(-0.0720, 0.001));
    CHECK_THAT(found.boresight->azimuth_spread / degree, test::is_close_to(0.0985, 0.001));
    CHECK_THAT(found.boresight->elevation / degree, test::is_close_to(-0.0024, 0.001));
    // A best lag of less than 0.05 s, its fifths from -1.35 to 0.5 s.
    REQUIRE(found.time_skew.has_value());
    CHECK(abs(found.time_skew->lag) < 0.05 * second);
    CHECK((!found.time_skew->spread || *found.time_skew->spread > 0.1 * second));
}

}  // namespace
}  // namespace transect::flightlog
