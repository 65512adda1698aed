/// Frames on terrain.

#pragma once

#include <optional>
#include <vector>

#include "transect/coverage/observe.hpp"

#include "coverage/frame.hpp"
#include "coverage/ground_level.hpp"
#include "coverage/plane_map.hpp"
#include "coverage/terrain_sight.hpp"

namespace transect::coverage {

class TerrainFrames {
public:
    TerrainFrames(const ObserveSettings& settings, terrain::TerrainSource source);

    /// The lie of the land where the boresight comes down, else where the aircraft is; nothing
    /// where both are unknown. It changes smoothly with the pose.
    std::optional<terrain::AssumedGround> level_in_view(
        const PlaneMap& map, const sensor::CameraPose& pose);

    /// Replaces the outline on level ground by the one on terrain, and tells what can be seen in
    /// it. The outline must not be empty.
    void settle(Frame& frame, const PlaneMap& map) const;

private:
    struct Outlined {
        std::vector<GeoPoint> ring;
        Shape shape = Shape::convex;
        std::optional<terrain::GroundBounds> ground;
        bool is_known = true;
    };
    std::optional<Outlined> on_nearly_level(
        const Frame& frame, const terrain::TerrainView& view) const;
    Outlined on_relief(const Frame& frame, const terrain::TerrainView& view) const;
    static TerrainSight sight(
        const Frame& frame, const Outlined& outlined, const terrain::TerrainView& view);

    const ObserveSettings& settings_;
    SightLimits limits_;
    terrain::TerrainSource source_;
    GroundLevel level_;
    double tolerance_m_;
};

}  // namespace transect::coverage
