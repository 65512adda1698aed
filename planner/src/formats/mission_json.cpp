#include "formats/mission_json.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/formats/mission_file.hpp"

#include "formats/field_json.hpp"
#include "formats/json_choice.hpp"
#include "formats/json_quantity.hpp"
#include "formats/keep_area_json.hpp"
#include "formats/limits_json.hpp"
#include "formats/loading_json.hpp"
#include "formats/mission_parts.hpp"
#include "formats/profile_files.hpp"
#include "formats/profile_json.hpp"
#include "formats/task_json.hpp"
#include "formats/terrain_json.hpp"
#include "formats/wind_json.hpp"

namespace transect::formats {
namespace {

using planner::Mission;

std::string title(const JsonView& value)
{
    auto text = value.string();
    if (text.empty()) {
        value.fail("must not be empty");
    }
    return text;
}

std::string code(const JsonView& value)
{
    auto text = value.string();
    const auto is_allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (text.size() != 2 || !std::ranges::all_of(text, is_allowed)) {
        value.fail("expected two of A-Z and 0-9; they begin every waypoint name");
    }
    return text;
}

Instant instant(const JsonView& value)
{
    const auto time = parse_iso8601(value.string());
    if (!time) {
        value.fail("expected a time such as \"2026-11-23T07:00:00Z\"");
    }
    return *time;
}

/// Empty where the key is not given.
struct Places {
    std::string_view key;
    std::string_view name;  ///< of many
    std::size_t most;
};
template <typename Read>
auto places(const JsonView& mission, const Places& places, Complaints& complaints, const Read& read)
{
    std::vector<decltype(read(mission, complaints))> result;
    const auto list = mission.find(places.key);
    if (!list) {
        return result;
    }
    const auto count = complaints.take([&] {
        const auto size = list->size(fmt::format("a list of {}", places.name));
        if (size > places.most) {
            list->fail(fmt::format("more than {} {}", places.most, places.name));
        }
        return size;
    });
    for (std::size_t i = 0; i < count.value_or(0) && !complaints.is_full(); ++i) {
        result.push_back(read((*list)[i], complaints));
    }
    return result;
}

/// Sorties name their bases, so that no two may have one name.
void read_bases(const JsonView& source, Mission& mission, Complaints& complaints)
{
    const auto before = complaints.list().size();
    mission.bases = places(source, {"bases", "further bases", 100}, complaints, further_base);
    if (complaints.list().size() > before) {
        return;
    }
    std::set<std::string> identifiers{mission.base.identifier};
    for (std::size_t i = 0; i < mission.bases.size(); ++i) {
        if (!identifiers.insert(mission.bases[i].aerodrome.identifier).second) {
            complaints.check(
                [&] { source["bases"][i]["identifier"].fail("another base has this identifier"); });
        }
    }
}

/// Where the pieces of a mission are read from, and where they go.
struct Reading {
    const JsonView& source;
    const std::optional<MissionFolders>& folders;
    Complaints& complaints;
    Mission& mission;
};

std::optional<aircraft::Profile> read_profile_of(const JsonView& aircraft, const Reading& reading)
{
    auto& complaints = reading.complaints;
    const auto reference = complaints.take([&] { return aircraft["profile"]; });
    if (!reference) {
        return std::nullopt;
    }
    const auto configuration = aircraft.find("configuration");
    const auto read = [&](const JsonView& profile, Complaints& problems) {
        return aircraft_profile(profile, configuration, problems);
    };
    return read_profile(*reference, "aircraft", reading.folders, complaints, read);
}

void read_aircraft(const Reading& reading)
{
    auto& complaints = reading.complaints;
    const auto aircraft = complaints.take([&] {
        const auto object = reading.source["aircraft"];
        object.require_object();
        return object;
    });
    if (!aircraft) {
        return;
    }
    auto keys = loading_keys();
    keys.insert(keys.end(), {"profile", "configuration"});
    complaints.allow_only(*aircraft, keys);
    const auto profile = read_profile_of(*aircraft, reading);
    if (profile) {
        reading.mission.aircraft = *profile;
    }
    reading.mission.loading = loading(*aircraft, profile ? &*profile : nullptr, complaints);
}
void check_speed(const JsonView& object, const aircraft::Limits& limits)
{
    const auto speed = object.find(calibrated_speed.key);
    if (speed && speed->is_number() && speed->number() * knot > limits.max_operating_speed) {
        speed->fail(fmt::format(
            "is above the aircraft's maximum operating speed of {:.0f} KCAS",
            limits.max_operating_speed / knot));
    }
}

/// What only shows once the aircraft is known.
void check_against_aircraft(const Reading& reading)
{
    auto& complaints = reading.complaints;
    const auto& limits = reading.mission.aircraft.limits;
    complaints.check([&] { check_loading(reading.source["aircraft"], reading.mission); });
    if (const auto object = reading.source.find("transit"); object && object->is_object()) {
        complaints.check([&] { check_speed(*object, limits); });
    }
    const auto tasks = reading.source.find("tasks");
    for (std::size_t i = 0;
         tasks && tasks->is_array() && i < tasks->value().size() && !complaints.is_full();
         ++i) {
        if ((*tasks)[i].is_object()) {
            complaints.check([&] { check_speed((*tasks)[i], limits); });
        }
    }
}

void read_camera(const Reading& reading)
{
    const auto reference = reading.complaints.take([&] {
        const auto sensor = reading.source["sensor"];
        sensor.allow_only({"profile"});
        return sensor["profile"];
    });
    if (!reference) {
        return;
    }
    if (auto camera = read_profile(
            *reference, "sensors", reading.folders, reading.complaints, camera_profile)) {
        reading.mission.camera = std::move(*camera);
    }
}

void read_fuel_policy(const Reading& reading)
{
    const auto reference = reading.complaints.take([&] { return reading.source["fuel_policy"]; });
    if (!reference) {
        return;
    }
    if (auto policy = read_profile(
            *reference, "fuel_policies", reading.folders, reading.complaints, fuel_policy)) {
        reading.mission.fuel_policy = std::move(*policy);
    }
}

void read_order(const Reading& reading)
{
    const auto& source = reading.source;
    auto& mission = reading.mission;
    auto& complaints = reading.complaints;
    complaints.check([&] { mission.title = title(source["title"]); });
    complaints.check([&] { mission.code = code(source["code"]); });
    complaints.check([&] {
        if (const auto object = source.find("tasking")) {
            mission.tasking = tasking(*object, complaints);
        }
    });
    complaints.check([&] { mission.take_off = instant(source["take_off"]); });
    complaints.check(
        [&] { mission.turnaround = optional(source, turnaround).value_or(mission.turnaround); });
    complaints.check([&] { mission.base = aerodrome(source["base"], complaints); });
    read_bases(source, mission, complaints);
    mission.alternates =
        places(source, {"alternates", "alternate aerodromes", 100}, complaints, alternate);
}

void read_conditions(const Reading& reading)
{
    const auto& source = reading.source;
    auto& mission = reading.mission;
    auto& complaints = reading.complaints;
    complaints.check([&] { mission.weather = weather(source["weather"], complaints); });
    complaints.check([&] { mission.terrain = terrain_data(source); });
    complaints.check([&] { mission.ground_elevation = assumed_ground(source); });
    complaints.check([&] { mission.geoid_undulation = optional(source, geoid_undulation); });
    if (const auto fields = source.find("field_length")) {
        mission.field_factors = field_factors(*fields, complaints);
    }
    complaints.check([&] {
        mission.transit = transit(source["transit"], complaints);
        require_ground(source["transit"], mission.transit.height, mission);
    });
    read_limits(source, mission, complaints);
    mission.landing_sites =
        places(source, {"landing_sites", "landing sites", 1000}, complaints, aerodrome);
    complaints.check([&] {
        if (const auto objective = source.find(objective_key)) {
            mission.objective = choice_at(*objective, objectives);
        }
    });
}

/// Reads what needs to know the rest of the mission.
void read_wind(const Reading& reading)
{
    const auto weather = reading.source.find("weather");
    if (!weather || !weather->is_object()) {
        return;
    }
    if (auto field = wind(*weather, reading.mission, reading.folders, reading.complaints)) {
        reading.mission.weather.wind = std::move(*field);
    }
}

std::vector<std::string_view> mission_keys()
{
    return {
        "format",
        "title",
        "code",
        "tasking",
        "take_off",
        turnaround.key,
        "base",
        "bases",
        "alternates",
        "aircraft",
        "sensor",
        "weather",
        ground_elevation.key,
        terrain_key,
        geoid_undulation.key,
        "fuel_policy",
        "transit",
        "field_length",
        "limits",
        "landing_sites",
        objective_key,
        keep_out_key,
        keep_in_key,
        "tasks"};
}

}  // namespace

std::optional<Mission> mission_at(
    const JsonView& mission, const std::optional<MissionFolders>& folders, Complaints& complaints)
{
    const auto before = complaints.list().size();
    complaints.check([&] { require_format(mission, "transect/mission-1"); });
    if (complaints.list().size() > before) {
        return std::nullopt;  // the rest would judge another format by this one's rules
    }
    complaints.allow_only(mission, mission_keys());
    Mission result;
    const Reading reading{mission, folders, complaints, result};
    read_order(reading);
    const auto before_aircraft = complaints.list().size();
    read_aircraft(reading);
    const bool aircraft_is_known = complaints.list().size() == before_aircraft;
    read_camera(reading);
    read_fuel_policy(reading);
    read_conditions(reading);
    result.keep_areas = keep_areas(mission, folders, complaints);
    if (const auto tasks = complaints.take([&] { return mission["tasks"]; })) {
        result.tasks = tasks_at(*tasks, folders, complaints);
    }
    read_wind(reading);
    if (aircraft_is_known) {
        check_against_aircraft(reading);
    }
    return complaints.list().size() > before ? std::nullopt : std::optional{std::move(result)};
}

Mission parse_mission(const JsonView& mission)
{
    Complaints complaints;
    auto result = mission_at(mission, std::nullopt, complaints);
    if (!result) {
        const auto& first = complaints.list().front();
        throw JsonError{first.where, first.key, first.text};
    }
    return std::move(*result);
}

}  // namespace transect::formats
