/// The sample mission with every arm given.

#pragma once

#include "transect/planner/mission.hpp"

namespace transect::test {

/// Published envelope of the 208B; masses and arms are made up by this test: 6,000 lb at 194.2 in
/// without fuel, fuel at 203 in.
planner::Mission loaded_mission();

}  // namespace transect::test
