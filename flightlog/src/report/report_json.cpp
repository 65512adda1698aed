#include "flightlog/src/report/report_json.hpp"

#include "transect/flightlog/log_json.hpp"
#include "transect/formats/finding_text.hpp"
#include "transect/formats/geojson.hpp"
#include "transect/formats/json_writer.hpp"

#include "flightlog/src/report/report_against_plan.hpp"
#include "flightlog/src/report/report_bands.hpp"
#include "flightlog/src/report/report_figures.hpp"
#include "flightlog/src/report/report_ground.hpp"
#include "flightlog/src/report/report_phases.hpp"
#include "flightlog/src/report/report_sensor.hpp"
#include "flightlog/src/report/report_sightings.hpp"
#include "flightlog/src/report/task_answers.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;

std::string file_name(const LogFile& log)
{
    return std::filesystem::path{log.name}.filename().string();
}

template <typename Number>
void write_optional(JsonWriter& json, const char* name, const std::optional<Number>& number)
{
    json.key(name);
    if (number) {
        json.value(*number);
    } else {
        json.null();
    }
}

const char* kind_of(const Break& gap)
{
    switch (gap.kind) {
        case BreakKind::hole:
            return "hole";
        case BreakKind::clock_step:
            return "clock-step";
        case BreakKind::position_jump:
            break;
    }
    return "position-jump";
}

void write_logs(JsonWriter& json, const Report& report)
{
    json.key("logs");
    json.begin_array();
    for (const auto& reported : report.logs) {
        const auto& log = reported.log;
        json.begin_object();
        json.member("file", file_name(log));
        write_members(json, log, reported.inspection);
        if (log.klv) {
            write_sensor_check(json, reported);
        }
        json.end_object();
    }
    json.end_array();
}

void write_breaks(JsonWriter& json, const std::vector<Break>& breaks)
{
    json.key("holes");
    json.begin_array();
    for (const auto& gap : breaks) {
        json.begin_object();
        json.member("kind", kind_of(gap));
        json.member("from", to_iso8601(gap.from));
        json.member("to", to_iso8601(gap.to));
        json.end_object();
    }
    json.end_array();
}

std::optional<double> in_kg(const std::optional<Mass>& mass)
{
    return mass ? std::optional{*mass / kilogram} : std::nullopt;
}

void write_turrets(JsonWriter& json, const Report& report, const RecordedFlight& recorded)
{
    json.key("turret_logs");
    json.begin_array();
    for (const auto& turret : recorded.turrets) {
        json.begin_object();
        json.member("log", file_name(report.logs[turret.log].log));
        json.member("from", to_iso8601(turret.span.from));
        json.member("to", to_iso8601(turret.span.to));
        json.member("clock_offset_s", turret.offset / second);
        json.member("uncertainty_s", turret.uncertainty / second);
        json.end_object();
    }
    json.end_array();
}

void write_flight(JsonWriter& json, const Report& report, const ReportedFlight& reported)
{
    const auto& recorded = reported.recorded;
    json.begin_object();
    const auto& log = report.logs[recorded.log].log;
    json.member("log", file_name(log));
    json.key("aircraft");
    if (log.aircraft) {
        json.value(*log.aircraft);
    } else {
        json.null();
    }
    write_turrets(json, report, recorded);
    json.member("start", to_iso8601(recorded.start));
    json.member("end", to_iso8601(recorded.end));
    json.member("duration_s", elapsed(recorded.start, recorded.end) / second);
    json.member("distance_m", recorded.distance / metre);
    json.member("basis", recorded.basis == flight::Basis::measured ? "measured" : "assumed");
    json.member("sensor_on_s", reported.sensor_on / second);
    json.key("fuel_used_kg");
    json.begin_object();
    write_optional(json, "by_flow", in_kg(recorded.fuel.by_flow));
    write_optional(json, "by_gauge", in_kg(recorded.fuel.by_gauge));
    json.end_object();
    write_account(json, recorded.account);
    write_breaks(json, recorded.breaks);
    json.end_object();
}

void write_flights(JsonWriter& json, const Report& report)
{
    json.key("flights");
    json.begin_array();
    for (const auto& reported : report.flights) {
        write_flight(json, report, reported);
    }
    json.end_array();
}

void write_requirement(JsonWriter& json, const coverage::Requirement& requirement)
{
    json.key("requirement");
    json.begin_object();
    std::optional<double> distance_m;
    if (requirement.ground_sample_distance) {
        distance_m = *requirement.ground_sample_distance / metre;
    }
    write_optional(json, "ground_sample_distance_m", distance_m);
    json.member("min_grazing_deg", requirement.min_grazing / degree);
    json.member("min_view_s", requirement.min_view / second);
    json.member("pass_gap_s", requirement.pass_gap / second);
    json.end_object();
}

std::optional<double> in_square_metres(const std::optional<Area>& area)
{
    return area ? std::optional{*area / square_metre} : std::nullopt;
}

void write_zone(JsonWriter& json, const ReportedZone& zone, const Report& report)
{
    json.begin_object();
    json.member("name", zone.name);
    json.member("kind", zone.is_task ? "task" : "zone");
    json.member("area_m2", zone.area / square_metre);
    json.member("covered_m2", zone.covered / square_metre);
    json.member("fraction", zone.fraction);
    json.member("basis", to_string(zone.basis));
    if (zone.covered_by_measured) {
        json.member("covered_measured_m2", *zone.covered_by_measured / square_metre);
    }
    json.member("seen_m2", zone.seen / square_metre);
    write_bands(json, zone.bands);
    write_optional(json, "masked_m2", in_square_metres(zone.masked));
    write_optional(json, "unknown_m2", in_square_metres(zone.unknown));
    write_requirement(json, zone.requirement);
    if (zone.predicted) {
        json.key("predicted");
        json.begin_object();
        json.member("covered_m2", zone.predicted->covered / square_metre);
        json.member("fraction", zone.predicted->fraction);
        json.end_object();
    }
    write_search(json, zone, report);
    write_figures(json, zone, report);
    json.end_object();
}

void write_zones(JsonWriter& json, const Report& report)
{
    json.key("zones");
    json.begin_array();
    for (const auto& zone : report.zones) {
        write_zone(json, zone, report);
    }
    json.end_array();
}

void write_lines(JsonWriter& json, const Report& report)
{
    json.key("transects");
    json.begin_array();
    for (const auto& result : report.lines) {
        json.begin_object();
        json.member("number", result.line.transect.number);
        json.member("task", result.line.transect.task);
        json.member("sortie", result.line.sortie);
        json.member("length_m", result.line.length / metre);
        json.member("flown_m", result.flown / metre);
        json.member("completion", result.completion);
        json.member("status", to_string(status(result)));
        write_runs(json, result, report.flights);
        json.end_object();
    }
    json.end_array();
}

void write_coverage(JsonWriter& json, const Report& report)
{
    json.key("coverage");
    json.begin_object();
    json.member("cell_m", report.coverage.cell_size() / metre);
    json.member("covered_cells", report.coverage.observed_cells());
    json.member("covered_m2", report.coverage.observed_area() / square_metre);
    json.member("seen_m2", report.coverage.seen_area() / square_metre);
    std::optional<double> over_unknown_s;
    if (report.ground && is_terrain(*report.ground)) {
        over_unknown_s = report.coverage.time_over_unknown() / second;
    }
    write_optional(json, "time_over_unknown_s", over_unknown_s);
    json.member("basis", to_string(report.basis));
    json.member("crs", report.coverage.frame().proj_string());
    write_requirement(json, report.coverage.requirement());
    json.end_object();
}

void write_pointing(JsonWriter& json, const Report& report)
{
    json.key("pointing");
    if (!report.pointing) {
        json.null();
        return;
    }
    const auto& [error, latency] = *report.pointing;
    json.begin_object();
    if (error) {
        json.member("pointing_error_deg", error->pointing / degree);
        json.member("circular_error_90_median_m", error->median / metre);
        json.member("circular_error_90_worst_m", error->worst / metre);
    }
    if (latency) {
        json.member("latency_s", latency->latency / second);
        json.member("latency_median_m", latency->median / metre);
    }
    json.end_object();
}

void write_assumptions(JsonWriter& json, const Report& report)
{
    json.key("assumptions");
    json.begin_array();
    for (const auto& assumption : report.assumptions) {
        json.begin_object();
        json.member("code", assumption.code);
        json.member("text", formats::text(assumption));
        json.end_object();
    }
    json.end_array();
}

void write_fuel(JsonWriter& json, const Report& report)
{
    if (!report.plan || report.plan->sorties.empty()) {
        return;
    }
    json.member("fuel_planned_kg", report.plan->summary.fuel / kilogram);
}

}  // namespace

std::string report_json(const Report& report)
{
    JsonWriter json;
    json.begin_object();
    json.member("format", "transect/report-1");
    json.member("title", report.title);
    json.member("handling", report.handling);
    write_logs(json, report);
    write_flights(json, report);
    write_fuel(json, report);
    write_zones(json, report);
    write_lines(json, report);
    write_order(json, report);
    write_wind(json, report);
    write_fuel_met(json, report);
    write_coverage(json, report);
    write_pointing(json, report);
    write_sightings(json, report);
    write_answers(json, report);
    write_assumptions(json, report);
    json.key("findings");
    write_findings(json, report.findings);
    json.end_object();
    return json.text();
}

std::string gaps_geojson(const Report& report)
{
    formats::FeatureCollection collection;
    if (!report.handling.empty()) {
        collection.members.emplace_back("handling", report.handling);
    }
    collection.members.emplace_back("basis", to_string(report.basis));
    auto& [key, tasks] = collection.lists.emplace_back();
    key = "tasks";
    for (const auto& zone : report.zones) {
        if (zone.is_task) {
            tasks.push_back(zone.name);
        }
        if (zone.missing.parts.empty()) {
            continue;
        }
        collection.features.push_back(
            {.geometry = zone.missing,
             .properties = {
                 {"name", zone.name},
                 {"kind", zone.is_task ? "task" : "zone"},
                 {"basis", to_string(zone.basis)},
                 {"area_m2", geodesic_area(zone.missing) / square_metre}}});
        if (zone.unknown) {
            collection.features.back().properties.emplace_back(
                "unknown_m2", *zone.unknown / square_metre);
        }
    }
    return formats::geojson(collection);
}

}  // namespace transect::flightlog
