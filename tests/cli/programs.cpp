#include "cli/programs.hpp"

#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli_support/program.hpp"
#include "flightlog/cli/commands.hpp"
#include "support/fixtures.hpp"

namespace transect::test {
namespace {

Outcome run_program(const cli::Program& program, const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const auto exit_code = cli::run(program, arguments, cli::Console{out, err});
    return {exit_code, out.str(), err.str()};
}

}  // namespace

Outcome run_planner(const std::vector<std::string>& arguments)
{
    return run_program({"transect-planner", "0", cli::planner_commands()}, arguments);
}

Outcome run_flightlog(const std::vector<std::string>& arguments)
{
    return run_program({"transect-flightlog", "0", cli::flightlog_commands()}, arguments);
}

std::string sample_file()
{
    return (source_dir() / "samples" / "mopti.json").string();
}

std::string without_rows(const std::string& log, const DayTimes& times)
{
    std::istringstream lines{log};
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        const bool has_time = line.size() > 20 && line[4] == '-';
        const auto time = has_time ? line.substr(12, 8) : "";
        if (!has_time || time < times.from || time > times.to) {
            kept += line + '\n';
        }
    }
    return kept;
}

DayTimes times_of(const std::string& plan_json, int transect)
{
    const auto plan = nlohmann::json::parse(plan_json);
    for (const auto& leg : plan["sorties"][0]["legs"]) {
        if (leg["kind"] == "transect" && leg["transect"] == transect) {
            return {
                leg["start"].get<std::string>().substr(11, 8),
                leg["end"].get<std::string>().substr(11, 8)};
        }
    }
    throw std::invalid_argument{"the first sortie does not fly it"};
}

}  // namespace transect::test
