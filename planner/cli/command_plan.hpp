/// transect-planner plan: from a mission to everything a crew takes along.

#pragma once

#include <span>
#include <string>

#include "cli_support/console.hpp"

namespace transect::cli {

ExitCode run_plan(std::span<const std::string> arguments, const Console& console);

}  // namespace transect::cli
