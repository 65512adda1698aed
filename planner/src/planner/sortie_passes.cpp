#include <algorithm>

#include "planner/sortie_simulation.hpp"

namespace transect::planner {
namespace {

double way_m(std::span<const Pass> passes, PlanePoint to)
{
    double sum_m = 0.0;
    for (std::size_t i = 0; i < passes.size(); ++i) {
        sum_m += length_m((i + 1 < passes.size() ? passes[i + 1].at : to) - passes[i].at);
    }
    return sum_m;
}

}  // namespace

/// What a turn holds: the airspeed of the climb while it climbs, otherwise that of the level.
Simulator::Level SortieSimulation::held(const Simulator& flight, const Heading& heading) const
{
    const double height_m = flight.state().height_m;
    const bool climbs = height_m < heading.level.height_m && !flight.at(heading.level);
    return {
        height_m,
        climbs ? environment_->profile.schedule.climb_speed : heading.level.calibrated_airspeed};
}

void SortieSimulation::head_for(Simulator& flight, const Heading& heading) const
{
    const PlanePoint start = flight.state().position;
    const double left_m = length_m(heading.point - start);
    const double turn_m = flight.join_distance_m(heading.level);
    // An aircraft that has just taken off has any heading.
    const double onto_m = in_air_ || flight.state().time_s > 0.0 ? turn_m : 0.0;
    if (left_m <= onto_m + turn_m) {
        return;
    }
    const PlanePoint course = 1.0 / left_m * (heading.point - start);
    if (onto_m > 0.0) {
        fly_pass(flight, {start + onto_m * course, course}, heading);
    }
    flight.fly_line({
        .to = start + (left_m - turn_m) * course,
        .level = heading.level,
        .final_m = heading.final_m,
        .kind = LegKind::transit,
        .transect = std::nullopt,
    });
}

void SortieSimulation::fly_pass(Simulator& flight, const Pass& pass, const Heading& heading) const
{
    const auto level = held(flight, heading);
    const bool climbs = level.height_m < heading.level.height_m;
    flight.fly_turn({
        .to = pass.at,
        .course = pass.course,
        .level = level,
        .final_m = climbs ? heading.level.height_m : std::min(level.height_m, heading.final_m),
        .kind = heading.kind,
    });
}

void SortieSimulation::fly_via(
    Simulator& flight, const TransectTask& task, const Simulator::Level& level, LegKind kind) const
{
    for (const auto& pass : task.via) {
        const Heading heading{pass.at, level, level.height_m, kind};
        head_for(flight, heading);
        fly_pass(flight, pass, heading);
    }
    head_for(flight, {run_in_start(flight, task), level, task.level.height_m, kind});
}

/// On each stretch no lower than the rest of the way needs to descend.
void SortieSimulation::fly_home_via(
    Simulator& flight, const Destination& place, std::span<const Pass> way) const
{
    for (std::size_t i = 0; i < way.size(); ++i) {
        const auto rest = way.subspan(i);
        const auto next = i + 1 < way.size() ? way[i + 1].at : place.position;
        const auto onward = next - way[i].at;
        const Simulator::Line down{
            .to = place.position,
            .level = transit_,
            .final_m = place.height_m,
            .transect = std::nullopt};
        const double length = length_m(onward);
        const auto course = length > 0.0 ? 1.0 / length * onward : PlanePoint{0.0, 1.0};
        const double highest_m =
            flight.greatest_height_m(down, course, way_m(rest, place.position));
        const Heading heading{
            way[i].at, transit_, std::min(transit_.height_m, highest_m), LegKind::transit};
        head_for(flight, heading);
        fly_pass(flight, way[i], heading);
    }
}

}  // namespace transect::planner
