#include "flightlog/one_line.hpp"

#include <cmath>

#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::test {

planner::Plan one_line()
{
    auto plan = sample_plan().plan;
    plan.settings.clear();
    plan.sorties.clear();
    plan.settings.push_back(
        {.task = "a",
         .direction = Bearing{Angle{}},
         .swath = kilometre,
         .spacing = 0.9 * kilometre,
         .horizontal_field = 20.0 * degree,
         .ground_sample_distance = 0.5 * metre,
         .height = MslHeight{3000.0 * metre},
         .true_airspeed = 150.0 * knot});
    plan.sorties.push_back(
        {.transects = {{1, "a", point(14.1, -3.2), point(14.4333, -3.2)}},
         .take_off = one_line_start});
    return plan;
}

flight::Sample sample_at(double latitude_deg, double longitude_deg, double track_deg)
{
    return {
        .time = one_line_start,
        .position = point(latitude_deg, longitude_deg),
        .height = MslHeight{3000.0 * metre},
        .track = Bearing{track_deg * degree},
        .ground_speed = 75.0 * metre_per_second,
        .attitude = {},
        .look = {}};
}

flight::Trajectory hand_made(const HandMade& flight)
{
    flight::Trajectory trajectory;
    const auto origin = point(14.1, -3.2);
    const Bearing north{Angle{}};
    const double sign = flight.to_m >= flight.from_m ? 1.0 : -1.0;
    const double length_m = std::abs(flight.to_m - flight.from_m);
    const double step_m = flight.speed_m_s * flight.period_s;
    for (int i = 0; i * step_m <= length_m; ++i) {
        const double at_m = flight.from_m + sign * i * step_m;
        const double ahead_m = at_m + sign;
        const double drift_rad = std::atan(flight.across_m(ahead_m) - flight.across_m(at_m));
        const auto on_line = travel(origin, north, at_m * metre);
        const Bearing course{(sign > 0.0 ? 0.0 : 180.0) * degree};
        auto sample = sample_at(14.1, -3.2, 0.0);
        sample.time = flight.start + i * flight.period_s * second;
        sample.position = travel(on_line, Bearing{90.0 * degree}, flight.across_m(at_m) * metre);
        sample.track = course + sign * drift_rad * radian;
        sample.ground_speed = flight.speed_m_s * metre_per_second;
        trajectory.samples.push_back(sample);
    }
    trajectory.max_gap = 3.0 * flight.period_s * second;
    return trajectory;
}

}  // namespace transect::test
