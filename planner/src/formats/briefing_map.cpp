#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"
#include "formats/keep_area_text.hpp"

namespace transect::formats {
namespace {

using planner::Leg;
using planner::LegKind;

MapLayer areas(const planner::Plan& plan)
{
    MapLayer layer{.name = "Area to search", .style = MapStyle::area, .sets_extent = true};
    for (const auto& task : plan.mission.tasks) {
        layer.features.push_back({.geometry = task.area, .label = task.id});
    }
    return layer;
}

MapLayer unseen(const planner::Plan& plan)
{
    MapLayer layer{.name = "Not seen: flights keep clear", .style = MapStyle::missing};
    for (const auto& ground : plan.unseen) {
        layer.features.push_back({.geometry = ground.area, .label = ground.task});
    }
    return layer;
}

MapLayer keep_areas(const planner::Plan& plan, planner::KeepArea::Kind kind)
{
    const bool keeps_out = kind == planner::KeepArea::Kind::keep_out;
    MapLayer layer{
        .name = keeps_out ? "Keep-out areas" : "Keep-in areas",
        .style = keeps_out ? MapStyle::keep_out : MapStyle::keep_in};
    for (const auto& area : plan.mission.keep_areas) {
        if (area.kind == kind) {
            layer.features.push_back(
                {.geometry = area.area,
                 .label = area.name,
                 .details = {
                     keeps_out ? "keep out" : "keep in", heights_text(area), active_text(area)}});
        }
    }
    return layer;
}

MapFeature aerodrome(const planner::Aerodrome& place, const std::string& role)
{
    return {
        .geometry = place.position,
        .label = place.identifier,
        .details = {
            place.name,
            role,
            position_text(place.position),
            fmt::format("elevation {} ft", feet(place.elevation.above_datum()))}};
}

MapLayer bases(const planner::Plan& plan)
{
    MapLayer layer{
        .name = "Base",
        .style = MapStyle::aerodrome,
        .features = {aerodrome(plan.mission.base, "base")},
        .sets_extent = true};
    for (const auto& further : plan.mission.bases) {
        layer.features.push_back(aerodrome(further.aerodrome, "further base"));
    }
    return layer;
}

MapLayer alternates(const planner::Plan& plan)
{
    MapLayer layer{.name = "Alternates", .style = MapStyle::aerodrome};
    for (const auto& alternate : plan.mission.alternates) {
        layer.features.push_back(aerodrome(
            alternate.aerodrome,
            alternate.confirmed ? "alternate, confirmed" : "alternate, NOT CONFIRMED"));
    }
    return layer;
}

/// The flown path without the samples of straight flight.
Line path(const flight::Trajectory& trajectory)
{
    constexpr Angle bend = 3.0 * degree;
    Line line;
    const flight::Sample* kept = nullptr;
    for (const auto& sample : trajectory.samples) {
        const bool is_last = &sample == &trajectory.samples.back();
        if (kept == nullptr || is_last || abs(sample.track - kept->track) > bend) {
            line.push_back(sample.position);
            kept = &sample;
        }
    }
    return line;
}

MapFeature transect_feature(const Leg& leg)
{
    return {
        .geometry = Line{leg.from, leg.to},
        .label = std::to_string(leg.transect.value_or(0)),
        .details = {
            fmt::format(
                "transect, {}° true, {} NM",
                bearing_text(leg.course),
                nautical_miles(leg.distance)),
            "from " + position_text(leg.from),
            "to " + position_text(leg.to),
            fmt::format("{} to {} UTC", clock_time(leg.start), clock_time(leg.end)),
            fmt::format("fuel at start {} lb", pounds(leg.fuel_start))}};
}

std::vector<MapLayer> sortie_layers(const planner::SortieFlight& flight, int number)
{
    MapLayer route{
        .name = fmt::format("Sortie {}: path", number),
        .style = MapStyle::transit,
        .series = number};
    if (flight.trajectory.samples.size() > 1) {
        route.features.push_back({.geometry = path(flight.trajectory)});
    }
    MapLayer transects{
        .name = fmt::format("Sortie {}: transects", number),
        .style = MapStyle::transect,
        .series = number,
        .sets_extent = true};
    for (const auto& leg : flight.legs) {
        if (leg.kind == LegKind::transect) {
            transects.features.push_back(transect_feature(leg));
        }
    }
    return {std::move(route), std::move(transects)};
}

/// The ground between the outer edges of the frames on one transect.
MapFeature strip(const planner::Transect& transect, Length swath)
{
    const auto along = geodesic_leg(transect.from, transect.to);
    const Angle right = 90.0 * degree;
    const Length half = 0.5 * swath;
    const Ring ring{
        travel(transect.from, along.departure + right, half),
        travel(transect.to, along.arrival + right, half),
        travel(transect.to, along.arrival + -right, half),
        travel(transect.from, along.departure + -right, half)};
    return {.geometry = MultiPolygon{{{ring, {}}}}};
}

MapLayer strips(const planner::Plan& plan)
{
    MapLayer layer{.name = "Strips seen", .style = MapStyle::strip, .is_shown = false};
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            for (const auto& setting : plan.settings) {
                if (setting.task == transect.task) {
                    layer.features.push_back(strip(transect, swath_of(transect, setting)));
                }
            }
        }
    }
    return layer;
}

}  // namespace

Section map_section(const planner::Plan& plan, Flights flights, const Background& background)
{
    Map overview{
        .caption = "Overview: base, areas and flight paths.",
        .layers = background.layers,
        .attribution = background.attribution};
    const auto add = [&](MapLayer layer) {
        if (!layer.features.empty()) {
            overview.layers.push_back(std::move(layer));
        }
    };
    add(areas(plan));
    add(unseen(plan));
    add(keep_areas(plan, planner::KeepArea::Kind::keep_out));
    add(keep_areas(plan, planner::KeepArea::Kind::keep_in));
    add(strips(plan));
    int number = 0;
    for (const auto& flight : flights) {
        ++number;
        for (auto& layer : sortie_layers(flight, number)) {
            add(std::move(layer));
        }
    }
    add(alternates(plan));
    add(bases(plan));
    Map detail = overview;
    detail.caption =
        "Transects, with their numbers at the start and arrows in the direction flown.";
    detail.layers.back().sets_extent = false;
    return {.heading = "Maps", .blocks = {std::move(overview), std::move(detail)}};
}

}  // namespace transect::formats
