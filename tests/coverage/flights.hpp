/// Simple flights for the coverage tests.

#pragma once

#include <cmath>
#include <vector>

#include "transect/coverage/observe.hpp"

#include "sensor/cameras.hpp"

namespace transect::test {

inline Instant at_second(double seconds)
{
    return Instant{} + (1.8e9 + seconds) * second;
}

inline flight::Sample sample(double seconds, GeoPoint position, double height_m, const Look& look)
{
    const auto camera = pose(position, height_m, look);
    return {
        .time = at_second(seconds),
        .position = position,
        .height = camera.height,
        .track = Bearing{look.azimuth_deg * degree},
        .ground_speed = 70.0 * metre_per_second,
        .attitude = {},
        .look = camera.look,
    };
}

struct StraightFlight {
    GeoPoint start = point(14.5, -3.5);
    double bearing_deg = 0.0;
    double speed_mps = 70.0;
    double duration_s = 60.0;
    double rate_hz = 1.0;
    double height_m = 1770.0;
    double begin_s = 0.0;
    Look look = {};
};

/// Along a geodesic; looks turned by the course over the ground.
inline flight::Trajectory fly(const StraightFlight& plan)
{
    flight::Trajectory result;
    const int count = static_cast<int>(std::lround(plan.duration_s * plan.rate_hz));
    Look look = plan.look;
    look.azimuth_deg += plan.bearing_deg;
    for (int i = 0; i <= count; ++i) {
        const double seconds = i / plan.rate_hz;
        const auto place = travel(
            plan.start, Bearing{plan.bearing_deg * degree}, plan.speed_mps * seconds * metre);
        result.samples.push_back(sample(plan.begin_s + seconds, place, plan.height_m, look));
    }
    return result;
}

/// In one place, looking one way.
inline flight::Trajectory hover(double duration_s, double height_m, const Look& look)
{
    return fly({.speed_mps = 0.0, .duration_s = duration_s, .height_m = height_m, .look = look});
}

inline RegionFrame mopti_frame()
{
    return RegionFrame{
        {.south_parallel_deg = 13.9, .north_parallel_deg = 15.1, .central_meridian_deg = -3.5}};
}

inline coverage::ObserveSettings settings(double cell_m)
{
    return {.frame = mopti_frame(), .cell = cell_m * metre};
}

inline coverage::Coverage observe_one(
    const flight::Trajectory& flight, const coverage::ObserveSettings& how)
{
    return coverage::observe({&flight, 1}, turret(), mopti_ground, how);
}

/// Even-odd rule, independent of the kernel.
inline bool contains(const PlaneRing& ring, PlanePoint p)
{
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        if ((a.y_m > p.y_m) != (b.y_m > p.y_m) &&
            p.x_m < a.x_m + (p.y_m - a.y_m) / (b.y_m - a.y_m) * (b.x_m - a.x_m)) {
            inside = !inside;
        }
    }
    return inside;
}

inline PlanePoint cell_centre(coverage::Cell cell, double cell_m)
{
    return {(cell.column + 0.5) * cell_m, (cell.row + 0.5) * cell_m};
}

/// Every cell of every block, seen or not.
template <typename Visit>
void for_each_cell(const coverage::Coverage& cover, Visit visit)
{
    constexpr auto side = coverage::Coverage::block_side;
    for (const auto& block : cover.blocks()) {
        for (int i = 0; i < side * side; ++i) {
            visit(coverage::Cell{block.column + i % side, block.row + i / side});
        }
    }
}

struct DwellDifference {
    double mean_s = 0.0;
    double most_s = 0.0;
};

inline DwellDifference dwell_difference(const coverage::Coverage& a, const coverage::Coverage& b)
{
    DwellDifference result;
    const auto cells = static_cast<double>(a.seen_cells());
    for_each_cell(a, [&](coverage::Cell cell) {
        const auto dwell_s = [cell](const coverage::Coverage& cover) {
            const auto record = cover.record(cell);
            return record ? record->dwell / second : 0.0;
        };
        const double apart_s = std::abs(dwell_s(a) - dwell_s(b));
        result.most_s = std::max(result.most_s, apart_s);
        result.mean_s += apart_s / cells;
    });
    return result;
}

}  // namespace transect::test
