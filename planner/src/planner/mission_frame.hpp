/// The planes that a mission is laid out and counted in.

#pragma once

#include "transect/geo/local_plane.hpp"
#include "transect/planner/mission.hpp"

#include "planner/sortie_simulation.hpp"

namespace transect::planner {

/// All task areas together; without tasks, nothing.
MultiPolygon all_areas(const Mission& mission);

/// Centred on the task areas. The mission has at least one task.
LocalPlane planning_plane(const Mission& mission);

Transit transit(const Mission& mission, const LocalPlane& plane);

/// Mass at take-off with the fuel that fits.
Mass take_off_mass(const Mission& mission, const Aerodrome& departure);

/// The heaviest of those at all bases with fuel.
Mass take_off_mass(const Mission& mission);

}  // namespace transect::planner
