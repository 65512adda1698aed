#include "cli/commands.hpp"

#include <array>

#include "cli/command_check.hpp"

namespace transect::cli {

std::span<const Command> planner_commands()
{
    static constexpr std::array commands{
        Command{"check", "print everything that is wrong with a mission", run_check},
    };
    return commands;
}

}  // namespace transect::cli
