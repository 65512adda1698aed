#include "planner/speed_choice.hpp"

#include <optional>
#include <string>

#include "transect/aircraft/cruise.hpp"
#include "transect/aircraft/turn.hpp"

#include "planner/mission_frame.hpp"
#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

std::optional<Speed> calibrated(
    aircraft::CruiseKind kind, const SetHeight& height, const Mission& mission)
{
    const auto day = altimetry(mission);
    const auto altitude = day.pressure_altitude(geometric_height(height, mission));
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

Finding not_found(const SetHeight& height, const Mission& mission, std::string place)
{
    const auto above_sea = geometric_height(height, mission).above_datum();
    return {
        Severity::error, "no-speed-by-name", {{"height_ft", above_sea / foot}}, std::move(place)};
}

}  // namespace

ChosenSpeeds with_chosen_speeds(const Mission& mission)
{
    ChosenSpeeds chosen{.mission = mission, .findings = {}};
    const auto choose = [&](auto& flown, std::string place) {
        if (!flown.speed_choice) {
            return;
        }
        if (const auto speed = calibrated(*flown.speed_choice, flown.height, mission)) {
            flown.calibrated_airspeed = *speed;
        } else {
            chosen.findings.push_back(not_found(flown.height, mission, std::move(place)));
        }
    };
    choose(chosen.mission.transit, "transit");
    for (auto& task : chosen.mission.tasks) {
        choose(task, "task " + task.id);
    }
    return chosen;
}

}  // namespace transect::planner
