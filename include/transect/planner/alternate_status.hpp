/// Whether an alternate may be counted on.

#pragma once

#include <string>

#include "transect/planner/mission.hpp"

namespace transect::planner {

/// What nobody has told about an alternate of this base: "confirmation, lights"; empty when it
/// counts. A clearance is needed abroad.
std::string missing_for(const Alternate& alternate, const Aerodrome& base);

}  // namespace transect::planner
