/// A tasking east of Mopti, small enough to plan in a test.

#pragma once

#include <string_view>

#include "transect/planner/plan.hpp"

namespace transect::test {

/// A GeoBox-shaped polygon, counter-clockwise.
MultiPolygon box(double south_deg, double west_deg, double north_deg, double east_deg);

/// One area search of about 1,000 km² from GAMB, flown north and south, wind 060/20, ISA+15.
planner::Mission sample_mission();

/// The same with an area of some 120 km²: one small sortie.
planner::Mission small_mission();

/// Whether the plan carries a finding of this code.
bool has(const planner::Plan& plan, std::string_view code);

}  // namespace transect::test
