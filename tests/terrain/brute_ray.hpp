/// A ray cast the slow and obvious way, through exact geocentric coordinates.

#pragma once

#include <vector>

#include "transect/terrain/terrain_view.hpp"

#include "support/draw.hpp"

namespace transect::test {

struct Camera {
    GeoPoint position;
    MslHeight height;
};

/// Height of the point at a slant range above the bilinear surface in metres; NaN where the
/// surface is unknown.
double clearance_m(
    const std::vector<terrain::TilePointer>& tiles,
    const Camera& camera,
    const terrain::LocalDirection& direction,
    double range_m);

struct BruteEnd {
    terrain::RayMeets meets = terrain::RayMeets::nothing;
    double range_m = 0.0;
};

/// Marches in equal steps and bisects.
BruteEnd brute_cast(
    const std::vector<terrain::TilePointer>& tiles,
    const Camera& camera,
    const terrain::LocalDirection& direction,
    double farthest_m,
    double step_m);

terrain::LocalDirection direction(double azimuth_deg, double depression_deg);

/// Posts 30 m apart with hills and steep, rough ground.
terrain::TilePointer rough_tile(
    Draw& draw, Latitude south, Longitude west, int posts, double relief_m);

}  // namespace transect::test
