/// transect-planner fly: simulates a plan, and writes the logs that it would leave.

#pragma once

#include <span>
#include <string>

#include "cli_support/console.hpp"

namespace transect::cli {

ExitCode run_fly(std::span<const std::string> arguments, const Console& console);

}  // namespace transect::cli
