/// Which limits of a sortie nobody gave.

#pragma once

#include <string>
#include <vector>

#include "transect/planner/mission.hpp"

namespace transect::planner {

/// The names of limits that the mission does not give ("oxygen"), which are therefore not checked.
std::vector<std::string> unchecked_limits(const Mission& mission);

}  // namespace transect::planner
