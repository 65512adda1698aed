#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "flightlog/src/report/report_figures.hpp"

namespace transect::flightlog {
namespace {

using coverage::AreaDuration;
using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

constexpr std::size_t most_curves = 3;

std::string percent(double share)
{
    return fmt::format("{:.1f}", 100.0 * share);
}

std::string fold(const coverage::ZoneFigures& figures, std::size_t looks)
{
    return percent(figures.folds.size() < looks ? 0.0 : figures.folds[looks - 1]);
}

/// Unknown where no part of the zone has one.
std::string minutes(const AreaDuration& durations, Duration AreaDuration::*which)
{
    return durations.share > 0.0 ? fmt::format("{:.1f}", durations.*which / minute) : "–";
}

/// "2026-11-23 07:00"
std::string moment(Instant instant)
{
    const auto text = to_iso8601(instant);
    return text.substr(0, 10) + ' ' + text.substr(11, 5);
}

std::string rule_text(const Report& report)
{
    return fmt::format(
        "A look is a pass at task quality for {:.0f} s or longer; passes are {:.0f} s or more "
        "apart. Figures are for {} to {} UTC. The first and the last gap between looks are "
        "bounded by these times, as if the ground had been looked at then. Ground never looked at "
        "has neither gap nor age: its share stands apart.",
        report.coverage.requirement().min_view / second,
        report.coverage.requirement().pass_gap / second,
        moment(report.window.start),
        moment(report.window.end));
}

Table look_table(const Report& report)
{
    Table table{
        .caption = "Looks at each task and zone; gaps and ages of the part that was looked at",
        .columns = {
            {"Name", Content::label},
            {"Once or more, %", Content::number},
            {"Twice, %", Content::number},
            {"Three times, %", Content::number},
            {"Never, %", Content::number},
            {"Looks, mean", Content::number},
            {"Looks, most", Content::number},
            {"Dwell, mean s", Content::number},
            {"Longest gap, mean min", Content::number},
            {"Longest gap, min", Content::number},
            {"Time-average gap, min", Content::number},
            {"Age at the end, mean min", Content::number},
            {"Oldest, min", Content::number}}};
    for (const auto& zone : report.zones) {
        if (!zone.figures) {
            continue;
        }
        const auto& figures = *zone.figures;
        table.rows.push_back(
            {.cells = {
                 zone.name,
                 fold(figures, 1),
                 fold(figures, 2),
                 fold(figures, 3),
                 percent(figures.never_looked_at),
                 fmt::format("{:.2f}", figures.mean_accesses),
                 std::to_string(figures.most_accesses),
                 fmt::format("{:.1f}", figures.mean_dwell / second),
                 minutes(figures.longest_gap, &AreaDuration::mean),
                 minutes(figures.longest_gap, &AreaDuration::longest),
                 minutes(figures.time_average_gap, &AreaDuration::mean),
                 minutes(figures.age, &AreaDuration::mean),
                 minutes(figures.age, &AreaDuration::longest)}});
    }
    return table;
}

std::string class_text(const coverage::AreaClass<Length>& part)
{
    return part.to ? fmt::format("{:g} to {:g} m, %", part.from / metre, *part.to / metre)
                   : fmt::format("from {:g} m, %", part.from / metre);
}

Table distance_table(const Report& report)
{
    Table table{
        .caption = "Best ground sample distance in any frame, share of the area",
        .columns = {{"Name", Content::label}, {"Not seen, %", Content::number}}};
    for (const auto& zone : report.zones) {
        if (!zone.figures) {
            continue;
        }
        const auto& figures = *zone.figures;
        if (table.rows.empty()) {
            for (const auto& part : figures.distances) {
                table.columns.push_back({class_text(part), Content::number});
            }
        }
        auto& row = table.rows.emplace_back();
        row.cells = {zone.name, percent(1.0 - figures.seen)};
        for (const auto& part : figures.distances) {
            row.cells.push_back(percent(part.share));
        }
    }
    return table;
}

/// A staircase of minutes since the window's start and percent.
std::vector<formats::ChartPoint> staircase(
    const std::vector<coverage::CoverageStep>& steps, const coverage::Window& window)
{
    std::vector<formats::ChartPoint> points{{0.0, 0.0}};
    points.reserve(2 * steps.size() + 2);
    for (const auto& step : steps) {
        const double time_min = elapsed(window.start, step.time) / minute;
        points.push_back({time_min, points.back().y});
        points.push_back({time_min, 100.0 * step.share});
    }
    points.push_back({elapsed(window.start, window.end) / minute, points.back().y});
    return points;
}

std::optional<formats::Figure> accumulated_figure(const Report& report)
{
    constexpr std::array styles{
        formats::ChartStyle::line, formats::ChartStyle::dashed, formats::ChartStyle::dotted};
    static_assert(styles.size() == most_curves);
    formats::Figure figure{
        .caption = "Share of each area that was covered so far",
        .chart = {
            .title = "Ground covered over time",
            .x = {.label = "Minutes since " + moment(report.window.start) + " UTC", .from = 0.0},
            .y = {.label = "Covered (%)", .from = 0.0, .to = 100.0}}};
    auto& series = figure.chart.series;
    for (const auto& zone : report.zones) {
        if (!zone.figures || zone.figures->accumulated.empty()) {
            continue;
        }
        if (series.size() == most_curves) {
            figure.caption += fmt::format(" (the first {}; report.json has all)", most_curves);
            break;
        }
        series.push_back(
            {.name = zone.name,
             .style = styles.at(series.size()),
             .points = staircase(zone.figures->accumulated, report.window)});
    }
    return series.empty() ? std::nullopt : std::optional{std::move(figure)};
}

}  // namespace

std::optional<Section> figures_section(const Report& report)
{
    auto looks = look_table(report);
    if (looks.rows.empty()) {
        return std::nullopt;
    }
    const bool is_measured = report.basis == CoverageBasis::measured;
    Section section{
        .heading = is_measured ? "How often and how lately"
                               : "How often and how lately, as possible coverage"};
    section.blocks.emplace_back(formats::Paragraph{rule_text(report)});
    section.blocks.emplace_back(std::move(looks));
    section.blocks.emplace_back(distance_table(report));
    if (auto figure = accumulated_figure(report)) {
        section.blocks.emplace_back(std::move(*figure));
    }
    return section;
}

}  // namespace transect::flightlog
