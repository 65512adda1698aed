#include "transect/flightlog/sensor_check.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "transect/flightlog/timeline.hpp"
#include "transect/sensor/gimbal.hpp"

#include "flightlog/src/tracks/angle_track.hpp"
#include "flightlog/src/tracks/line_of_sight.hpp"
#include "flightlog/src/tracks/median.hpp"
#include "flightlog/src/tracks/offset_proposal.hpp"
#include "flightlog/src/tracks/time_skew.hpp"

namespace transect::flightlog {
namespace {

/// Where the gimbal would have to point to, less where it says that it points.
std::optional<sensor::GimbalAngles> gimbal_residual(const Record& record)
{
    const auto heights = common_heights(record);
    if (!record.look || record.look_is_by_corners || !heights || !record.heading || !record.pitch ||
        !record.roll) {
        return std::nullopt;
    }
    const sensor::AirframeAttitude airframe{*record.heading, *record.pitch, *record.roll};
    const auto way = direction_to(record.frame_centre->position, record, *heights);
    auto towards = *record.look;
    towards.azimuth = Bearing{std::atan2(way[1], way[0]) * radian};
    towards.depression = std::atan2(way[2], std::hypot(way[0], way[1])) * radian;
    const auto wanted = sensor::gimbal_angles(airframe, towards);
    const auto told = sensor::gimbal_angles(airframe, *record.look);
    const double turn_deg = (wanted.azimuth - told.azimuth) / degree;
    return sensor::GimbalAngles{
        std::remainder(turn_deg, 360.0) * degree, wanted.elevation - told.elevation, {}};
}

/// Near the gimbal's pole azimuths mean little.
constexpr Angle steepest = 75.0 * degree;

std::optional<BoresightOffset> boresight_offset(std::span<const Record> records)
{
    constexpr std::size_t least = 20;
    std::vector<double> azimuths_deg;
    std::vector<double> elevations_deg;
    for (const auto& record : records) {
        const auto residual = gimbal_residual(record);
        if (residual && abs(record.look->depression) <= steepest) {
            azimuths_deg.push_back(residual->azimuth / degree);
            elevations_deg.push_back(residual->elevation / degree);
        }
    }
    if (azimuths_deg.size() < least) {
        return std::nullopt;
    }
    const auto count = azimuths_deg.size();
    const double azimuth_deg = median(azimuths_deg);
    const double elevation_deg = median(elevations_deg);
    return BoresightOffset{
        azimuth_deg * degree,
        elevation_deg * degree,
        spread(std::move(azimuths_deg), azimuth_deg) * degree,
        spread(std::move(elevations_deg), elevation_deg) * degree,
        count};
}

}  // namespace

SensorCheck check_sensor(std::span<const Record> records)
{
    const auto skew = measure_time_skew(records);
    const bool lags = skew && stands_out(*skew, {});
    return {
        skew, lags ? boresight_offset(without_lag(records, skew->lag)) : boresight_offset(records)};
}

}  // namespace transect::flightlog
