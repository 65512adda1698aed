#include "transect/planner/fuel_at_start.hpp"

#include <algorithm>

#include "transect/aircraft/fuel_density.hpp"
#include "transect/planner/field_check.hpp"

namespace transect::planner {

Density fuel_density(const Mission& mission)
{
    const auto& loading = mission.loading;
    const Density usual = mission.aircraft.limits.fuel_density;
    if (loading.fuel_density) {
        return *loading.fuel_density;
    }
    if (loading.fuel_temperature) {
        return aircraft::jet_fuel_density(usual, *loading.fuel_temperature).value_or(usual);
    }
    return usual;
}

Mass tank_fuel(const Mission& mission)
{
    const auto& limits = mission.aircraft.limits;
    return fuel_density(mission) / limits.fuel_density * limits.usable_fuel;
}

FuelAtStart fuel_at_start(const Mission& mission, const Aerodrome& departure)
{
    const auto& limits = mission.aircraft.limits;
    const auto& loading = mission.loading;
    const Mass ramp = limits.max_ramp_mass;
    const Mass take_off = limits.max_take_off_mass + mission.fuel_policy.taxi;
    FuelAtStart start{
        .fuel = tank_fuel(mission),
        .bound_by = "tank",
        .by_tank = tank_fuel(mission),
        .by_mass = std::min(ramp, take_off) - loading.zero_fuel_mass};
    if (start.by_mass < start.fuel) {
        start.fuel = start.by_mass;
        start.bound_by = "mass limit";
    }
    if (const auto limit = take_off_limit(mission, departure)) {
        start.by_runway = *limit + mission.fuel_policy.taxi - loading.zero_fuel_mass;
        if (*start.by_runway < start.fuel) {
            start.fuel = *start.by_runway;
            start.bound_by = "runway";
        }
    }
    if (loading.fuel && *loading.fuel < start.fuel) {
        start.fuel = *loading.fuel;
        start.bound_by = "loading";
    }
    return start;
}

FuelAtStart fuel_at_start(const Mission& mission)
{
    return fuel_at_start(mission, mission.base);
}

}  // namespace transect::planner
