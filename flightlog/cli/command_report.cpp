#include "flightlog/cli/command_report.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <vector>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/ostream.h>

#include "transect/error.hpp"
#include "transect/flightlog/intervals.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/flightlog/report.hpp"
#include "transect/flightlog/sightings.hpp"
#include "transect/formats/elevation_file.hpp"
#include "transect/formats/geoid_file.hpp"
#include "transect/formats/geojson_area.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/fly.hpp"

#include "cli_support/data_dir.hpp"
#include "cli_support/options.hpp"
#include "cli_support/quantity_option.hpp"
#include "flightlog/cli/search_options.hpp"

namespace transect::cli {
namespace {

OptionSet make_options()
{
    OptionSet options;
    auto add = options.visible.add_options();
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    add("out", text("DIR"), "write the report into this folder (required)");
    add("plan", text("FILE"), "hold the flights against this plan");
    add("mission", text("FILE"), "count the tasks of this mission, which was not planned");
    add("zones", text("FILE"), "count these areas too: GeoJSON features with a name");
    add("terrain",
        text("PATH"),
        "elevation data: a file, or a folder (SRTM, GeoTIFF, Esri grid, DTED)");
    add("ground-elevation", text("HEIGHT"), "level of the ground above mean sea level: 300m");
    add("geoid",
        text("FILE"),
        "geoid model (.gtx or GeoTIFF) for heights above the ellipsoid; default: EGM96, if "
        "installed");
    add("intervals",
        text("FILE"),
        "times when nothing was seen: CSV with from, to, state (cloud, dust, stowed, off), sensor, "
        "remark");
    add("sightings",
        text("FILE"),
        "what was seen: CSV with time (or utc), latitude, longitude, category, note, media");
    add_search_options(options);
    add_data_option(options);
    options.hidden.add_options()("log", po::value<std::vector<std::string>>());
    options.positional.add("log", -1);
    return options;
}

void print_help(const OptionSet& options, std::ostream& out)
{
    out << "Usage: transect-flightlog report [OPTIONS] --out DIR LOG|FOLDER...\n\n"
           "Writes report.json, report.html, coverage.tif, gaps.geojson and, with --sightings,\n"
           "sightings.geojson.\n\n"
        << options.visible
        << "\nExample: transect-flightlog report out/log-1.csv --plan out/plan/plan.json --out "
           "out/report\n"
           "Manual page: transect-flightlog(1)\n";
}

/// A mission's tasks as a plan that nobody made: settings, and no sorties.
planner::Plan plan_without_sorties(planner::Mission mission)
{
    planner::Plan plan{.mission = std::move(mission)};
    for (const auto& task : plan.mission.tasks) {
        plan.settings.push_back(planner::resolve(task, plan.mission).setting);
    }
    return plan;
}

/// A plan is complete in itself; the mission counts only without one.
std::optional<planner::Plan> plan_of(const po::variables_map& values)
{
    require_at_most_one(values, {"plan", "mission"});
    if (values.contains("plan")) {
        return formats::read_plan(values["plan"].as<std::string>());
    }
    if (values.contains("mission")) {
        return plan_without_sorties(
            formats::read_mission(values["mission"].as<std::string>(), {data_dir(values)}));
    }
    return std::nullopt;
}

std::optional<flightlog::Geoid> geoid_in(const std::string& file)
{
    return flightlog::Geoid{
        std::filesystem::path{file}.filename().string(), formats::read_geoid(file)};
}

/// Only where a log needs one. EGM96 is a default that need not be there: without it heights stay
/// unknown, and the report says so.
std::optional<flightlog::Geoid> geoid_for(
    const flightlog::ReportInput& input, const po::variables_map& values)
{
    if (values.contains("geoid")) {
        return geoid_in(values["geoid"].as<std::string>());
    }
    const bool is_told = input.plan && input.plan->mission.geoid_undulation;
    if (is_told || std::ranges::none_of(input.logs, flightlog::needs_geoid)) {
        return std::nullopt;
    }
    try {
        return geoid_in(formats::egm96_file);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// "srtm" for both "data/srtm" and "data/srtm/".
std::string last_name(const std::filesystem::path& path)
{
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

flightlog::Terrain terrain_in(const std::string& path)
{
    const auto files = formats::open_elevation(path);
    return {last_name(path), files.source, files.without_system.size()};
}

/// A log that tells no date cannot be held against anything. Among others it is named and left out.
std::vector<flightlog::LogFile> dated_logs(const std::vector<std::string>& names)
{
    std::vector<flightlog::LogFile> logs;
    for (const auto& name : names) {
        std::ranges::move(flightlog::read_logs(name), std::back_inserter(logs));
    }
    const auto is_undated = [](const flightlog::LogFile& log) {
        return !log.is_dated && log.used > 0;
    };
    if (!logs.empty() && std::ranges::all_of(logs, is_undated)) {
        throw InputError{{.file = logs.front().name}, "tells no date, and a report needs one"};
    }
    for (auto& log : logs) {
        if (is_undated(log)) {
            log.records = {};
            log.findings.push_back({.severity = Severity::warning, .code = "log-left-out-undated"});
        }
    }
    return logs;
}

MslHeight ground_elevation(const po::variables_map& values)
{
    constexpr Length lowest = -500.0 * metre;
    constexpr Length highest = 9000.0 * metre;
    const auto elevation = length_option(values, "ground-elevation");
    if (elevation < lowest || elevation > highest) {
        throw UsageError{"--ground-elevation must be from -500 m to 9000 m"};
    }
    return MslHeight{elevation};
}

flightlog::ReportInput input_of(const po::variables_map& values)
{
    flightlog::ReportInput input;
    input.search = search_options(values);
    require_at_most_one(values, {"terrain", "ground-elevation"});
    if (values.contains("terrain")) {
        input.terrain = terrain_in(values["terrain"].as<std::string>());
    }
    if (values.contains("ground-elevation")) {
        input.ground_elevation = ground_elevation(values);
    }
    input.logs = dated_logs(values["log"].as<std::vector<std::string>>());
    if (values.contains("intervals")) {
        input.intervals = flightlog::read_intervals(values["intervals"].as<std::string>());
    }
    if (values.contains("sightings")) {
        input.sightings = flightlog::read_sightings(values["sightings"].as<std::string>());
    }
    input.plan = plan_of(values);
    input.geoid = geoid_for(input, values);
    if (values.contains("zones")) {
        for (auto& zone : formats::read_zones(values["zones"].as<std::string>())) {
            input.zones.push_back({std::move(zone.name), std::move(zone.area)});
        }
    }
    return input;
}

void print_summary(const flightlog::Report& report, std::ostream& out)
{
    for (const auto& zone : report.zones) {
        fmt::print(
            out,
            "{}: {:.1f} % of {:.1f} km² covered ({})\n",
            zone.name,
            100.0 * zone.fraction,
            zone.area / square_kilometre,
            to_string(zone.basis));
    }
    if (!report.lines.empty()) {
        const auto flown = std::ranges::count(
            report.lines, flightlog::LineStatus::flown, [](const flightlog::LineResult& line) {
                return status(line);
            });
        fmt::print(out, "transects flown: {} of {}\n", flown, report.lines.size());
    }
}

}  // namespace

ExitCode run_report(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        print_help(options, console.out);
        return ExitCode::success;
    }
    if (!values->contains("log")) {
        throw UsageError{"missing LOG"};
    }
    if (!values->contains("out")) {
        throw UsageError{"missing option --out"};
    }
    const auto background = formats::background(data_dir(*values));
    const auto report = flightlog::compose_report(input_of(*values));
    const auto files =
        flightlog::write_report(report, {(*values)["out"].as<std::string>(), background});
    print_summary(report, console.out);
    for (const auto& file : files) {
        fmt::print(console.out, "{}\n", file.string());
    }
    return ExitCode::success;
}

}  // namespace transect::cli
