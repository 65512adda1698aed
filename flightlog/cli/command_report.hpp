/// transect-flightlog report: what flights achieved.

#pragma once

#include <span>
#include <string>

#include "cli_support/console.hpp"

namespace transect::cli {

ExitCode run_report(std::span<const std::string> arguments, const Console& console);

}  // namespace transect::cli
