#include "flightlog/src/tracks/planned_air.hpp"

#include <cmath>

namespace transect::flightlog {
namespace {

/// Within these, on the hottest and the coldest day, the standard atmosphere goes on.
constexpr MslHeight lowest{-500.0 * metre};
constexpr MslHeight highest{9000.0 * metre};

}  // namespace

PlannedAir::PlannedAir(const planner::Mission& mission)
    : wind_{mission.weather.wind},
      altimetry_{
          {.qnh = mission.weather.qnh,
           .isa_deviation = mission.weather.isa_deviation,
           .station = mission.base.elevation}}
{}

std::optional<aircraft::AirPlace> PlannedAir::air_place(const Place& place) const
{
    if (place.height < lowest || place.height > highest) {
        return std::nullopt;
    }
    return aircraft::AirPlace{
        .position = place.position,
        .altitude = altimetry_.pressure_altitude(place.height),
        .time = place.time};
}

std::optional<aircraft::LocalWind> PlannedAir::wind(const Place& place) const
{
    const auto there = air_place(place);
    return there ? wind_.at(*there) : std::nullopt;
}

std::optional<aircraft::LocalWind> PlannedAir::known_wind(const Place& place) const
{
    const auto there = air_place(place);
    const auto lowest_level = wind_.lowest_level();
    const bool is_known = there && (!lowest_level || there->altitude >= *lowest_level);
    return is_known ? wind_.at(*there) : std::nullopt;
}

std::optional<PlannedAir::Conditions> PlannedAir::conditions(const Place& place) const
{
    const auto there = air_place(place);
    if (!there) {
        return std::nullopt;
    }
    const auto local = wind_.at(*there);
    const auto deviation =
        local && local->isa_deviation ? *local->isa_deviation : altimetry_.isa_deviation();
    return Conditions{aircraft::air_at(there->altitude, deviation), deviation};
}

aircraft::ConstantWind as_forecast(const aircraft::LocalWind& wind)
{
    const double east = wind.east / metre_per_second;
    const double north = wind.north / metre_per_second;
    const double speed = std::hypot(east, north);
    const Bearing from{speed > 0.0 ? std::atan2(-east, -north) * radian : Angle{}};
    return {.from = from, .speed = speed * metre_per_second};
}

}  // namespace transect::flightlog
