/// transect-flightlog inspect: what a log is and what of it can be used.

#pragma once

#include <span>
#include <string>

#include "cli_support/console.hpp"

namespace transect::cli {

ExitCode run_inspect(std::span<const std::string> arguments, const Console& console);

}  // namespace transect::cli
