#include "cli/commands.hpp"

namespace transect::cli {

std::span<const Command> planner_commands()
{
    return {};
}

}  // namespace transect::cli
