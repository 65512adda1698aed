#include "transect/formats/plan_geojson.hpp"

#include <algorithm>

#include "transect/formats/geojson.hpp"
#include "transect/planner/transect_strip.hpp"

#include "formats/keep_area_text.hpp"

namespace transect::formats {
namespace {

Length swath_of(const planner::Plan& plan, const planner::Transect& transect)
{
    return planner::swath_of(
        transect, *std::ranges::find(plan.settings, transect.task, &planner::TaskSetting::task));
}

void add_via(
    std::vector<Feature>& features, const std::vector<planner::ViaPoint>& points, double sortie)
{
    for (const auto& point : points) {
        features.push_back(
            {point.position,
             {{"kind", "via"},
              {"sortie", sortie},
              {"course_true_deg", point.course.angle() / degree}}});
    }
}

void add_sortie(std::vector<Feature>& features, const planner::Plan& plan, std::size_t index)
{
    const auto number = static_cast<double>(index + 1);
    for (const auto& transect : plan.sorties[index].transects) {
        const Length swath = swath_of(plan, transect);
        features.push_back(
            {MultiPolygon{{planner::strip(transect, swath)}},
             {{"kind", "strip"},
              {"task", transect.task},
              {"sortie", number},
              {"transect", static_cast<double>(transect.number)},
              {"swath_m", swath / metre}}});
        add_via(features, transect.via, number);
        features.push_back(
            {Line{transect.from, transect.to},
             {{"kind", "transect"},
              {"task", transect.task},
              {"sortie", number},
              {"transect", static_cast<double>(transect.number)}}});
    }
    add_via(features, plan.sorties[index].home_via, number);
}

/// Turns have curves, so the line follows the samples, thinned to one in ten.
Feature route(const planner::SortieFlight& flight, std::size_t index)
{
    constexpr std::size_t thinning = 10;
    const auto& samples = flight.trajectory.samples;
    Line line;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % thinning == 0 || i + 1 == samples.size()) {
            line.push_back(samples[i].position);
        }
    }
    return {
        std::move(line),
        {{"kind", "route"},
         {"sortie", static_cast<double>(index + 1)},
         {"flight_time_s", flight.flight_time / second},
         {"distance_m", flight.distance / metre}}};
}

}  // namespace

std::string plan_geojson(const planner::Plan& plan, std::span<const planner::SortieFlight> flights)
{
    FeatureCollection collection;
    for (const auto& task : plan.mission.tasks) {
        collection.features.push_back({task.area, {{"kind", "area"}, {"task", task.id}}});
    }
    for (const auto& ground : plan.unseen) {
        collection.features.push_back({ground.area, {{"kind", "unseen"}, {"task", ground.task}}});
    }
    for (const auto& area : plan.mission.keep_areas) {
        const bool keeps_out = area.kind == planner::KeepArea::Kind::keep_out;
        collection.features.push_back(
            {area.area,
             {{"kind", keeps_out ? "keep-out" : "keep-in"},
              {"name", area.name},
              {"heights", heights_text(area)},
              {"active", active_text(area)}}});
    }
    for (std::size_t i = 0; i < plan.sorties.size(); ++i) {
        add_sortie(collection.features, plan, i);
    }
    for (std::size_t i = 0; i < flights.size(); ++i) {
        collection.features.push_back(route(flights[i], i));
    }
    const auto& base = plan.mission.base;
    collection.features.push_back({base.position, {{"kind", "base"}, {"name", base.identifier}}});
    for (const auto& further : plan.mission.bases) {
        collection.features.push_back(
            {further.aerodrome.position,
             {{"kind", "base"}, {"name", further.aerodrome.identifier}}});
    }
    collection.members = {
        {"title", plan.mission.title}, {"handling", plan.mission.tasking.handling}};
    return geojson(collection);
}

}  // namespace transect::formats
