#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "flightlog/src/report/report_against_plan.hpp"

namespace transect::flightlog {
namespace {

using formats::Row;
using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

std::string percent(double share)
{
    return fmt::format("{:.1f}", 100.0 * share);
}

/// "07:00:00"
std::string clock_text(Instant instant)
{
    return to_iso8601(instant).substr(11, 8);
}

std::string metres(Length length)
{
    return fmt::format("{:.1f}", length / metre);
}

Table transect_table(const Report& report)
{
    Table table{
        .caption = "Transects, planned and flown",
        .columns = {
            {"Number", Content::label},
            {"Task", Content::text},
            {"Sortie", Content::number},
            {"Length, km", Content::number},
            {"Flown, %", Content::number},
            {"Status", Content::text},
            {"Times flown", Content::number},
            {"Gaps", Content::number},
            {"Longest gap, km", Content::number}}};
    for (const auto& result : report.lines) {
        const bool is_whole = status(result) == LineStatus::flown;
        Length longest;
        for (const auto& [from, to] : result.gaps) {
            longest = std::max(longest, to - from);
        }
        table.rows.push_back(
            {.cells =
                 {std::to_string(result.line.transect.number),
                  result.line.transect.task,
                  std::to_string(result.line.sortie),
                  fmt::format("{:.1f}", result.line.length / kilometre),
                  percent(result.completion),
                  to_string(status(result)),
                  std::to_string(result.runs.size()),
                  std::to_string(result.gaps.size()),
                  result.gaps.empty() ? "–" : fmt::format("{:.1f}", longest / kilometre)},
             .weight = is_whole ? Row::Weight::normal : Row::Weight::strong});
    }
    return table;
}

struct NumberedRun {
    int transect = 0;
    const RunResult* result = nullptr;
};

/// In order of entry.
std::vector<NumberedRun> runs_of(const Report& report)
{
    std::vector<NumberedRun> runs;
    for (const auto& line : report.lines) {
        for (const auto& run : line.runs) {
            runs.push_back({line.line.transect.number, &run});
        }
    }
    std::ranges::stable_sort(
        runs, {}, [](const NumberedRun& run) { return run.result->run.entry(); });
    return runs;
}

Table run_table(const std::vector<NumberedRun>& runs)
{
    Table table{
        .caption =
            "Runs along transects in the order flown, times in UTC, cross-track in metres "
            "(mean: right of the transect as planned is positive)",
        .columns = {
            {"Transect", Content::label},
            {"Flight", Content::number},
            {"Entry", Content::text},
            {"Exit", Content::text},
            {"Direction", Content::text},
            {"Flown, km", Content::number},
            {"Cross-track mean", Content::number},
            {"RMS", Content::number},
            {"95 %", Content::number},
            {"Max", Content::number},
            {"Within tolerance, %", Content::number}}};
    for (const auto& [transect, result] : runs) {
        const auto& track = result->cross_track;
        table.rows.push_back(
            {.cells = {
                 std::to_string(transect),
                 std::to_string(result->run.flight + 1),
                 clock_text(result->run.entry()),
                 clock_text(result->run.exit()),
                 to_string(result->run.direction),
                 fmt::format("{:.1f}", result->flown / kilometre),
                 metres(track.mean),
                 metres(track.root_mean_square),
                 metres(track.percentile_95),
                 metres(track.worst),
                 track.within_tolerance ? percent(*track.within_tolerance) : "–"}});
    }
    return table;
}

template <typename Quantity>
std::string mean_and_worst(const Deviation<Quantity>& flown, Quantity unit)
{
    return fmt::format(
        "{:+.1f} / {:.1f} / {:.1f}",
        flown.mean / unit,
        flown.root_mean_square / unit,
        flown.worst / unit);
}

Table deviation_table(const std::vector<NumberedRun>& runs)
{
    Table table{
        .caption =
            "Height, ground speed and bank on these runs: mean / RMS / max of flown less "
            "planned; bank from level, from entry to exit",
        .columns = {
            {"Transect", Content::label},
            {"Flight", Content::number},
            {"Entry", Content::text},
            {"Height planned, ft MSL", Content::number},
            {"Height, ft", Content::number},
            {"Ground speed planned, kt", Content::number},
            {"Ground speed, kt", Content::number},
            {"Bank, °", Content::number},
            {"Beyond limit, %", Content::number}}};
    for (const auto& [transect, result] : runs) {
        const auto& [height, speed, bank] = result->deviations;
        table.rows.push_back(
            {.cells = {
                 std::to_string(transect),
                 std::to_string(result->run.flight + 1),
                 clock_text(result->run.entry()),
                 height ? fmt::format("{:.0f}", height->planned.above_datum() / foot) : "–",
                 height ? mean_and_worst(height->flown, foot) : "–",
                 speed ? fmt::format("{:.0f}", speed->planned / knot) : "–",
                 speed ? mean_and_worst(speed->flown, knot) : "–",
                 bank ? mean_and_worst(bank->flown, degree) : "–",
                 bank ? percent(bank->beyond_limit) : "–"}});
    }
    return table;
}

std::string rule_text(const Report& report)
{
    std::string text =
        "A run counts while the aircraft holds the transect; ways that only cross it do not. "
        "Figures are weighted by time.";
    if (const auto tolerance = cross_track_tolerance(report.lines.front().line)) {
        text += fmt::format(
            " Within tolerance: so near to the transect that neighbours leave no ground between "
            "them, half of what their strips share (task {}: {:.0f} m).",
            report.lines.front().line.transect.task,
            *tolerance / metre);
    }
    return text;
}

/// "1, 3 backwards, 2"
std::string steps_text(const Report& report, std::optional<OrderKind> kind)
{
    std::string text;
    for (const auto& step : report.order.steps) {
        if (kind && step.kind != *kind) {
            continue;
        }
        const bool is_forward = step.direction == LineDirection::as_planned;
        text += fmt::format(
            "{}{}{}",
            text.empty() ? "" : ", ",
            report.lines[step.line].line.transect.number,
            is_forward ? "" : " backwards");
    }
    return text.empty() ? "none" : text;
}

std::string skipped_text(const Report& report)
{
    std::string text;
    for (const auto line : report.order.skipped) {
        text +=
            fmt::format("{}{}", text.empty() ? "" : ", ", report.lines[line].line.transect.number);
    }
    return text.empty() ? "none" : text;
}

formats::KeyValueList order_list(const Report& report)
{
    return {
        {{"Transects in the order flown", steps_text(report, std::nullopt)},
         {"Flown in the order planned",
          fmt::format(
              "{} % (longest common subsequence of both orders, of the transects flown)",
              percent(report.order.in_order.value_or(0.0)))},
         {"Out of order", steps_text(report, OrderKind::out_of_order)},
         {"Repeated", steps_text(report, OrderKind::repeated)},
         {"Skipped", skipped_text(report)}}};
}

}  // namespace

Section transect_section(const Report& report)
{
    Section section{.heading = "Transects", .blocks = {transect_table(report)}};
    const auto runs = runs_of(report);
    if (!runs.empty()) {
        section.blocks.emplace_back(order_list(report));
        section.blocks.emplace_back(formats::Paragraph{rule_text(report)});
        section.blocks.emplace_back(run_table(runs));
        section.blocks.emplace_back(deviation_table(runs));
    }
    return section;
}

}  // namespace transect::flightlog
