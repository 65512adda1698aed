/// Areas to keep out of and to keep in, in words.

#pragma once

#include <string>

#include "transect/planner/keep_out.hpp"

namespace transect::formats {

/// "ground", "3000 ft QNH", "FL100"
std::string floor_text(const planner::KeepArea& area);
/// "unlimited", "3000 ft QNH", "FL100"
std::string ceiling_text(const planner::KeepArea& area);
/// "ground to FL100"
std::string heights_text(const planner::KeepArea& area);
/// "always", "until 2026-11-23 12:00:00 UTC"
std::string active_text(const planner::KeepArea& area);

}  // namespace transect::formats
