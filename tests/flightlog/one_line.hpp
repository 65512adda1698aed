/// A plan of one transect, and flights beside it made by hand.

#pragma once

#include <functional>

#include "transect/flight/trajectory.hpp"
#include "transect/planner/plan.hpp"

namespace transect::test {

inline constexpr Instant one_line_start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// One transect of 36.9 km due north at 3.2 W, from 14.1 N to 14.4333 N; 1 km of swath, 0.9 km of
/// spacing, planned at 3000 m and 150 kt.
planner::Plan one_line();

/// At 75 m/s over the ground, at the start, at 3000 m.
flight::Sample sample_at(double latitude_deg, double longitude_deg, double track_deg);

/// How a flight made by hand goes, by the seconds since its start.
struct HandMade {
    double from_m = 0.0;    ///< north of the transect's start; negative before it
    double to_m = 0.0;      ///< south of from_m when flown backwards
    double period_s = 1.0;  ///< from sample to sample
    double speed_m_s = 75.0;
    Instant start = one_line_start;
    /// East of the transect, by metres north of its start.
    std::function<double(double)> across_m = [](double) { return 0.0; };
};

/// Along the transect; positions by geodesics, tracks from the way across.
flight::Trajectory hand_made(const HandMade& flight);

}  // namespace transect::test
