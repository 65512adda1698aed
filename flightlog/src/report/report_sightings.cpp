#include "flightlog/src/report/report_sightings.hpp"

#include "flightlog/src/report/report_ground.hpp"
#include "flightlog/src/tracks/joined_sightings.hpp"

namespace transect::flightlog {

std::optional<SightingReport> report_sightings(
    const ReportInput& input, const FlownAndCounted& flown)
{
    if (!input.sightings) {
        return std::nullopt;
    }
    std::vector<MultiPolygon> outlines;
    outlines.reserve(flown.ground.zones.size());
    for (const auto& zone : flown.ground.zones) {
        outlines.push_back(zone.outline);
    }
    SightingScene scene{
        .flights = flown.flights,
        .lines = flown.lines,
        .zones = PlaneZones{flown.ground.coverage.frame(), outlines}};
    if (const auto choice = choose_ground(input)) {
        scene.ground = choice->ground;
    }
    if (input.plan) {
        scene.camera = input.plan->mission.camera;
    }
    return join_sightings(*input.sightings, scene);
}

}  // namespace transect::flightlog
