#include <cmath>

#include "planner/mission_frame.hpp"
#include "planner/sortie_simulation.hpp"

namespace transect::planner {
namespace {

SortieSimulation::Destination destination(const Aerodrome& aerodrome, const LocalPlane& plane)
{
    return {plane.forward(aerodrome.position), aerodrome.elevation.above_datum() / metre};
}

}  // namespace

SortieSimulation::SortieSimulation(const Environment& environment, const Mission& mission)
    : SortieSimulation{environment, mission, home_bases(mission)}
{}

SortieSimulation::SortieSimulation(
    const Environment& environment, const Mission& mission, const SortieBases& bases)
    : environment_{&environment},
      bases_{bases},
      transit_{transit(mission, environment.plane).level},
      departure_{destination(bases.departure, environment.plane)},
      arrival_{destination(bases.arrival, environment.plane)},
      start_{
          .now_kg = take_off_mass(mission, bases.departure) / kilogram,
          .empty_tanks_kg = mission.loading.zero_fuel_mass / kilogram}
{
    if (bases.airborne) {
        constexpr Length ahead = 1.0 * kilometre;
        const auto& start = *bases.airborne;
        const auto position = environment.plane.forward(start.position);
        const PlanePoint way =
            environment.plane.forward(travel(start.position, start.track, ahead)) - position;
        in_air_ = InAir{
            .position = position,
            .height_m = start.height.above_datum() / metre,
            .course = 1.0 / length_m(way) * way};
        start_.now_kg = (mission.loading.zero_fuel_mass + start.fuel) / kilogram;
    }
}

/// Of the nose, so that the course is made good in the wind.
double SortieSimulation::heading_rad(const InAir& start, Instant time) const
{
    const auto air = environment_->moving_air({start.position, start.height_m, time});
    PlanePoint nose = start.course;
    if (air) {
        const double airspeed_m_s = environment_->true_airspeed_m_s(
            transit_.calibrated_airspeed, start.height_m, air->isa_deviation);
        nose = air->ground_speed_m_s(start.course, airspeed_m_s) * start.course - air->wind_m_s;
    }
    return std::atan2(nose.x_m, nose.y_m);
}

Simulator SortieSimulation::at_place(
    const Destination& place, FlightRecorder* recorder, const Start& start) const
{
    FlightState state;
    state.take_off = start.time;
    state.position = place.position;
    state.height_m = place.height_m;
    state.mass_kg = start.masses.now_kg;
    state.empty_tanks_mass_kg = start.masses.empty_tanks_kg;
    return {*environment_, state, recorder};
}

Simulator SortieSimulation::at_start(FlightRecorder* recorder, Instant time) const
{
    if (!in_air_) {
        return at_place(departure_, recorder, {time, start_});
    }
    FlightState state;
    state.take_off = time;
    state.position = in_air_->position;
    state.height_m = in_air_->height_m;
    state.heading_rad = heading_rad(*in_air_, time);
    state.mass_kg = start_.now_kg;
    state.empty_tanks_mass_kg = start_.empty_tanks_kg;
    return {*environment_, state, recorder};
}

}  // namespace transect::planner
