/// Elevation data made up for a test.

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "transect/planner/mission.hpp"

namespace transect::test {

/// Posts every 3 arc-seconds from 13.9° N, 3.7° W to 14.4° N, 3.1° W: around the area of
/// sample_mission(). Heights in metres of a place; NaN is unknown.
planner::TerrainData ground(const std::function<double(GeoPoint)>& height_m);

planner::TerrainData level_ground(double height_m);

/// Straight along a meridian: `top_m` high within 500 m of it, `foot_m` elsewhere.
planner::TerrainData ridge(double longitude_deg, double foot_m, double top_m);

/// Esri ASCII grid, posts as of ground().
std::string esri_grid(const std::function<double(GeoPoint)>& height_m);

}  // namespace transect::test
