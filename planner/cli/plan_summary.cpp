#include "cli/plan_summary.hpp"

#include <cmath>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "transect/formats/finding_text.hpp"

namespace transect::cli {
namespace {

std::string hours_minutes(Duration duration)
{
    const auto minutes = std::lround(duration / minute);
    return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string sortie_line(
    const planner::Sortie& sortie, const planner::SortieFlight& flight, std::size_t number)
{
    const auto& fuel = flight.fuel;
    const Mass left = fuel.at_start - fuel.taxi - fuel.trip - fuel.approach;
    return fmt::format(
        "sortie {}: take-off {:%Y-%m-%d %H:%MZ}, {} transects, {}, {:.0f} NM, lands with {:.0f} lb "
        "({:.0f} kg), {:.0f} lb {} what the policy requires\n",
        number,
        std::chrono::floor<std::chrono::seconds>(sortie.take_off),
        sortie.transects.size(),
        hours_minutes(flight.flight_time),
        flight.distance / nautical_mile,
        left / pound,
        left / kilogram,
        abs(fuel.extra) / pound,
        fuel.extra < Mass{} ? "short of" : "above");
}

std::string task_line(const planner::TaskResult& task)
{
    return fmt::format(
        "task {}: {:.0f} km², predicted coverage {:.2f} %\n",
        task.id,
        task.predicted.area / square_kilometre,
        100.0 * task.predicted.fraction);
}

}  // namespace

std::string summary_text(const planner::Plan& plan, std::span<const planner::SortieFlight> flights)
{
    auto text = plan.mission.title + '\n';
    for (const auto& task : plan.tasks) {
        text += task_line(task);
    }
    for (std::size_t i = 0; i < flights.size(); ++i) {
        text += sortie_line(plan.sorties[i], flights[i], i + 1);
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
