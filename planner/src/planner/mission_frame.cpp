#include "planner/mission_frame.hpp"

#include <algorithm>

#include "transect/planner/bases.hpp"
#include "transect/planner/fuel_at_start.hpp"

#include "planner/set_height.hpp"

namespace transect::planner {

MultiPolygon all_areas(const Mission& mission)
{
    MultiPolygon all;
    for (const auto& task : mission.tasks) {
        all.parts.insert(all.parts.end(), task.area.parts.begin(), task.area.parts.end());
    }
    return all;
}

LocalPlane planning_plane(const Mission& mission)
{
    return LocalPlane{centre(bounding_box(all_areas(mission)))};
}

Transit transit(const Mission& mission, const LocalPlane& plane)
{
    return {
        .base = plane.forward(mission.base.position),
        .base_height_m = mission.base.elevation.above_datum() / metre,
        .level =
            {.height_m = geometric_height(mission.transit.height, mission).above_datum() / metre,
             .calibrated_airspeed = mission.transit.calibrated_airspeed},
    };
}

Mass take_off_mass(const Mission& mission, const Aerodrome& departure)
{
    return mission.loading.zero_fuel_mass + fuel_at_start(mission, departure).fuel -
           mission.fuel_policy.taxi;
}

Mass take_off_mass(const Mission& mission)
{
    Mass heaviest = take_off_mass(mission, mission.base);
    for (const auto& base : bases_with_fuel(mission)) {
        heaviest = std::max(heaviest, take_off_mass(mission, base));
    }
    return heaviest;
}

}  // namespace transect::planner
