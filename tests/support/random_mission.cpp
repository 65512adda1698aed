#include "support/random_mission.hpp"

#include "transect/geo/local_plane.hpp"

#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::test {

planner::Mission random_mission(Draw& draw, AreaKind kind)
{
    auto mission = small_mission();
    const double north_deg = draw.between(14.0, 14.9);
    const LocalPlane plane{point(north_deg, draw.between(-4.6, -3.4))};
    mission.tasks.front().area = plane.reverse(random_area(draw, kind, draw.between(5e3, 15e3)));
    mission.tasks.front().direction.reset();
    mission.tasks.front().edges = draw.between(0.0, 1.0) < 0.5 ? planner::EdgePolicy::squeezed
                                                               : planner::EdgePolicy::overshoot;
    const Bearing from{draw.between(0.0, 360.0) * degree};
    mission.weather = {
        .wind = aircraft::ConstantWind{from, draw.between(0.0, 45.0) * knot},
        .qnh = draw.between(980.0, 1040.0) * hectopascal,
        .isa_deviation = draw.between(-10.0, 25.0) * kelvin};
    return mission;
}

}  // namespace transect::test
