#include "flightlog/swinging_turret.hpp"

#include <cmath>
#include <random>

#include "transect/sensor/footprint.hpp"
#include "transect/sensor/gimbal.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::test {
namespace {

using flightlog::FrameCentre;
using flightlog::Record;

constexpr MslHeight camera_height{1500.0 * metre};
constexpr MslHeight ground{300.0 * metre};
constexpr sensor::FieldOfView field{10.0 * degree, 6.0 * degree};

sensor::GimbalAngles gimbal_at(double time_s, const TurretFault& fault)
{
    return {
        fault.slew_deg * std::sin(0.4 * time_s) * degree,
        (-25.0 + 0.1 * fault.slew_deg * std::sin(0.7 * time_s)) * degree,
        {}};
}

}  // namespace

std::vector<Record> turret_records(const TurretFault& fault)
{
    constexpr int count = 300;
    constexpr unsigned seed = 5;
    std::mt19937 random{seed};
    std::normal_distribution<double> normal;
    const sensor::AirframeAttitude airframe{Bearing{90.0 * degree}, 2.0 * degree, 3.0 * degree};
    std::vector<Record> records;
    records.reserve(count);
    for (int i = 0; i < count; ++i) {
        const double time_s = 0.2 * i;
        auto record = Record{
            .time =
                Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + time_s * second,
            .position = point(14.5, -3.9 + time_s * 60.0 / 107'790.0)};
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
        auto told = gimbal_at(time_s - fault.lag_s, fault);
        told.azimuth += fault.noise_deg * normal(random) * degree;
        told.elevation += fault.noise_deg * normal(random) * degree;
        record.look = sensor::gimballed_look(airframe, told, field);
        records.push_back(record);
    }
    return records;
}

}  // namespace transect::test
