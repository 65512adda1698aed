#include "planner/eroded_case.hpp"

#include "transect/planner/fuel_at_start.hpp"

#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

constexpr TemperatureDifference warmer = 10.0 * kelvin;
constexpr double more_flow = 1.05;
constexpr Speed more_headwind = 15.0 * knot;

Mission eroded_mission(const Mission& mission, const Aerodrome& departure)
{
    auto eroded = mission;
    // The tanks hold and the aircraft flies what was planned, however warm it is.
    eroded.loading.fuel = fuel_at_start(mission, departure).fuel;
    eroded.transit.height = {
        SetHeight::Reference::altitude_gps_msl,
        geometric_height(mission.transit.height, mission).above_datum()};
    eroded.weather.isa_deviation += warmer;
    return eroded;
}

}  // namespace

ErodedDay::ErodedDay(const Mission& mission, const LocalPlane& plane)
    : ErodedDay{mission, plane, home_bases(mission)}
{}

ErodedDay::ErodedDay(const Mission& mission, const LocalPlane& plane, const SortieBases& bases)
    : mission_{eroded_mission(mission, bases.departure)},
      plane_{plane},
      environment_{mission_, plane_, {.flow_factor = more_flow, .warmer = warmer}},
      simulation_{environment_, mission_, bases},
      account_{mission_, environment_, simulation_}
{}

ErodedCase ErodedDay::fly(const Sortie& sortie, const FuelLedger& planned) const
{
    const auto out = simulation_.fly_out(sortie.take_off, sortie.transects);
    ErodedCase eroded{.alternate = planned.alternate};
    if (out.shortfall) {
        eroded.shortfall = out.shortfall->code;
        return eroded;
    }
    const auto& transects = sortie.transects;
    const auto way_home = transects.empty() ? std::span<const Pass>{} : transects.back().home;
    const PlanePoint home =
        plane_.forward(simulation_.bases().arrival.position) - out.state.position;
    const double way_m = length_m(home);
    const double headwind_m_s = more_headwind / metre_per_second;
    const Environment against{
        mission_,
        plane_,
        {.flow_factor = more_flow,
         .wind_change_m_s = way_m > 0.0 ? (-headwind_m_s / way_m) * home : PlanePoint{0.0, 0.0},
         .warmer = warmer}};
    const auto back =
        SortieSimulation{against, mission_, simulation_.bases()}.reach_arrival(out.state, way_home);
    if (back.shortfall) {
        eroded.shortfall = back.shortfall->code;
        return eroded;
    }
    const Mass at_take_off = planned.at_start - planned.taxi;
    const Mass at_landing = back.mass_at_landing_kg * kilogram - mission_.loading.zero_fuel_mass;
    eroded.trip = at_take_off - at_landing;
    eroded.landing_fuel = at_landing - planned.approach;
    eroded.final_reserve = account_.final_reserve(back.mass_at_landing_kg);
    return eroded;
}

std::vector<Finding> ErodedDay::findings(const ErodedCase& eroded)
{
    if (!eroded.shortfall.empty()) {
        return {{Severity::error, "eroded-not-flyable", {{"reason", eroded.shortfall}}}};
    }
    if (eroded.landing_fuel >= eroded.final_reserve) {
        return {};
    }
    return {
        {Severity::error,
         "eroded-reserve",
         {{"landing_lb", eroded.landing_fuel / pound},
          {"reserve_lb", eroded.final_reserve / pound},
          {"short_lb", (eroded.final_reserve - eroded.landing_fuel) / pound}}}};
}

}  // namespace transect::planner
