#pragma once

#include <span>
#include <string>

#include "cli_support/console.hpp"

namespace transect::cli {

/// transect-planner check: prints everything that is wrong with a mission.
ExitCode run_check(std::span<const std::string> arguments, const Console& console);

}  // namespace transect::cli
