#include "flightlog/cli/commands.hpp"

namespace transect::cli {

std::span<const Command> flightlog_commands()
{
    return {};
}

}  // namespace transect::cli
