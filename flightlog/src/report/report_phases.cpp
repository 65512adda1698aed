#include "flightlog/src/report/report_phases.hpp"

#include <utility>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

/// "07:00:00"
std::string clock_text(Instant instant)
{
    return to_iso8601(instant).substr(11, 8);
}

std::string clock_text(const std::optional<Instant>& instant)
{
    return instant ? clock_text(*instant) : "unknown";
}

std::string minutes(Duration duration)
{
    return fmt::format("{:.1f}", duration / minute);
}

std::string minutes(const std::optional<Duration>& duration)
{
    return duration ? minutes(*duration) : "unknown";
}

std::string kilograms(const std::optional<Mass>& mass)
{
    return mass ? fmt::format("{:.0f}", *mass / kilogram) : "unknown";
}

/// "07:00:00, 08:10:00 and 1 unseen"
std::string list(const std::vector<Instant>& seen, std::size_t unseen)
{
    std::string text;
    for (const auto& instant : seen) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", clock_text(instant));
    }
    if (unseen > 0) {
        text += fmt::format("{}{} unseen", text.empty() ? "" : " and ", unseen);
    }
    return text.empty() ? "none" : text;
}

Table times_table(const Report& report)
{
    Table table{
        .caption = "Times of the flights, UTC",
        .columns = {
            {"Flight", Content::label},
            {"Block off", Content::text},
            {"Take-off", Content::text},
            {"Landing", Content::text},
            {"Block on", Content::text},
            {"Block, min", Content::number},
            {"In the air, min", Content::number},
            {"On task, min", Content::number},
            {"Touch-and-goes", Content::number},
            {"Go-arounds", Content::number}}};
    std::size_t number = 0;
    for (const auto& reported : report.flights) {
        const auto& account = reported.recorded.account;
        const auto& times = account.times;
        table.rows.push_back(
            {.cells = {
                 std::to_string(++number),
                 clock_text(times.block_off),
                 list(times.take_offs, times.unseen_take_offs),
                 list(times.landings, times.unseen_landings),
                 clock_text(times.block_on),
                 minutes(times.block),
                 minutes(times.air),
                 minutes(account.on_task),
                 std::to_string(times.touch_and_goes),
                 std::to_string(times.go_arounds)}});
    }
    return table;
}

Table time_line(const FlightAccount& account, std::size_t number)
{
    Table table{
        .caption = fmt::format("Phases of flight {}", number),
        .columns = {
            {"Phase", Content::label},
            {"From, UTC", Content::text},
            {"To, UTC", Content::text},
            {"Minutes", Content::number},
            {"On task, min", Content::number},
            {"Fuel used by flow, kg", Content::number},
            {"Fuel used by gauge, kg", Content::number},
            {"Left by flow, kg", Content::number},
            {"Left by gauge, kg", Content::number}}};
    for (const auto& phase : account.phases) {
        const auto& [kind, start, end] = phase.interval;
        table.rows.push_back(
            {.cells = {
                 flight::to_string(kind),
                 clock_text(start),
                 clock_text(end),
                 minutes(elapsed(start, end)),
                 account.on_task ? minutes(phase.on_task) : "unknown",
                 kilograms(phase.used.by_flow),
                 kilograms(phase.used.by_gauge),
                 kilograms(phase.remaining.by_flow),
                 kilograms(phase.remaining.by_gauge)}});
    }
    return table;
}

Table transect_fuel(const Report& report)
{
    Table table{
        .caption = "Fuel on board where transects were entered and left, kg",
        .columns = {
            {"Transect", Content::label},
            {"Flight", Content::number},
            {"Entry, UTC", Content::text},
            {"By flow", Content::number},
            {"By gauge", Content::number},
            {"Exit, UTC", Content::text},
            {"By flow", Content::number},
            {"By gauge", Content::number}}};
    for (const auto& line : report.lines) {
        for (const auto& result : line.runs) {
            const auto& run = result.run;
            const auto& fuel = report.flights[run.flight].recorded.account.fuel;
            const auto entry = fuel.on_board(run.entry());
            const auto exit = fuel.on_board(run.exit());
            table.rows.push_back(
                {.cells = {
                     std::to_string(line.line.transect.number),
                     std::to_string(run.flight + 1),
                     clock_text(run.entry()),
                     kilograms(entry.by_flow),
                     kilograms(entry.by_gauge),
                     clock_text(run.exit()),
                     kilograms(exit.by_flow),
                     kilograms(exit.by_gauge)}});
        }
    }
    return table;
}

}  // namespace

void set_time_on_task(
    std::vector<RecordedFlight>& flights, const PlannedLines& lines, std::span<const LineRun> runs)
{
    if (lines.lines().empty()) {
        set_time_with_look(flights);
        return;
    }
    for (std::size_t i = 0; i < flights.size(); ++i) {
        set_on_task(flights[i].account, on_transects(runs, i));
    }
}

void set_time_with_look(std::vector<RecordedFlight>& flights)
{
    for (auto& recorded : flights) {
        if (recorded.basis == flight::Basis::measured) {
            set_on_task(recorded.account, with_look(recorded.pieces));
        }
    }
}

Section phase_section(const Report& report)
{
    Section section{.heading = "Phases of flight", .blocks = {times_table(report)}};
    std::size_t number = 0;
    for (const auto& reported : report.flights) {
        section.blocks.emplace_back(time_line(reported.recorded.account, ++number));
    }
    auto on_transects = transect_fuel(report);
    if (!on_transects.rows.empty()) {
        section.blocks.emplace_back(std::move(on_transects));
    }
    return section;
}

}  // namespace transect::flightlog
