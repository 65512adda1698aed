/// What ends a sortie.

#pragma once

#include <span>

#include "planner/sortie_simulation.hpp"

namespace transect::planner {

/// How much longer a sortie that may still be given its time could last before a limit ends it:
/// those that do not depend on the sorties before it, and the others as for the first sortie.
/// Negative above a limit; a day where nothing is limited.
Duration shortest_margin(
    const Mission& mission,
    const Environment& environment,
    const Aerodrome& arrival,
    const SortieRun& run);

/// Pressure altitudes above 10,000 ft beyond the first 30 min, and all above 13,000 ft: when a crew
/// breathes oxygen, as in EASA's rules for unpressurised NCO and SPO flights (second-hand).
Duration oxygen_needed(const flight::Trajectory& trajectory, const aircraft::Altimetry& altimetry);

/// Checks flights that follow each other with one crew; their own figures must be there.
void check_limits(const Mission& mission, std::span<SortieFlight> flights);

std::vector<Finding> limit_findings(const Mission& mission, const SortieFlight& flight);

}  // namespace transect::planner
