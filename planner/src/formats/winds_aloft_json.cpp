#include "formats/winds_aloft_json.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/aircraft/atmosphere.hpp"

#include "formats/json_quantity.hpp"
#include "formats/mission_parts.hpp"
#include "formats/terrain_json.hpp"

namespace transect::formats {
namespace {

using aircraft::WindsAloft;
using planner::SetHeight;
using Level = WindsAloft::Level;

constexpr QuantityKey<Angle> from{"from_true_deg", degree, 0.0, 360.0};
constexpr QuantityKey<Speed> speed{"speed_kt", knot, 0.0, 300.0};
constexpr QuantityKey<Length> pressure_altitude{"pressure_altitude_m", metre, -1000.0, 11'000.0};
constexpr std::string_view temperature_key = "temperature_c";
constexpr std::string_view valid_key = "valid_at";

PressureAltitude pressure_altitude_of(const SetHeight& height, const planner::Mission& mission)
{
    const aircraft::Altimetry day{
        {.qnh = mission.weather.qnh,
         .isa_deviation = mission.weather.isa_deviation,
         .station = mission.base.elevation}};
    switch (height.reference) {
        case SetHeight::Reference::altitude_qnh:
            return day.pressure_altitude_at_indicated(height.value);
        case SetHeight::Reference::height_agl:
            return day.pressure_altitude(mission.ground_elevation.value() + height.value);
        case SetHeight::Reference::altitude_gps_msl:
            return day.pressure_altitude(MslHeight{height.value});
        case SetHeight::Reference::flight_level:
            break;
    }
    return PressureAltitude{height.value};
}

PressureAltitude altitude(const JsonView& object, const planner::Mission& mission)
{
    if (const auto given = optional(object, pressure_altitude)) {
        return PressureAltitude{*given};
    }
    const auto height = set_height(object);
    require_ground(object, height, mission);
    const auto altitude = pressure_altitude_of(height, mission);
    if (!(altitude >= aircraft::lowest_wind_level && altitude <= aircraft::highest_wind_level)) {
        object.fail(fmt::format(
            "is at {:.0f} ft pressure altitude; winds are used from {:.0f} to {:.0f} ft",
            altitude.above_datum() / foot,
            aircraft::lowest_wind_level.above_datum() / foot,
            aircraft::highest_wind_level.above_datum() / foot));
    }
    return altitude;
}

Level level(const JsonView& object, const planner::Mission& mission)
{
    Level result{
        .altitude = altitude(object, mission),
        .wind = {.from = Bearing{required(object, from)}, .speed = required(object, speed)},
    };
    if (const auto celsius = object.find(temperature_key)) {
        constexpr double coldest_c = -90.0;
        constexpr double warmest_c = 60.0;
        result.temperature = Temperature::from_celsius(celsius->number_in(coldest_c, warmest_c));
    }
    return result;
}

std::optional<Instant> valid_at(const JsonView& object)
{
    const auto value = object.find(valid_key);
    if (!value) {
        return std::nullopt;
    }
    const auto time = parse_iso8601(value->string());
    if (!time) {
        value->fail("expected a time such as \"2026-11-23T06:00:00Z\"");
    }
    return time;
}

using ByTime = std::map<std::optional<Instant>, std::vector<Level>>;

/// A temperature between a level that has one and a level that has none would be a guess.
void require_temperatures(const ByTime& levels, const JsonView& list)
{
    std::size_t with = 0;
    std::size_t all = 0;
    for (const auto& [time, group] : levels) {
        all += group.size();
        with += static_cast<std::size_t>(std::ranges::count_if(
            group, [](const Level& level) { return level.temperature.has_value(); }));
    }
    if (with != 0 && with != all) {
        list.fail("give temperature_c for all levels or for none");
    }
}

void require_times(const ByTime& levels, const JsonView& list)
{
    const bool some_without = levels.begin()->first == std::nullopt;
    if (some_without && levels.size() > 1) {
        list.fail(fmt::format("give {} for all levels or for none", valid_key));
    }
    if (!some_without && levels.size() == 1) {
        list.fail(fmt::format(
            "all levels have one {}, which says nothing about any other time: give a later one "
            "too, or none, which means the whole mission",
            valid_key));
    }
}

}  // namespace

WindsAloft winds_aloft(
    const JsonView& list, const planner::Mission& mission, Complaints& complaints)
{
    constexpr std::size_t most = 1000;
    const auto count = list.size("a list of levels");
    if (count == 0 || count > most) {
        list.fail(fmt::format("expected 1 to {} levels", most));
    }
    ByTime levels;
    for (std::size_t i = 0; i < count; ++i) {
        complaints.check([&] {
            const auto object = list[i];
            object.require_object();
            auto keys = with_height_keys(
                {pressure_altitude.key, from.key, speed.key, temperature_key, valid_key});
            complaints.allow_only(object, keys);
            auto read = level(object, mission);
            auto& others = levels[valid_at(object)];
            if (std::ranges::count(others, read.altitude, &Level::altitude) > 0) {
                object.fail("another level has this height");
            }
            others.push_back(read);
        });
    }
    WindsAloft winds;
    if (levels.empty()) {
        return winds;
    }
    require_times(levels, list);
    require_temperatures(levels, list);
    for (auto& [time, group] : levels) {
        std::ranges::sort(group, {}, &Level::altitude);
        winds.forecasts.push_back({.valid = time, .levels = std::move(group)});
    }
    return winds;
}

void write(JsonWriter& json, const WindsAloft& winds)
{
    json.begin_array();
    for (const auto& forecast : winds.forecasts) {
        for (const auto& level : forecast.levels) {
            json.begin_object();
            json.member(pressure_altitude.key, level.altitude.above_datum() / metre);
            json.member(from.key, level.wind.from.angle() / degree);
            json.member(speed.key, number_in(level.wind.speed, speed.unit));
            if (level.temperature) {
                json.member(temperature_key, level.temperature->in_celsius());
            }
            if (forecast.valid) {
                json.member(valid_key, to_iso8601(*forecast.valid));
            }
            json.end_object();
        }
    }
    json.end_array();
}

}  // namespace transect::formats
