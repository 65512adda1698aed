#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "flightlog/src/report/report_bands.hpp"
#include "flightlog/src/report/report_ground.hpp"
#include "flightlog/src/report/report_page.hpp"

namespace transect::flightlog {
namespace {

using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

std::string percent(double share)
{
    return fmt::format("{:.1f}", 100.0 * share);
}

std::string square_kilometres(Area area)
{
    return fmt::format("{:.2f}", area / square_kilometre);
}

std::string minutes(Duration duration)
{
    return fmt::format("{:.1f}", duration / minute);
}

/// RULES: what rests on an assumed sensor is called possible coverage.
std::string coverage_heading(const Report& report)
{
    return report.basis == CoverageBasis::measured || report.basis == CoverageBasis::none
               ? "Coverage"
               : "Possible coverage";
}

std::string coverage_text(const Report& report)
{
    switch (report.basis) {
        case CoverageBasis::measured:
            return "Measured: the turret's own log tells where it looked.";
        case CoverageBasis::assumed:
            return "Assumed: no log tells where the turret looked. What counts is ground that it "
                   "saw if it looked as planned wherever a transect was flown.";
        case CoverageBasis::both:
            return "Measured and assumed: for part of the flights no log tells where the turret "
                   "looked. There, ground counts that it saw if it looked as planned wherever a "
                   "transect was flown. The share that was measured is given beside it.";
        case CoverageBasis::none:
            break;
    }
    return "Nothing tells where a sensor looked: no ground counts as covered.";
}

bool on_terrain(const Report& report)
{
    return report.ground && is_terrain(*report.ground);
}

/// What is neither covered nor missing for sure.
std::string unknown_text(const Report& report)
{
    return fmt::format(
        "Masked is ground in view that terrain hid in every frame. Unknown is ground of which the "
        "elevation data tells nothing, or which lies behind such: whether it was seen is not "
        "known, "
        "and it counts neither as covered nor as missed; gaps on the map and in gaps.geojson "
        "include "
        "it. For {} min some of the view ran over such ground.",
        minutes(report.coverage.time_over_unknown()));
}

Table zone_table(const Report& report)
{
    Table table{
        .caption = "Ground of each task and zone",
        .columns = {
            {"Name", Content::label},
            {"Kind", Content::text},
            {"Area, km²", Content::number},
            {"Covered, km²", Content::number},
            {"Covered, %", Content::number},
            {"Predicted, %", Content::number},
            {"In any frame, %", Content::number},
            {"Measured, km²", Content::number},
            {"Basis", Content::text}}};
    if (on_terrain(report)) {
        table.columns.push_back({"Masked by terrain, %", Content::number});
        table.columns.push_back({"Ground unknown, %", Content::number});
    }
    for (const auto& zone : report.zones) {
        const auto measured = zone.basis == CoverageBasis::measured ? std::optional{zone.covered}
                                                                    : zone.covered_by_measured;
        table.rows.push_back(
            {.cells = {
                 zone.name,
                 zone.is_task ? "task" : "zone",
                 square_kilometres(zone.area),
                 square_kilometres(zone.covered),
                 percent(zone.fraction),
                 zone.predicted ? percent(zone.predicted->fraction) : "–",
                 percent(zone.area > Area{} ? zone.seen / zone.area : 0.0),
                 measured ? square_kilometres(*measured) : "0.00",
                 to_string(zone.basis)}});
        if (on_terrain(report)) {
            auto& cells = table.rows.back().cells;
            cells.push_back(percent(zone.masked.value_or(Area{}) / zone.area));
            cells.push_back(percent(zone.unknown.value_or(Area{}) / zone.area));
        }
    }
    return table;
}

/// The rule behind the figures, in one sentence.
std::string definition_text(const Report& report)
{
    const auto& requirement = report.coverage.requirement();
    const auto& distance = requirement.ground_sample_distance;
    return fmt::format(
        "A cell of {:.0f} m counts when one pass held it for {:.0f} s or longer at {} and with a "
        "line of sight {:.0f}° or more above the ground. In all, {} km² count.",
        report.coverage.cell_size() / metre,
        requirement.min_view / second,
        distance ? fmt::format("a ground sample distance of {:.2f} m or better", *distance / metre)
                 : "any ground sample distance",
        requirement.min_grazing / degree,
        square_kilometres(report.coverage.observed_area()));
}

bool is_simulated(const ReportedLog& reported)
{
    const auto& findings = reported.log.findings;
    return std::ranges::find(findings, "log-simulated", &Finding::code) != findings.end();
}

}  // namespace

Section coverage_section(const Report& report, const formats::Background& background)
{
    Section section{.heading = coverage_heading(report)};
    if (std::ranges::any_of(report.logs, is_simulated)) {
        section.blocks.emplace_back(formats::Paragraph{
            "SIMULATED: at least one of the logs was computed from a plan; nothing was flown."});
    }
    section.blocks.emplace_back(formats::Paragraph{coverage_text(report)});
    if (!report.zones.empty()) {
        section.blocks.emplace_back(zone_table(report));
    }
    if (auto bands = band_table(report)) {
        section.blocks.emplace_back(std::move(*bands));
    }
    section.blocks.emplace_back(formats::Paragraph{definition_text(report)});
    if (on_terrain(report)) {
        section.blocks.emplace_back(formats::Paragraph{unknown_text(report)});
    }
    section.blocks.emplace_back(report_map(report, background));
    return section;
}

}  // namespace transect::flightlog
