#include "cli/command_check.hpp"

#include <ostream>
#include <vector>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/ostream.h>

#include "transect/formats/json_writer.hpp"
#include "transect/formats/mission_file.hpp"

#include "cli_support/data_dir.hpp"
#include "cli_support/options.hpp"
#include "cli_support/output_format.hpp"

namespace transect::cli {
namespace {

OptionSet make_options()
{
    OptionSet options;
    add_data_option(options);
    add_format_option(options);
    options.hidden.add_options()("mission", po::value<std::string>());
    options.positional.add("mission", 1);
    return options;
}

void print_help(const OptionSet& options, std::ostream& out)
{
    out << "Usage: transect-planner check [OPTIONS] MISSION\n\n"
           "Prints every problem of a mission with its place. Exit code 3 if there is one.\n\n"
        << options.visible
        << "\nExample: transect-planner check samples/mopti.json\n"
           "Manual page: transect-planner(1)\n";
}

std::string as_json(const std::vector<formats::InputProblem>& problems)
{
    formats::JsonWriter json;
    json.begin_object();
    json.key("problems");
    json.begin_array();
    for (const auto& problem : problems) {
        json.begin_object();
        json.member("file", problem.where.file);
        json.member("line", problem.where.line);
        json.member("column", problem.where.column);
        json.member("key", problem.key);
        json.member("text", problem.text);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.text();
}

std::string as_text(const std::vector<formats::InputProblem>& problems, const std::string& mission)
{
    if (problems.empty()) {
        return mission + ": no problems\n";
    }
    std::string text;
    for (const auto& problem : problems) {
        text += to_string(problem) + '\n';
    }
    return text;
}

}  // namespace

ExitCode run_check(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        print_help(options, console.out);
        return ExitCode::success;
    }
    const auto mission = positional(*values, "mission");
    const auto format = output_format(*values);
    const auto problems = formats::check_mission(mission, {.data_dir = data_dir(*values)});
    console.out << (format == OutputFormat::json ? as_json(problems) : as_text(problems, mission));
    return problems.empty() ? ExitCode::success : ExitCode::bad_input;
}

}  // namespace transect::cli
