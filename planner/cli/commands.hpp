/// The commands of transect-planner, as the dispatcher and the tests see them.

#pragma once

#include <span>

#include "cli_support/program.hpp"

namespace transect::cli {

std::span<const Command> planner_commands();

}  // namespace transect::cli
