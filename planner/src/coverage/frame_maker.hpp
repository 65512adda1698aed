/// Makes the frames of one flight.

#pragma once

#include <optional>

#include "transect/coverage/observe.hpp"

#include "coverage/frame.hpp"
#include "coverage/plane_map.hpp"
#include "coverage/terrain_frames.hpp"

namespace transect::coverage {

class FrameMaker {
public:
    FrameMaker(
        const ObserveSettings& settings,
        const sensor::CameraProfile& camera,
        const terrain::Ground& ground,
        const Clock& clock);

    /// The frame on level ground: on terrain, at a level that follows the lie of the land.
    Frame make(Instant time, const sensor::CameraPose& pose);

    /// On terrain, gives the frame its outline there; on assumed ground it has it already.
    void settle(Frame& frame);

    bool is_on_terrain() const { return terrain_.has_value(); }

private:
    const PlaneMap& map_at(GeoPoint position);
    std::optional<terrain::AssumedGround> level_below(
        const PlaneMap& map, const sensor::CameraPose& pose);

    const ObserveSettings& settings_;
    const sensor::CameraProfile& camera_;
    const Clock& clock_;
    SightLimits limits_;
    std::optional<terrain::AssumedGround> assumed_;
    std::optional<TerrainFrames> terrain_;
    std::optional<PlaneMap> map_;
};

}  // namespace transect::coverage
