#include "planner/speed_choice.hpp"

#include <optional>
#include <string>

#include "transect/aircraft/cruise.hpp"
#include "transect/aircraft/turn.hpp"

#include "planner/mission_frame.hpp"
#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

std::optional<Speed> calibrated(aircraft::CruiseKind kind, MslHeight height, const Mission& mission)
{
    const auto day = altimetry(mission);
    const auto altitude = day.pressure_altitude(height);
    if (!(altitude.above_datum() <= mission.aircraft.limits.max_operating_altitude)) {
        return std::nullopt;
    }
    const auto air = aircraft::air_at(altitude, day.isa_deviation());
    const auto speed = aircraft::cruise_speed(
        aircraft::Performance{mission.aircraft},
        {.kind = kind},
        {.air = air,
         .isa_deviation = day.isa_deviation(),
         .true_airspeed = {},
         .mass = take_off_mass(mission),
         .load_factor = aircraft::load_factor(mission.aircraft.schedule.planned_bank)});
    return speed ? std::optional{aircraft::calibrated_airspeed(*speed, air)} : std::nullopt;
}

Finding not_found(MslHeight height, std::string place)
{
    return {
        Severity::error,
        "no-speed-by-name",
        {{"height_ft", height.above_datum() / foot}},
        std::move(place)};
}

}  // namespace

ChosenSpeeds with_chosen_speeds(const Mission& mission)
{
    ChosenSpeeds chosen{.mission = mission, .findings = {}};
    const auto choose = [&](auto& flown, MslHeight height, std::string place) {
        if (const auto speed = calibrated(*flown.speed_choice, height, mission)) {
            flown.calibrated_airspeed = *speed;
        } else {
            chosen.findings.push_back(not_found(height, std::move(place)));
        }
    };
    if (auto& transit = chosen.mission.transit; transit.speed_choice) {
        choose(transit, geometric_height(transit.height, mission), "transit");
    }
    for (auto& task : chosen.mission.tasks) {
        if (!task.speed_choice) {
            continue;
        }
        if (const auto height = geometric_height(task, mission)) {
            choose(task, *height, "task " + task.id);
        } else {
            chosen.findings.push_back({Severity::error, "ground-unknown", {}, "task " + task.id});
        }
    }
    return chosen;
}

}  // namespace transect::planner
