/// Flies a plan on paper.

#pragma once

#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::planner {

/// Simulates every sortie of a plan in the wind, temperature and loading of its mission: legs,
/// fuel, a sample every second, and what is wrong with it as findings. The same plan gives the same
/// flight, bit for bit. Throws std::domain_error when the wind is not weaker than every airspeed of
/// the mission; plan() refuses such missions with a finding.
std::vector<SortieFlight> fly(const Plan& plan);

/// What the camera and the height make of a task: the swath and what follows from it.
/// Findings tell what is not possible; the setting is then only good for showing why.
struct ResolvedTask {
    TaskSetting setting;
    std::vector<Finding> findings;
};
ResolvedTask resolve(const AreaSearch& task, const Mission& mission);

}  // namespace transect::planner
