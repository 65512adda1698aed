/// transect-planner aircraft: what a profile says about flying.

#pragma once

#include <span>
#include <string>

#include "cli_support/console.hpp"

namespace transect::cli {

ExitCode run_aircraft(std::span<const std::string> arguments, const Console& console);

}  // namespace transect::cli
