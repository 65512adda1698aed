#include "transect/formats/mission_file.hpp"

#include "formats/field_json.hpp"
#include "formats/keep_area_json.hpp"
#include "formats/limits_json.hpp"
#include "formats/loading_json.hpp"
#include "formats/mission_parts.hpp"
#include "formats/profile_json.hpp"
#include "formats/task_json.hpp"
#include "formats/terrain_json.hpp"

namespace transect::formats {
namespace {

using planner::Mission;

void write_alternates(JsonWriter& json, const std::vector<planner::Alternate>& alternates)
{
    json.key("alternates");
    json.begin_array();
    for (const auto& alternate : alternates) {
        json.begin_object();
        write_members(json, alternate.aerodrome);
        if (alternate.confirmed) {
            json.key("confirmed");
            json.begin_object();
            json.member("when", alternate.confirmed->when);
            json.member("by", alternate.confirmed->by);
            json.end_object();
        }
        write_members(json, alternate);
        json.end_object();
    }
    json.end_array();
}

void write_aircraft(JsonWriter& json, const Mission& mission)
{
    json.key("aircraft");
    json.begin_object();
    json.key("profile");
    write(json, mission.aircraft);
    write_members(json, mission.loading);
    json.end_object();
}

void write_sensor(JsonWriter& json, const sensor::CameraProfile& camera)
{
    json.key("sensor");
    json.begin_object();
    json.key("profile");
    write(json, camera);
    json.end_object();
}

void write_transit(JsonWriter& json, const planner::TransitProfile& transit)
{
    json.key("transit");
    json.begin_object();
    write_members(json, transit.height);
    write_members(json, SpeedMembers{transit.calibrated_airspeed, transit.speed_choice});
    json.end_object();
}

template <typename Place>
void write_list(JsonWriter& json, std::string_view key, const std::vector<Place>& places)
{
    json.key(key);
    json.begin_array();
    for (const auto& place : places) {
        json.begin_object();
        write_members(json, place);
        json.end_object();
    }
    json.end_array();
}

template <typename Part>
void write_object(JsonWriter& json, std::string_view key, const Part& part)
{
    json.key(key);
    json.begin_object();
    write_members(json, part);
    json.end_object();
}

void write_tasks(JsonWriter& json, const std::vector<planner::AreaSearch>& tasks)
{
    json.key("tasks");
    json.begin_array();
    for (const auto& task : tasks) {
        write(json, task);
    }
    json.end_array();
}

}  // namespace

void write_mission(JsonWriter& json, const Mission& mission, const std::filesystem::path& folder)
{
    json.begin_object();
    json.member("format", "transect/mission-1");
    json.member("title", mission.title);
    json.member("code", mission.code);
    write_object(json, "tasking", mission.tasking);
    json.member("take_off", to_iso8601(mission.take_off));
    json.member(turnaround.key, number_in(mission.turnaround, turnaround.unit));
    write_object(json, "base", mission.base);
    write_list(json, "bases", mission.bases);
    write_alternates(json, mission.alternates);
    write_aircraft(json, mission);
    write_sensor(json, mission.camera);
    write_object(json, "weather", mission.weather);
    if (mission.ground_elevation) {
        json.member(ground_elevation.key, mission.ground_elevation->above_datum() / metre);
    }
    if (mission.terrain) {
        json.member(terrain_key, path_from(folder, *mission.terrain));
    }
    if (mission.geoid_undulation) {
        json.member(geoid_undulation.key, *mission.geoid_undulation / metre);
    }
    json.key("fuel_policy");
    write(json, mission.fuel_policy);
    write_transit(json, mission.transit);
    write_object(json, "field_length", mission.field_factors);
    write_limits(json, mission);
    write_list(json, "landing_sites", mission.landing_sites);
    json.member(objective_key, word_for(mission.objective, objectives));
    write_keep_areas(json, mission.keep_areas);
    write_tasks(json, mission.tasks);
    json.end_object();
}

}  // namespace transect::formats
