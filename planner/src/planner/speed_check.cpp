#include "planner/speed_check.hpp"

#include <algorithm>
#include <cmath>

#include "transect/aircraft/performance.hpp"
#include "transect/aircraft/turn.hpp"

#include "planner/mission_frame.hpp"
#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

Finding error(const std::string& code, decltype(Finding::arguments) arguments)
{
    return {Severity::error, code, std::move(arguments)};
}

Speed least_safe_speed(const Mission& mission)
{
    const auto& profile = mission.aircraft;
    return aircraft::least_stall_margin * aircraft::stall_speed(
                                              profile.limits,
                                              take_off_mass(mission),
                                              aircraft::load_factor(profile.schedule.planned_bank));
}

/// Empty when the margin is kept.
std::optional<Finding> stall_finding(Speed calibrated_airspeed, const Mission& mission)
{
    const Speed least = least_safe_speed(mission);
    if (calibrated_airspeed >= least) {
        return std::nullopt;
    }
    return error(
        "stall-margin", {{"speed_kt", calibrated_airspeed / knot}, {"least_kt", least / knot}});
}

/// The fastest calibrated speed held in the planned turn, where it is slower than wanted.
std::optional<Finding> power_finding(
    const TransitProfile& profile, const Mission& mission, const aircraft::Air& air)
{
    const aircraft::Performance performance{mission.aircraft};
    const aircraft::FlightCondition turning{
        .air = air,
        .isa_deviation = mission.weather.isa_deviation,
        .true_airspeed = aircraft::true_airspeed(profile.calibrated_airspeed, air),
        .mass = take_off_mass(mission),
        .load_factor = aircraft::load_factor(mission.aircraft.schedule.planned_bank),
    };
    if (performance.holds_level(turning)) {
        return std::nullopt;
    }
    const auto fastest = performance.fastest_level_speed(
        turning,
        {.slowest = aircraft::true_airspeed(least_safe_speed(mission), air),
         .limit = turning.true_airspeed});
    if (!fastest) {
        return error(
            "height-out-of-reach",
            {{"height_ft", geometric_height(profile.height, mission).above_datum() / foot}});
    }
    return error(
        "speed-not-held",
        {{"speed_kt", profile.calibrated_airspeed / knot},
         {"fastest_kt", std::floor(aircraft::calibrated_airspeed(*fastest, air) / knot)}});
}

}  // namespace

std::vector<Finding> speed_findings(const TransitProfile& profile, const Mission& mission)
{
    const auto& limits = mission.aircraft.limits;
    const auto day = altimetry(mission);
    const auto height = geometric_height(profile.height, mission);
    const auto altitude = day.pressure_altitude(height);
    // Written so that a height that is not a number is refused too.
    if (!(altitude.above_datum() <= limits.max_operating_altitude)) {
        return {error(
            "above-operating-altitude",
            {{"altitude_ft", altitude.above_datum() / foot},
             {"limit_ft", limits.max_operating_altitude / foot}})};
    }
    if (!(profile.calibrated_airspeed <= limits.max_operating_speed)) {
        return {error(
            "above-operating-speed",
            {{"speed_kt", profile.calibrated_airspeed / knot},
             {"limit_kt", limits.max_operating_speed / knot}})};
    }
    if (auto finding = stall_finding(profile.calibrated_airspeed, mission)) {
        return {std::move(*finding)};
    }
    auto highest = mission.base.elevation;
    for (const auto& further : mission.bases) {
        highest = std::max(highest, further.aerodrome.elevation);
    }
    if (!(height >= highest)) {
        return {error("height-below-base", {{"below_m", (highest - height) / metre}})};
    }
    if (auto finding = power_finding(profile, mission, day.air(height))) {
        return {std::move(*finding)};
    }
    return {};
}

std::vector<Finding> climb_speed_findings(const Mission& mission)
{
    auto finding = stall_finding(mission.aircraft.schedule.climb_speed, mission);
    return finding ? std::vector<Finding>{std::move(*finding)} : std::vector<Finding>{};
}

}  // namespace transect::planner
