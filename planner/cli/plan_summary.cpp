#include "cli/plan_summary.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "transect/formats/finding_text.hpp"
#include "transect/planner/bases.hpp"

namespace transect::cli {
namespace {

std::string hours_minutes(Duration duration)
{
    const auto minutes = std::lround(duration / minute);
    return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

/// "07:14Z".
std::string clock_time(Instant instant)
{
    return to_iso8601(instant).substr(11, 5) + 'Z';
}

std::string date_and_clock_time(Instant instant)
{
    return to_iso8601(instant).substr(0, 10) + ' ' + clock_time(instant);
}

/// With its bases where there are several.
std::string sortie_name(
    const planner::Mission& mission, const planner::Sortie& sortie, std::size_t number)
{
    if (mission.bases.empty()) {
        return fmt::format("sortie {}", number);
    }
    return fmt::format(
        "sortie {}, {} to {}",
        number,
        planner::base_named(mission, sortie.departure).identifier,
        planner::base_named(mission, sortie.arrival).identifier);
}

std::string sortie_line(
    const planner::Sortie& sortie, const planner::SortieFlight& flight, const std::string& name)
{
    const auto* const begin = sortie.airborne ? "in the air at" : "take-off";
    if (!flight.is_complete) {
        return fmt::format(
            "{}: {} {}, {} transects, cannot be flown to its landing\n",
            name,
            begin,
            date_and_clock_time(sortie.take_off),
            sortie.transects.size());
    }
    const auto& fuel = flight.fuel;
    const Mass left = fuel.at_start - fuel.taxi - fuel.trip - fuel.approach;
    return fmt::format(
        "{}: {} {}, {} transects, {}, {:.0f} NM, lands with {:.0f} lb "
        "({:.0f} kg), {:.0f} lb {} what the policy requires\n",
        name,
        begin,
        date_and_clock_time(sortie.take_off),
        sortie.transects.size(),
        hours_minutes(flight.flight_time),
        flight.distance / nautical_mile,
        left / pound,
        left / kilogram,
        abs(fuel.extra) / pound,
        fuel.extra < Mass{} ? "short of" : "above");
}

/// Where the way home begins, after the last transect.
std::string bingo_line(const planner::SortieFlight& flight)
{
    const auto last =
        std::find_if(flight.legs.rbegin(), flight.legs.rend(), [](const planner::Leg& leg) {
            return leg.kind == planner::LegKind::transect && leg.gate;
        });
    if (last == flight.legs.rend()) {
        return {};
    }
    const auto& home = last->gate->home;
    auto text =
        fmt::format("  end of the last transect: {:.0f} lb planned", last->fuel_end / pound);
    text += home.fuel && last->gate->joker ? fmt::format(
                                                 ", joker {:.0f} lb, bingo {} {:.0f} lb",
                                                 *last->gate->joker / pound,
                                                 home.aerodrome,
                                                 *home.fuel / pound)
                                           : fmt::format(", bingo {} unknown", home.aerodrome);
    for (const auto& alternate : last->gate->alternates) {
        text += alternate.fuel
                    ? fmt::format(", {} {:.0f} lb", alternate.aerodrome, *alternate.fuel / pound)
                    : fmt::format(", {} not possible", alternate.aerodrome);
    }
    return text + '\n';
}

std::string eroded_line(const planner::SortieFlight& flight)
{
    if (!flight.eroded || !flight.eroded->shortfall.empty()) {
        return {};
    }
    return fmt::format(
        "  worse day: lands with {:.0f} lb, {:.0f} lb above the final reserve\n",
        flight.eroded->landing_fuel / pound,
        (flight.eroded->landing_fuel - flight.eroded->final_reserve) / pound);
}

std::string choice_lines(const planner::SortieFlight& flight)
{
    std::string text;
    for (const auto& choice : flight.landing_choices) {
        if (choice.reach == planner::LandingChoice::Reach::never) {
            text += fmt::format("  {}: never in reach with reserves\n", choice.aerodrome);
        }
        if (choice.no_return) {
            text += fmt::format(
                "  {}: point of no return {} with {:.0f} lb\n",
                choice.aerodrome,
                clock_time(choice.no_return->time),
                choice.no_return->fuel / pound);
        }
        if (choice.equal_time) {
            text += fmt::format(
                "  {}: equal time with {} at {}\n",
                choice.aerodrome,
                flight.landing_choices.front().aerodrome,
                clock_time(choice.equal_time->time));
        }
    }
    return text;
}

std::string task_line(const planner::TaskResult& task)
{
    return fmt::format(
        "task {}: {:.0f} km², predicted coverage {:.2f} %\n",
        task.id,
        task.predicted.area / square_kilometre,
        100.0 * task.predicted.fraction);
}

std::string bound_line(const planner::Summary& summary)
{
    const auto gap = summary.gap();
    return gap ? fmt::format(
                     "flight time {}, at most {:.2f} % above the least possible with these "
                     "transects ({})\n",
                     hours_minutes(summary.flight_time),
                     100.0 * *gap,
                     summary.bound.name)
               : "";
}

}  // namespace

std::string summary_text(const planner::Plan& plan, std::span<const planner::SortieFlight> flights)
{
    auto text = plan.mission.title + '\n';
    for (const auto& task : plan.tasks) {
        text += task_line(task);
    }
    text += bound_line(plan.summary);
    for (std::size_t i = 0; i < flights.size(); ++i) {
        text += sortie_line(
            plan.sorties[i], flights[i], sortie_name(plan.mission, plan.sorties[i], i + 1));
        text += bingo_line(flights[i]);
        text += eroded_line(flights[i]);
        text += choice_lines(flights[i]);
    }
    for (const auto& finding : plan.findings) {
        text += fmt::format(
            "{}: {}{}{}\n",
            formats::to_string(finding.severity),
            finding.place,
            finding.place.empty() ? "" : ": ",
            formats::text(finding));
    }
    return text;
}

}  // namespace transect::cli
