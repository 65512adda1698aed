/// A plan in a few lines, for the terminal.

#pragma once

#include <span>
#include <string>

#include "transect/planner/plan.hpp"

namespace transect::cli {

std::string summary_text(const planner::Plan& plan, std::span<const planner::SortieFlight> flights);

}  // namespace transect::cli
