#include "cli/command_fly.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <vector>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/formats/garmin_csv.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/planning.hpp"

#include "cli/plan_summary.hpp"
#include "cli_support/data_dir.hpp"
#include "cli_support/options.hpp"
#include "cli_support/output_format.hpp"
#include "cli_support/page_data.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;

OptionSet make_options()
{
    OptionSet options;
    auto add = options.visible.add_options();
    add("log", po::value<std::string>(), "write each sortie as a simulated Garmin G1000 log");
    add("seed", po::value<std::string>()->default_value("1"), "of the noise in the log");
    add_data_option(options);
    add_format_option(options);
    options.hidden.add_options()("plan", po::value<std::string>());
    options.positional.add("plan", 1);
    return options;
}

void print_help(const OptionSet& options, std::ostream& out)
{
    out << "Usage: transect-planner fly [OPTIONS] PLAN\n\n"
           "Flies a plan.json on paper and prints what comes of it. With --log log.csv it writes "
           "the\n"
           "log that the aircraft would have kept: log.csv, or log-1.csv, log-2.csv … for several\n"
           "sorties. Exit code 1 when the plan does not hold.\n\n"
        << options.visible
        << "\nExample: transect-planner fly out/plan/plan.json --log out/log.csv\n"
           "Manual page: transect-planner(1)\n";
}

std::uint64_t seed_of(const po::variables_map& values)
{
    const auto text = values["seed"].as<std::string>();
    std::uint64_t seed = 0;
    const auto* const end = std::next(text.data(), std::ssize(text));
    const auto [stop, error] = std::from_chars(text.data(), end, seed);
    if (error != std::errc{} || stop != end) {
        throw UsageError{"option --seed needs a whole number from 0"};
    }
    return seed;
}

fs::path log_name(const fs::path& file, std::size_t sortie, std::size_t sorties)
{
    if (sorties == 1) {
        return file;
    }
    auto name = file.stem();
    name += fmt::format("-{}", sortie + 1);
    name += file.extension();
    return file.parent_path() / name;
}

struct NamedLog {
    fs::path file;
    std::string content;
};

std::vector<NamedLog> logs(
    const planner::Plan& plan,
    const std::vector<planner::SortieFlight>& flights,
    const po::variables_map& values,
    std::uint64_t seed)
{
    const auto model = magnetic_model(data_dir(values));
    const fs::path file = values["log"].as<std::string>();
    std::vector<NamedLog> result;
    for (std::size_t i = 0; i < flights.size(); ++i) {
        const formats::SimulatedLog log{
            .mission = plan.mission,
            .flight = flights[i],
            .magnetic_model = model,
            .seed = seed + i,
        };
        result.push_back({log_name(file, i, flights.size()), formats::garmin_csv(log)});
    }
    return result;
}

}  // namespace

ExitCode run_fly(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        print_help(options, console.out);
        return ExitCode::success;
    }
    const auto format = output_format(*values);
    const auto seed = seed_of(*values);
    const auto [plan, flights] =
        planner::fly_again(formats::read_plan(positional(*values, "plan")));
    if (flights.empty()) {
        console.err << "the plan has no sortie to fly\n";
        return ExitCode::answer_is_no;
    }
    std::vector<NamedLog> written;
    if (values->contains("log")) {
        written = logs(plan, flights, *values, seed);
        for (const auto& log : written) {
            formats::write_file(log.file, log.content);
        }
    }
    if (format == OutputFormat::json) {
        console.out << formats::plan_json(plan, flights);
    } else {
        console.out << summary_text(plan, flights);
        for (const auto& log : written) {
            console.out << "wrote " << log.file.string() << '\n';
        }
    }
    return planner::has_errors(plan) ? ExitCode::answer_is_no : ExitCode::success;
}

}  // namespace transect::cli
