#include "flightlog/src/report/report_checks.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "flightlog/src/tracks/clock_offset.hpp"
#include "flightlog/src/tracks/join.hpp"

namespace transect::flightlog {
namespace {

std::string place_of(std::size_t flight)
{
    return fmt::format("flight {}", flight + 1);
}

/// RULES: more than 5 % apart is worth a word.
std::optional<Finding> fuel_finding(const FuelUsed& fuel, std::size_t flight)
{
    constexpr double tolerance = 0.05;
    if (!fuel.by_flow || !fuel.by_gauge || !(*fuel.by_flow > Mass{})) {
        return std::nullopt;
    }
    const double apart = abs(*fuel.by_gauge - *fuel.by_flow) / *fuel.by_flow;
    if (!(apart > tolerance)) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = "fuel-figures-disagree",
        .arguments =
            {{"flow_kg", *fuel.by_flow / kilogram},
             {"gauge_kg", *fuel.by_gauge / kilogram},
             {"percent", 100.0 * apart}},
        .place = place_of(flight)};
}

std::optional<Finding> rows_finding(const char* code, std::size_t rows, std::size_t flight)
{
    if (rows == 0) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = code,
        .arguments = {{"count", static_cast<double>(rows)}},
        .place = place_of(flight)};
}

/// From the nearest planned take-off to the flight's start; nothing without sorties.
std::optional<Duration> distance_from_plan(
    const RecordedFlight& recorded, const planner::Plan& plan)
{
    std::optional<Duration> nearest;
    for (const auto& sortie : plan.sorties) {
        const auto later = elapsed(sortie.take_off, recorded.start);
        if (!nearest || abs(later) < abs(*nearest)) {
            nearest = later;
        }
    }
    return nearest;
}

std::optional<Finding> date_finding(
    const RecordedFlight& recorded, const planner::Plan& plan, std::size_t flight)
{
    constexpr Duration day = 24.0 * hour;
    constexpr Duration rollover = 7168.0 * day;  // 1024 weeks
    const auto later = distance_from_plan(recorded, plan);
    if (!later || abs(*later) <= day) {
        return std::nullopt;
    }
    if (abs(*later + rollover) <= day) {
        return Finding{
            .severity = Severity::warning,
            .code = "clock-week-rollover",
            .arguments =
                {{"time", to_iso8601(recorded.start)},
                 {"proposed", to_iso8601(recorded.start + rollover)}},
            .place = place_of(flight)};
    }
    return Finding{
        .severity = Severity::warning,
        .code = "log-not-of-plan-date",
        .arguments = {{"days", *later / day}},
        .place = place_of(flight)};
}

bool overlap(const RecordedFlight& a, const RecordedFlight& b)
{
    constexpr Duration clock_error = minute;
    return elapsed(a.start, b.end) > -clock_error && elapsed(b.start, a.end) > -clock_error;
}

Finding offset_finding(Duration offset)
{
    return {
        .severity = Severity::warning,
        .code = is_leap_second_error(offset) ? "clock-leap-seconds" : "clock-offset",
        .arguments = {{"offset_s", offset / second}}};
}

/// Against the flights before it: the same time twice, or a clock that differs from theirs. Two
/// aircraft may well fly at the same time.
std::vector<Finding> overlap_findings(
    const std::vector<RecordedFlight>& flights,
    const std::vector<LogFile>& logs,
    std::size_t flight)
{
    std::vector<Finding> findings;
    for (std::size_t other = 0; other < flight; ++other) {
        const auto kin = kinship(logs[flights[other].log], logs[flights[flight].log]);
        const bool same_kind = flights[other].basis == flights[flight].basis;
        if (!overlap(flights[other], flights[flight]) || (same_kind && kin == Kinship::different)) {
            continue;
        }
        const auto offset = ReferenceTrack{flights[other]}.offset_of(flights[flight]);
        if (offset && abs(*offset) >= 2.0 * second) {
            findings.push_back(offset_finding(*offset));
        }
        if (same_kind) {
            findings.push_back({.severity = Severity::warning, .code = "flights-overlap"});
        }
        for (auto& finding : findings) {
            finding.arguments.try_emplace("other", static_cast<double>(other + 1));
            finding.place = place_of(flight);
        }
    }
    return findings;
}

}  // namespace

std::vector<Finding> check_flights(
    const std::vector<RecordedFlight>& flights, const ReportInput& input)
{
    std::vector<Finding> findings;
    const auto add = [&](const std::optional<Finding>& finding) {
        if (finding) {
            findings.push_back(*finding);
        }
    };
    for (std::size_t i = 0; i < flights.size(); ++i) {
        add(fuel_finding(flights[i].fuel, i));
        const auto without_any = flights[i].without_height - flights[i].without_geoid;
        add(rows_finding("log-height-unknown", without_any, i));
        add(rows_finding("log-geoid-unknown", flights[i].without_geoid, i));
        std::ranges::move(overlap_findings(flights, input.logs, i), std::back_inserter(findings));
        if (input.plan) {
            add(date_finding(flights[i], *input.plan, i));
        }
    }
    return findings;
}

ReconstructSettings height_settings(const ReportInput& input)
{
    ReconstructSettings settings;
    if (input.plan) {
        settings.geoid_undulation = input.plan->mission.geoid_undulation;
        settings.thresholds = flight::phase_thresholds(input.plan->mission.aircraft.limits);
    }
    if (input.geoid) {
        settings.geoid = input.geoid->model;
    }
    return settings;
}

std::optional<Finding> heights_by_geoid(
    const std::vector<RecordedFlight>& flights, const ReportInput& input)
{
    std::size_t rows = 0;
    for (const auto& recorded : flights) {
        rows += recorded.by_geoid;
    }
    if (rows == 0) {
        return std::nullopt;
    }
    const std::string source =
        input.geoid ? input.geoid->name : "geoid_undulation_m of the mission";
    return Finding{
        .severity = Severity::note,
        .code = "heights-by-geoid",
        .arguments = {{"count", static_cast<double>(rows)}, {"source", source}}};
}

Finding assumed_sensor(const LineLimits& limits)
{
    return {
        .severity = Severity::note,
        .code = "assumed-sensor",
        .arguments = {
            {"cross_track_percent", 100.0 * limits.cross_track_swaths},
            {"course_deg", limits.course / degree},
            {"bank_deg", limits.bank / degree}}};
}

std::vector<Finding> level_images(const std::vector<LogFile>& logs)
{
    std::vector<Finding> assumptions;
    for (const auto& log : logs) {
        const auto& findings = log.findings;
        if (std::ranges::find(findings, "klv-level-image", &Finding::code) != findings.end()) {
            assumptions.push_back(
                {.severity = Severity::note,
                 .code = "assumed-level-image",
                 .arguments = {{"log", std::filesystem::path{log.name}.filename().string()}}});
        }
    }
    return assumptions;
}

}  // namespace transect::flightlog
