/// A tasking east of Mopti, small enough to plan in a test.

#pragma once

#include "transect/planner/mission.hpp"

namespace transect::test {

/// A GeoBox-shaped polygon, counter-clockwise.
MultiPolygon box(double south_deg, double west_deg, double north_deg, double east_deg);

/// One area search of about 1,000 km² from GAMB, wind 060/20, ISA+15.
planner::Mission sample_mission();

}  // namespace transect::test
