#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "transect/version.hpp"

#include "cli/commands.hpp"

int main(int argc, char* argv[])
{
    using namespace transect::cli;
    const Program program{"transect-planner", transect::version, planner_commands()};
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    const Console console{std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
    return static_cast<int>(run(program, arguments, console));
}
