#include "cli/plan_request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

#include "transect/formats/flown_file.hpp"
#include "transect/formats/gaps_file.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/refly.hpp"
#include "transect/planner/resume.hpp"

#include "cli/flown_list.hpp"
#include "cli_support/data_dir.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;

void require_with(
    const po::variables_map& values, const char* option, std::initializer_list<const char*> needed)
{
    for (const auto* other : needed) {
        if (values.contains(option) && !values.contains(other)) {
            throw UsageError{fmt::format("option --{} goes with --{}", option, other)};
        }
    }
}

void require_together(const po::variables_map& values)
{
    require_at_most_one(values, {"refly", "resume"});
    require_at_most_one(values, {"effort", "resume"});
    require_with(values, "accept-assumed", {"refly"});
    require_with(values, "resume", {"flown"});
    for (const auto* option : {"flown", "time", "position"}) {
        require_with(values, option, {"resume"});
    }
    require_with(values, "position", {"fuel-lb", "time"});
    for (const auto* option : {"fuel-lb", "altitude-ft", "track", "took-off"}) {
        require_with(values, option, {"position"});
    }
    if (values.contains("resume") && values.contains("mission")) {
        throw UsageError{"--resume takes the mission from its plan: give no MISSION"};
    }
}

double number_in(
    const po::variables_map& values, const std::string& name, std::array<double, 2> range)
{
    const double number = finite_number(values, name);
    if (number < range[0] || number > range[1]) {
        throw UsageError{
            fmt::format("option --{} needs a number from {} to {}", name, range[0], range[1])};
    }
    return number;
}

Instant time_option(const po::variables_map& values, const std::string& name)
{
    const auto time = parse_iso8601(values[name].as<std::string>());
    if (!time) {
        throw UsageError{
            fmt::format("option --{} needs a time such as 2026-11-23T09:30:00Z", name)};
    }
    return *time;
}

/// "14.5,-3.9"
GeoPoint position_option(const po::variables_map& values)
{
    const auto text = values["position"].as<std::string>();
    const auto* const end = std::next(text.data(), std::ssize(text));
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    const auto first = std::from_chars(text.data(), end, latitude_deg);
    const bool has_comma = first.ec == std::errc{} && first.ptr != end && *first.ptr == ',';
    const auto* const rest = has_comma ? std::next(first.ptr) : end;
    const auto second = std::from_chars(rest, end, longitude_deg);
    const bool is_on_globe = latitude_deg >= -90.0 && latitude_deg <= 90.0 &&
                             longitude_deg >= -180.0 && longitude_deg <= 180.0;
    if (!has_comma || second.ec != std::errc{} || second.ptr != end || !is_on_globe) {
        throw UsageError{
            "option --position needs latitude and longitude in degrees, such as 14.51,-4.08"};
    }
    return {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
}

std::optional<planner::Present> present_of(const po::variables_map& values)
{
    if (!values.contains("position")) {
        return std::nullopt;
    }
    constexpr double most_fuel_lb = 100'000.0;
    constexpr std::array altitudes_ft{-1500.0, 25'000.0};
    planner::Present present{
        .time = time_option(values, "time"),
        .position = position_option(values),
        .fuel = number_in(values, "fuel-lb", {0.0, most_fuel_lb}) * pound};
    if (values.contains("altitude-ft")) {
        present.height = planner::SetHeight{
            planner::SetHeight::Reference::altitude_qnh,
            number_in(values, "altitude-ft", altitudes_ft) * foot};
    }
    if (values.contains("track")) {
        present.track = Bearing{number_in(values, "track", {0.0, 360.0}) * degree};
    }
    if (values.contains("took-off")) {
        present.took_off = time_option(values, "took-off");
    }
    return present;
}

formats::FlownReport flown_of(const po::variables_map& values, const planner::Plan& plan)
{
    const auto text = required_option(values, "flown");
    if (is_flown_list(text)) {
        return {parse_flown_list(text, plan), {}};
    }
    if (!fs::exists(text)) {
        throw UsageError{fmt::format(
            "option --flown needs a report.json or a list such as 1-12,14,15:0.6; '{}' is neither",
            text)};
    }
    return formats::read_flown(text, plan);
}

PlanAnswer with(planner::PlannedFlights planned, std::vector<Finding> findings)
{
    const bool is_to_fly = !planned.plan.sorties.empty();
    std::ranges::move(findings, std::back_inserter(planned.plan.findings));
    return {std::move(planned), is_to_fly};
}

PlanAnswer resumed(const po::variables_map& values)
{
    auto plan = formats::read_plan(values["resume"].as<std::string>());
    auto flown = flown_of(values, plan);
    const auto present = present_of(values);
    if (values.contains("time")) {
        plan.mission.take_off = time_option(values, "time");
    }
    return with(planner::resume(plan, flown.parts, present), std::move(flown.findings));
}

int effort_of(const po::variables_map& values)
{
    constexpr int most = 20;
    const int effort = values.contains("effort") ? values["effort"].as<int>() : 1;
    if (effort < 1 || effort > most) {
        throw UsageError{fmt::format("option --effort is from 1 to {}, not {}", most, effort)};
    }
    return effort;
}

PlanAnswer reflown(const planner::Mission& mission, const po::variables_map& values)
{
    const auto gaps = formats::read_gaps(values["refly"].as<std::string>(), mission);
    const auto assumed = values.contains("accept-assumed") ? planner::AssumedCoverage::accepted
                                                           : planner::AssumedCoverage::refused;
    auto missing = planner::refly(mission, gaps, assumed);
    if (missing.mission.tasks.empty() || has_errors(missing.findings)) {
        PlanAnswer nothing{.planned = {}, .is_to_fly = false};
        nothing.planned.plan.mission = std::move(missing.mission);
        nothing.planned.plan.findings = missing.findings;
        return nothing;
    }
    auto answer =
        with(planner::plan(missing.mission, effort_of(values)), std::move(missing.findings));
    answer.is_to_fly = true;  // as for a mission: a plan without sorties says why
    return answer;
}

}  // namespace

void add_request_options(OptionSet& options)
{
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    const auto number = [](const char* name) { return po::value<double>()->value_name(name); };
    auto add = options.visible.add_options();
    add("effort",
        po::value<int>()->value_name("NUMBER"),
        "how long to search, 1 (default) to 20: more is never worse and takes so much longer");
    add("refly", text("FILE"), "plan only what a report found missing: its gaps.geojson");
    add("accept-assumed", "with --refly: take assumed coverage as covered");
    add("resume", text("PLAN"), "plan what remains of this plan");
    add("flown",
        text("FILE|LIST"),
        "with --resume: a report.json, or transects such as 1-12,14,15:0.6");
    add("time", text("UTC"), "with --resume: the next take-off, or when it is at --position");
    add("position", text("LAT,LON"), "with --resume: the aircraft is in the air here");
    add("fuel-lb", number("POUNDS"), "with --position: on board");
    add("altitude-ft", number("FEET"), "with --position: on the mission's QNH");
    add("track", number("DEGREES"), "with --position: true");
    add("took-off", text("UTC"), "with --position: for limits that count from there");
    options.hidden.add_options()("mission", po::value<std::string>());
    options.positional.add("mission", 1);
}

PlanAnswer answer(const po::variables_map& values)
{
    require_together(values);
    if (values.contains("resume")) {
        return resumed(values);
    }
    const auto mission =
        formats::read_mission(positional(values, "mission"), {.data_dir = data_dir(values)});
    return values.contains("refly") ? reflown(mission, values)
                                    : PlanAnswer{planner::plan(mission, effort_of(values))};
}

}  // namespace transect::cli
