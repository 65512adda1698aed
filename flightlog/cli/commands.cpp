#include "flightlog/cli/commands.hpp"

#include <array>

#include "flightlog/cli/command_inspect.hpp"
#include "flightlog/cli/command_report.hpp"

namespace transect::cli {

std::span<const Command> flightlog_commands()
{
    static constexpr std::array commands{
        Command{"inspect", "say what a log is and what of it can be used", run_inspect},
        Command{"report", "write what flights covered of what was asked", run_report},
    };
    return commands;
}

}  // namespace transect::cli
