#include "flightlog/src/report/report_page.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "transect/formats/finding_text.hpp"

#include "flightlog/src/report/report_against_plan.hpp"
#include "flightlog/src/report/report_figures.hpp"
#include "flightlog/src/report/report_phases.hpp"
#include "flightlog/src/report/report_sensor.hpp"
#include "flightlog/src/report/report_sightings.hpp"
#include "flightlog/src/report/task_answers.hpp"

namespace transect::flightlog {
namespace {

using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

std::string file_name(const LogFile& log)
{
    return std::filesystem::path{log.name}.filename().string();
}

std::string minutes(Duration duration)
{
    return fmt::format("{:.1f}", duration / minute);
}

std::string kilograms(const std::optional<Mass>& mass)
{
    return mass ? fmt::format("{:.0f}", *mass / kilogram) : "unknown";
}

/// "2026-11-23"
std::string date_text(Instant instant)
{
    return to_iso8601(instant).substr(0, 10);
}

/// "07:00:00"
std::string clock_text(Instant instant)
{
    return to_iso8601(instant).substr(11, 8);
}

/// With those of turrets that were joined.
std::string logs_text(const Report& report, const RecordedFlight& recorded)
{
    auto text = file_name(report.logs[recorded.log].log);
    for (const auto& turret : recorded.turrets) {
        text += fmt::format(
            ", {} ({:+.2f} s)", file_name(report.logs[turret.log].log), turret.offset / second);
    }
    return text;
}

Section flight_section(const Report& report)
{
    Table table{
        .caption = "Flights, times in UTC",
        .columns = {
            {"Flight", Content::label},
            {"Log", Content::text},
            {"Date", Content::text},
            {"Start", Content::text},
            {"End", Content::text},
            {"Duration, min", Content::number},
            {"Distance, km", Content::number},
            {"Sensor on, min", Content::number},
            {"Look", Content::text},
            {"Fuel by flow, kg", Content::number},
            {"Fuel by gauge, kg", Content::number}}};
    std::size_t number = 0;
    for (const auto& [recorded, sensor_on] : report.flights) {
        table.rows.push_back(
            {.cells = {
                 std::to_string(++number),
                 logs_text(report, recorded),
                 date_text(recorded.start),
                 clock_text(recorded.start),
                 clock_text(recorded.end),
                 minutes(elapsed(recorded.start, recorded.end)),
                 fmt::format("{:.1f}", recorded.distance / kilometre),
                 minutes(sensor_on),
                 recorded.basis == flight::Basis::measured ? "measured" : "assumed",
                 kilograms(recorded.fuel.by_flow),
                 kilograms(recorded.fuel.by_gauge)}});
    }
    Section section{.heading = "Flights", .blocks = {std::move(table)}};
    if (report.plan && !report.plan->sorties.empty()) {
        section.blocks.emplace_back(formats::Paragraph{fmt::format(
            "The plan has {} sorties and burns {:.0f} kg.",
            report.plan->sorties.size(),
            report.plan->summary.fuel / kilogram)});
    }
    return section;
}

std::string dropped_text(const LogFile& log)
{
    std::string text;
    for (const auto& [reason, count] : log.dropped) {
        text += fmt::format("{}{} {}", text.empty() ? "" : "; ", count, to_string(reason));
    }
    return text.empty() ? "none" : text;
}

Table log_table(const Report& report)
{
    Table table{
        .caption = "Logs: every row is used or dropped for a reason",
        .columns = {
            {"Log", Content::label},
            {"Format", Content::text},
            {"Aircraft", Content::text},
            {"Rows", Content::number},
            {"Used", Content::number},
            {"Dropped", Content::text},
            {"Line of sight error, median / max", Content::text}}};
    for (const auto& reported : report.logs) {
        const auto& log = reported.log;
        const auto& error = reported.inspection.line_of_sight_error;
        table.rows.push_back(
            {.cells = {
                 file_name(log),
                 to_string(log.format),
                 log.aircraft.value_or("not told"),
                 std::to_string(log.rows),
                 std::to_string(log.records.size()),
                 dropped_text(log),
                 error ? fmt::format(
                             "{:.2f}° / {:.2f}°", error->median / degree, error->maximum / degree)
                       : "–"}});
    }
    return table;
}

std::string reason_text(BreakKind kind)
{
    switch (kind) {
        case BreakKind::hole:
            return "no rows";
        case BreakKind::clock_step:
            return "clock stepped back";
        case BreakKind::position_jump:
            break;
    }
    return "position jumped";
}

/// The longest first would hide the order of the flight; so all in order, up to a page.
Table hole_table(const Report& report)
{
    constexpr std::size_t most_rows = 50;
    Table table{
        .caption = "Holes: nothing is covered inside them",
        .columns = {
            {"Flight", Content::label},
            {"From, UTC", Content::text},
            {"To, UTC", Content::text},
            {"Seconds", Content::number},
            {"Why", Content::text}}};
    std::size_t flight = 0;
    for (const auto& reported : report.flights) {
        ++flight;
        for (const auto& gap : reported.recorded.breaks) {
            if (table.rows.size() == most_rows) {
                table.caption += fmt::format(" (the first {}; report.json has all)", most_rows);
                return table;
            }
            table.rows.push_back(
                {.cells = {
                     std::to_string(flight),
                     to_iso8601(gap.from),
                     to_iso8601(gap.to),
                     fmt::format("{:.0f}", elapsed(gap.from, gap.to) / second),
                     reason_text(gap.kind)}});
        }
    }
    return table;
}

std::string pointing_text(const PointingReport& pointing)
{
    std::string text;
    if (const auto& error = pointing.circular_error) {
        text = fmt::format(
            "A pointing error of {:g}° (one standard deviation, sensor profile) is a circular "
            "error "
            "(90 %) on the ground of {:.0f} m in the median of the recorded looks, {:.0f} m at "
            "worst. ",
            error->pointing / degree,
            error->median / metre,
            error->worst / metre);
    }
    if (const auto& latency = pointing.latency) {
        text += fmt::format(
            "The aircraft flies {:.0f} m in the latency of {:g} s: places are off by so much if "
            "the "
            "log is stamped when frames were shown. Nothing is corrected for it.",
            latency->median / metre,
            latency->latency / second);
    }
    return text;
}

Section quality_section(const Report& report)
{
    Section section{.heading = "Data quality", .blocks = {log_table(report)}};
    auto sensors = sensor_table(report);
    if (!sensors.rows.empty()) {
        section.blocks.emplace_back(std::move(sensors));
    }
    auto holes = hole_table(report);
    if (!holes.rows.empty()) {
        section.blocks.emplace_back(std::move(holes));
    }
    if (report.pointing) {
        section.blocks.emplace_back(formats::Paragraph{pointing_text(*report.pointing)});
    }
    formats::FindingList findings{report.findings};
    for (const auto& reported : report.logs) {
        for (auto finding : reported.log.findings) {
            finding.place = finding.place.empty() ? file_name(reported.log)
                                                  : file_name(reported.log) + ", " + finding.place;
            findings.findings.push_back(std::move(finding));
        }
    }
    if (!findings.findings.empty()) {
        section.blocks.emplace_back(std::move(findings));
    }
    return section;
}

Section assumption_section(const Report& report)
{
    formats::BulletList list;
    for (const auto& assumption : report.assumptions) {
        list.items.push_back(formats::text(assumption));
    }
    if (list.items.empty()) {
        list.items.emplace_back("none");
    }
    return {.heading = "Assumptions", .blocks = {std::move(list)}};
}

std::string period_text(const Report& report)
{
    auto last = report.flights.front().recorded.end;
    for (const auto& reported : report.flights) {
        last = std::max(last, reported.recorded.end);
    }
    const auto first = report.flights.front().recorded.start;
    return fmt::format(
        "Flight report, {} {} to {} {} UTC",
        date_text(first),
        clock_text(first),
        date_text(last),
        clock_text(last));
}

}  // namespace

formats::Page report_page(const Report& report, const formats::Background& background)
{
    formats::Page page{
        .title = report.title, .subtitle = period_text(report), .handling = report.handling};
    page.sections.push_back(coverage_section(report, background));
    if (auto answers = answer_section(report)) {
        page.sections.push_back(std::move(*answers));
    }
    if (auto sightings = sighting_section(report)) {
        page.sections.push_back(std::move(*sightings));
    }
    if (auto figures = figures_section(report)) {
        page.sections.push_back(std::move(*figures));
    }
    if (auto search = search_section(report)) {
        page.sections.push_back(std::move(*search));
    }
    if (!report.lines.empty()) {
        page.sections.push_back(transect_section(report));
    }
    page.sections.push_back(flight_section(report));
    if (auto wind = wind_section(report)) {
        page.sections.push_back(std::move(*wind));
    }
    if (auto fuel = fuel_section(report)) {
        page.sections.push_back(std::move(*fuel));
    }
    page.sections.push_back(phase_section(report));
    page.sections.push_back(quality_section(report));
    page.sections.push_back(assumption_section(report));
    return page;
}

}  // namespace transect::flightlog
