#include "transect/flightlog/sensor_check.hpp"

#include <cmath>
#include <vector>

#include "transect/flightlog/reader.hpp"
#include "transect/sensor/footprint.hpp"
#include "transect/sensor/gimbal.hpp"

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

constexpr MslHeight camera_height{1500.0 * metre};
constexpr MslHeight ground{300.0 * metre};
constexpr sensor::FieldOfView field{10.0 * degree, 6.0 * degree};

struct Fault {
    double lag_s = 0.0;
    double azimuth_deg = 0.0;    ///< true less reported
    double elevation_deg = 0.0;  ///< the same
    double slew_deg = 30.0;
};

/// Due east with 60 m/s, the camera swinging to and fro ahead.
sensor::GimbalAngles gimbal_at(double time_s, const Fault& fault)
{
    return {
        fault.slew_deg * std::sin(0.4 * time_s) * degree,
        (-25.0 + 0.1 * fault.slew_deg * std::sin(0.7 * time_s)) * degree,
        {}};
}

std::vector<Record> turret_records(const Fault& fault)
{
    const sensor::AirframeAttitude airframe{Bearing{90.0 * degree}, 2.0 * degree, 3.0 * degree};
    std::vector<Record> records;
    for (int i = 0; i < 300; ++i) {
        const double time_s = 0.2 * i;
        auto record = Record{
            .time =
                Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + time_s * second,
            .position = test::point(14.5, -3.9 + time_s * 60.0 / 107'790.0)};
        auto real = gimbal_at(time_s, fault);
        real.azimuth += fault.azimuth_deg * degree;
        real.elevation += fault.elevation_deg * degree;
        const sensor::CameraPose pose{
            record.position, camera_height, sensor::gimballed_look(airframe, real, field)};
        const auto hit = sensor::boresight_hit(pose, {ground});
        REQUIRE(hit);
        record.msl_height = camera_height;
        record.heading = airframe.heading;
        record.pitch = airframe.pitch;
        record.roll = airframe.roll;
        record.frame_centre = FrameCentre{hit->position, ground, {}};
        record.slant_range = hit->slant_range;
        record.look =
            sensor::gimballed_look(airframe, gimbal_at(time_s - fault.lag_s, fault), field);
        records.push_back(record);
    }
    return records;
}

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

TEST_CASE("the slant range is held against the frame centre", "[flightlog][sensor-check]")
{
    auto records = turret_records({});
    CHECK(check_sensor(records).slant_range_error->maximum < 0.5 * metre);
    for (auto& record : records) {
        *record.slant_range += 40.0 * metre;
    }
    const auto found = check_sensor(records);
    CHECK_THAT(found.slant_range_error->median / metre, test::is_close_to(40.0, 0.5));
}

TEST_CASE("a log without looks has nothing to check", "[flightlog][sensor-check]")
{
    const auto found = check_sensor({});
    CHECK_FALSE(found.slant_range_error.has_value());
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
    REQUIRE(found.slant_range_error.has_value());
    // In earth-centred coordinates -0.14 to +0.23 m.
    CHECK(found.slant_range_error->maximum < 0.3 * metre);
    REQUIRE(found.boresight.has_value());
    CHECK(abs(found.boresight->azimuth) < 0.2 * degree);
    CHECK(abs(found.boresight->elevation) < 0.2 * degree);
    if (found.time_skew) {
        CHECK(abs(found.time_skew->lag) < 2.0 * second);
    }
}

}  // namespace
}  // namespace transect::flightlog
