#include "planner/diversion_check.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace transect::planner {
namespace {

/// Of areas by their index in the mission.
std::set<std::size_t> met_by(const Stretch& stretch, const ActiveAreas& areas)
{
    const auto entered = areas.entered_by(stretch);
    std::set<std::size_t> met{entered.begin(), entered.end()};
    if (const auto left = areas.left_by(stretch)) {
        met.insert(*left);
    }
    return met;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

}  // namespace

std::vector<Finding> areas_across(
    const Diversions& diversions, const Mission& mission, const LocalPlane& plane)
{
    if (mission.keep_areas.empty()) {
        return {};
    }
    const ActiveAreas areas{mission, plane};
    std::vector<std::string> alternates;
    std::set<std::size_t> all;
    for (const auto& alternate : mission.alternates) {
        const auto to = plane.forward(alternate.aerodrome.position);
        const double height_m = alternate.aerodrome.elevation.above_datum() / metre;
        std::set<std::size_t> met;
        for (const auto& state : diversions.at_legs) {
            const auto begin = state.take_off + state.time_s * second;
            met.merge(met_by(
                {.from = state.position,
                 .to = to,
                 .low_m = std::min(height_m, state.height_m),
                 .high_m = std::max({height_m, state.height_m, diversions.highest_m}),
                 .begin = begin,
                 .end = begin + diversions.slowest},
                areas));
        }
        if (!met.empty()) {
            alternates.push_back(alternate.aerodrome.identifier);
            all.merge(met);
        }
    }
    if (alternates.empty()) {
        return {};
    }
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const auto index : all) {
        names.push_back(mission.keep_areas[index].name);
    }
    return {
        {Severity::warning,
         "bingo-through-area",
         {{"alternates", listed(alternates)}, {"areas", listed(names)}}}};
}

}  // namespace transect::planner
