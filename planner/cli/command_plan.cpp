#include "cli/command_plan.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <vector>

#include <boost/program_options/value_semantic.hpp>

#include "transect/formats/briefing.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/gaps_file.hpp"
#include "transect/formats/garmin_fpl.hpp"
#include "transect/formats/gpx.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/formats/plan_geojson.hpp"
#include "transect/planner/planning.hpp"
#include "transect/planner/refly.hpp"

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
    add("refly",
        po::value<std::string>(),
        "plan only what a report found missing: its gaps.geojson");
    add("accept-assumed", "with --refly: take assumed coverage as covered");
    add_data_option(options);
    add_format_option(options);
    options.hidden.add_options()("mission", po::value<std::string>());
    options.positional.add("mission", 1);
    return options;
}

void print_help(const OptionSet& options, std::ostream& out)
{
    out << "Usage: transect-planner plan [OPTIONS] MISSION --out DIR\n\n"
           "Plans a mission, or what a report found missing of it, and writes plan.json, "
           "plan.geojson, "
           "route.gpx,\n"
           "Garmin flight plans "
           "(.fpl) and briefing.html. Exit code 1 when the mission cannot be flown as "
           "asked.\n\n"
        << options.visible
        << "\nExample: transect-planner plan samples/mopti.json --out out/plan\n"
           "Manual page: transect-planner(1)\n";
}

/// Everything is made before the first file is written, so that a failure leaves the folder as it
/// was.
std::vector<formats::RouteFile> results(
    const planner::PlannedFlights& planned, const std::filesystem::path& data)
{
    const auto& [plan, flights] = planned;
    std::vector<formats::RouteFile> files{
        {"plan.json", formats::plan_json(plan, flights)},
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

/// Without anything to fly the plan holds findings only, and nothing is written.
struct Request {
    planner::PlannedFlights planned;
    bool is_to_fly = true;
};

Request refly_request(const planner::Mission& mission, const po::variables_map& values)
{
    const auto gaps = formats::read_gaps(values["refly"].as<std::string>(), mission);
    const auto assumed = values.contains("accept-assumed") ? planner::AssumedCoverage::accepted
                                                           : planner::AssumedCoverage::refused;
    auto missing = planner::refly(mission, gaps, assumed);
    planner::Plan empty{.mission = std::move(missing.mission), .findings = missing.findings};
    if (empty.mission.tasks.empty() || planner::has_errors(empty)) {
        return {{std::move(empty), {}}, false};
    }
    Request request{planner::plan(empty.mission)};
    std::ranges::move(missing.findings, std::back_inserter(request.planned.plan.findings));
    return request;
}

struct MissionSource {
    std::filesystem::path file;
    std::filesystem::path data;
};

Request request_of(const MissionSource& source, const po::variables_map& values)
{
    if (values.contains("accept-assumed") && !values.contains("refly")) {
        throw UsageError{"option --accept-assumed goes with --refly"};
    }
    const auto mission = formats::read_mission(source.file, {.data_dir = source.data});
    return values.contains("refly") ? refly_request(mission, values)
                                    : Request{planner::plan(mission)};
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
    const auto mission = positional(*values, "mission");
    const std::filesystem::path folder = required_option(*values, "out");
    const auto format = output_format(*values);
    const auto data = data_dir(*values);

    const auto [planned, is_to_fly] = request_of({mission, data}, *values);
    std::vector<formats::RouteFile> files;
    if (is_to_fly) {
        files = results(planned, data);
        formats::make_output_folder(folder);
    }
    for (const auto& file : files) {
        formats::write_file(folder / file.name, file.content);
    }
    if (format == OutputFormat::json) {
        console.out << formats::plan_json(planned.plan, planned.flights);
    } else {
        console.out << summary_text(planned.plan, planned.flights);
        for (const auto& file : files) {
            console.out << "wrote " << (folder / file.name).string() << '\n';
        }
    }
    return planner::has_errors(planned.plan) ? ExitCode::answer_is_no : ExitCode::success;
}

}  // namespace transect::cli
