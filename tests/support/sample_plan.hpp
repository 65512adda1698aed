/// A plan written down without the planner: straight legs, constant speeds, one fuel flow.

#pragma once

#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::test {

struct SamplePlan {
    planner::Plan plan;
    std::vector<planner::SortieFlight> flights;  ///< one a sortie
};

struct SampleSize {
    int sorties = 2;
    int transects_per_sortie = 6;
};

/// North-south transects 1 km apart east of Bandiagara, from GAMB; true airspeed 150 kt, wind
/// 060/20, 300 lb of fuel an hour. Trajectories have one sample a second.
SamplePlan sample_plan(SampleSize size = {});

}  // namespace transect::test
