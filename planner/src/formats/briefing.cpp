#include "transect/formats/briefing.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "transect/planner/bases.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"

namespace transect::formats {

const planner::AreaSearch& task_named(const planner::Plan& plan, const std::string& id)
{
    const auto task = std::ranges::find(plan.mission.tasks, id, &planner::AreaSearch::id);
    if (task == plan.mission.tasks.end()) {
        throw std::logic_error{fmt::format("the mission has no task '{}'", id)};
    }
    return *task;
}

std::string bases_text(const planner::Mission& mission, const planner::SortieFlight& flight)
{
    return fmt::format(
        "{}–{}",
        planner::base_named(mission, flight.departure).identifier,
        planner::base_named(mission, flight.arrival).identifier);
}

bool has_magnetic(const planner::Plan& plan, const BriefingSources& sources)
{
    return sources.magnetic_model && sources.magnetic_model->covers(plan.mission.take_off);
}

Page briefing(
    const planner::Plan& plan,
    std::span<const planner::SortieFlight> flights,
    const BriefingSources& sources)
{
    if (flights.size() != plan.sorties.size()) {
        throw std::logic_error{"a briefing needs the flight of each sortie"};
    }
    const auto& mission = plan.mission;
    Page page{
        .title = or_not_given(mission.title),
        .subtitle = fmt::format(
            "Crew briefing, mission {}, {}. Times are UTC, courses are true; observation only.",
            or_not_given(mission.code),
            date_text(mission.take_off)),
        .handling = mission.tasking.handling};
    page.sections.push_back(summary_section(plan, flights));
    page.sections.push_back(map_section(plan, flights, sources.background));
    for (std::size_t i = 0; i < flights.size(); ++i) {
        page.sections.push_back(sortie_section(plan, flights[i], i, sources));
    }
    page.sections.push_back(sensor_section(plan));
    if (!mission.keep_areas.empty()) {
        page.sections.push_back(keep_area_section(mission));
    }
    page.sections.push_back(assumptions_section(plan, sources));
    page.sections.push_back(unchecked_section(plan));
    return page;
}

}  // namespace transect::formats
