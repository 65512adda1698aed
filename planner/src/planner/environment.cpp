#include "planner/environment.hpp"

#include <algorithm>
#include <cmath>

#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

PlanePoint plane_wind(const aircraft::LocalWind& wind)
{
    return {wind.east / metre_per_second, wind.north / metre_per_second};
}

/// Clockwise by an angle.
PlanePoint turned(PlanePoint vector, Angle right)
{
    const double sine = std::sin(right / radian);
    const double cosine = std::cos(right / radian);
    return {
        cosine * vector.x_m + sine * vector.y_m,
        cosine * vector.y_m - sine * vector.x_m,
    };
}

}  // namespace

double MovingAir::ground_speed_m_s(PlanePoint course, double airspeed_m_s) const
{
    const double along = dot(wind_m_s, course);
    const double across_squared = dot(wind_m_s, wind_m_s) - along * along;
    const double left = airspeed_m_s * airspeed_m_s - across_squared;
    return left > 0.0 ? std::max(0.0, std::sqrt(left) + along) : 0.0;
}

Environment::Environment(const Mission& mission, const LocalPlane& local_plane, const Erosion& day)
    : profile{mission.aircraft},
      performance{mission.aircraft},
      altimetry{planner::altimetry(mission)},
      plane{local_plane},
      wind{mission.weather.wind},
      erosion{day}
{
    if (const auto constant = wind.constant()) {
        const double from = constant->from.angle() / radian;
        steady = MovingAir{
            .wind_m_s =
                -(constant->speed / metre_per_second) * PlanePoint{std::sin(from), std::cos(from)} +
                erosion.wind_change_m_s,
            .isa_deviation = altimetry.isa_deviation(),
        };
    }
}

std::optional<MovingAir> Environment::moving_air(const Spot& spot) const
{
    if (steady) {
        return steady;
    }
    const auto local = wind.at({
        .position = plane.reverse(spot.position),
        .altitude = altimetry.pressure_altitude(MslHeight{spot.height_m * metre}),
        .time = spot.time,
    });
    if (!local) {
        return std::nullopt;
    }
    MovingAir air{
        .wind_m_s = plane_wind(*local),
        .isa_deviation = local->isa_deviation ? *local->isa_deviation + erosion.warmer
                                              : altimetry.isa_deviation(),
    };
    if (wind.varies_by_place()) {
        const auto plane_north = plane.true_bearing(spot.position, {0.0, 1.0});
        air.wind_m_s = turned(air.wind_m_s, Bearing{Angle{}} - plane_north);
    }
    air.wind_m_s = air.wind_m_s + erosion.wind_change_m_s;
    return air;
}

aircraft::Air Environment::air(double height_m, TemperatureDifference isa_deviation) const
{
    return aircraft::air_at(
        altimetry.pressure_altitude(MslHeight{height_m * metre}), isa_deviation);
}

double Environment::true_airspeed_m_s(
    Speed calibrated, double height_m, TemperatureDifference isa_deviation) const
{
    return aircraft::true_airspeed(calibrated, air(height_m, isa_deviation)) / metre_per_second;
}

Finding Environment::wind_unknown(const Spot& spot) const
{
    const auto position = plane.reverse(spot.position);
    return {
        Severity::error,
        "wind-unknown",
        {{"height_ft", spot.height_m * metre / foot},
         {"latitude_deg", position.latitude.angle() / degree},
         {"longitude_deg", position.longitude.angle() / degree},
         {"time", to_iso8601(std::chrono::floor<std::chrono::seconds>(spot.time))}}};
}

}  // namespace transect::planner
