#include "cli/commands.hpp"

#include <array>

#include "cli/command_aircraft.hpp"
#include "cli/command_check.hpp"
#include "cli/command_fly.hpp"
#include "cli/command_plan.hpp"

namespace transect::cli {

std::span<const Command> planner_commands()
{
    static constexpr std::array commands{
        Command{"plan", "plan a mission and write all that a crew takes along", run_plan},
        Command{"check", "print everything that is wrong with a mission", run_check},
        Command{"fly", "fly a plan on paper, and write the logs that it would leave", run_fly},
        Command{"aircraft", "print what an aircraft profile says about flying", run_aircraft},
    };
    return commands;
}

}  // namespace transect::cli
