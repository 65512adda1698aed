#include "cli/command_plan.hpp"

#include <filesystem>
#include <ostream>
#include <vector>

#include <boost/program_options/value_semantic.hpp>

#include "transect/formats/briefing.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/garmin_fpl.hpp"
#include "transect/formats/gpx.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/formats/plan_geojson.hpp"
#include "transect/planner/planning.hpp"

#include "cli/plan_request.hpp"
#include "cli/plan_summary.hpp"
#include "cli_support/data_dir.hpp"
#include "cli_support/options.hpp"
#include "cli_support/output_format.hpp"
#include "cli_support/page_data.hpp"

namespace transect::cli {
namespace {

OptionSet make_options()
{
    OptionSet options;
    auto add = options.visible.add_options();
    add("out", po::value<std::string>(), "folder for the results (required)");
    add_request_options(options);
    add_data_option(options);
    add_format_option(options);
    return options;
}

void print_help(const OptionSet& options, std::ostream& out)
{
    out << "Usage: transect-planner plan [OPTIONS] MISSION --out DIR\n"
           "       transect-planner plan --resume PLAN --flown FILE|LIST [OPTIONS] --out DIR\n\n"
           "Plans a mission, what a report found missing of it, or what remains of a plan, and "
           "writes\n"
           "plan.json, plan.geojson, route.gpx, Garmin flight plans (.fpl) and briefing.html. "
           "Exit\n"
           "code 1 when it cannot be flown as asked.\n\n"
        << options.visible
        << "\nExample: transect-planner plan samples/mopti.json --out out/plan\n"
           "         transect-planner plan --resume out/plan/plan.json --flown 1-12,14,15:0.6 "
           "--out out/rest\n"
           "Manual page: transect-planner(1)\n";
}

/// Everything is made before the first file is written, so that a failure leaves the folder as it
/// was.
std::vector<formats::RouteFile> results(
    const planner::PlannedFlights& planned,
    const std::filesystem::path& folder,
    const std::filesystem::path& data)
{
    const auto& [plan, flights] = planned;
    std::vector<formats::RouteFile> files{
        {"plan.json", formats::plan_json(plan, flights, folder)},
        {"plan.geojson", formats::plan_geojson(plan, flights)},
        {"briefing.html", formats::render(formats::briefing(plan, flights, page_data(data)))},
    };
    if (!flights.empty()) {
        files.push_back({"route.gpx", formats::gpx_routes(plan, flights)});
        for (auto& file : formats::garmin_flight_plans(plan, flights)) {
            files.push_back(std::move(file));
        }
    }
    return files;
}

}  // namespace

ExitCode run_plan(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        print_help(options, console.out);
        return ExitCode::success;
    }
    if (!values->contains("resume")) {
        positional(*values, "mission");  // missed before any other option
    }
    const std::filesystem::path folder = required_option(*values, "out");
    const auto format = output_format(*values);
    const auto data = data_dir(*values);

    const auto [planned, is_to_fly] = answer(*values);
    std::vector<formats::RouteFile> files;
    if (is_to_fly) {
        files = results(planned, folder, data);
        formats::make_output_folder(folder);
    }
    for (const auto& file : files) {
        formats::write_file(folder / file.name, file.content);
    }
    if (format == OutputFormat::json) {
        console.out << formats::plan_json(planned.plan, planned.flights, folder);
    } else {
        console.out << summary_text(planned.plan, planned.flights);
        for (const auto& file : files) {
            console.out << "wrote " << (folder / file.name).string() << '\n';
        }
    }
    return planner::has_errors(planned.plan) ? ExitCode::answer_is_no : ExitCode::success;
}

}  // namespace transect::cli
