#include "flightlog/cli/commands.hpp"

#include <array>

#include "flightlog/cli/command_inspect.hpp"

namespace transect::cli {

std::span<const Command> flightlog_commands()
{
    static constexpr std::array commands{
        Command{"inspect", "say what a log is and what of it can be used", run_inspect},
    };
    return commands;
}

}  // namespace transect::cli
