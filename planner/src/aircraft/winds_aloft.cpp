#include "transect/aircraft/winds_aloft.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "transect/aircraft/atmosphere.hpp"

namespace transect::aircraft {
namespace {

using Forecast = WindsAloft::Forecast;
using Level = WindsAloft::Level;

LocalWind wind_of(const Level& level)
{
    auto wind = components(level.wind);
    if (level.temperature) {
        wind.isa_deviation = *level.temperature - air_at(level.altitude, {}).temperature;
    }
    return wind;
}

std::optional<LocalWind> wind_at(const Forecast& forecast, PressureAltitude altitude)
{
    const auto& levels = forecast.levels;
    if (!(altitude <= highest_wind_level + level_tolerance)) {
        return std::nullopt;
    }
    const auto above = std::ranges::lower_bound(levels, altitude, {}, &Level::altitude);
    if (above == levels.begin()) {
        return wind_of(levels.front());
    }
    if (above == levels.end()) {
        const bool is_on_top = altitude - levels.back().altitude <= level_tolerance;
        return is_on_top ? std::optional{wind_of(levels.back())} : std::nullopt;
    }
    const auto below = std::prev(above);
    const double share = (altitude - below->altitude) / (above->altitude - below->altitude);
    return blend(wind_of(*below), wind_of(*above), share);
}

bool is_level(const Level& level)
{
    return level.altitude >= lowest_wind_level && level.altitude <= highest_wind_level;
}

bool is_valid(const Forecast& forecast)
{
    const auto& levels = forecast.levels;
    return !levels.empty() && std::ranges::all_of(levels, is_level) &&
           std::ranges::adjacent_find(levels, std::greater_equal{}, &Level::altitude) ==
               levels.end();
}

}  // namespace

std::optional<LocalWind> wind_at(const WindsAloft& winds, PressureAltitude altitude, Instant time)
{
    const auto& forecasts = winds.forecasts;
    if (!forecasts.front().valid) {
        return wind_at(forecasts.front(), altitude);
    }
    const auto later = std::ranges::lower_bound(
        forecasts, time, {}, [](const Forecast& forecast) { return *forecast.valid; });
    if (later == forecasts.end()) {
        return std::nullopt;
    }
    const auto after = wind_at(*later, altitude);
    if (*later->valid == time || !after) {
        return after;
    }
    if (later == forecasts.begin()) {
        return std::nullopt;
    }
    const auto earlier = std::prev(later);
    const auto before = wind_at(*earlier, altitude);
    if (!before) {
        return std::nullopt;
    }
    const double share = elapsed(*earlier->valid, time) / elapsed(*earlier->valid, *later->valid);
    return blend(*before, *after, share);
}

void require_valid(const WindsAloft& winds)
{
    const auto& forecasts = winds.forecasts;
    const bool is_always = forecasts.size() == 1 && !forecasts.front().valid;
    const bool is_timed =
        !forecasts.empty() &&
        std::ranges::all_of(forecasts, [](const Forecast& one) { return one.valid.has_value(); }) &&
        std::ranges::adjacent_find(forecasts, std::greater_equal{}, &Forecast::valid) ==
            forecasts.end();
    if (!(is_always || is_timed) || !std::ranges::all_of(forecasts, is_valid)) {
        throw std::domain_error{"winds aloft out of order, or outside the troposphere"};
    }
}

}  // namespace transect::aircraft
