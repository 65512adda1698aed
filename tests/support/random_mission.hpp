/// Small missions in any weather, drawn at random.

#pragma once

#include "transect/planner/mission.hpp"

#include "support/draw.hpp"
#include "support/random_area.hpp"

namespace transect::test {

/// An area of this kind some 10 km across and within 100 km of the base, in winds up to 45 kt from
/// anywhere, from 980 to 1040 hPa and from ISA−10 to ISA+25.
planner::Mission random_mission(Draw& draw, AreaKind kind);

}  // namespace transect::test
