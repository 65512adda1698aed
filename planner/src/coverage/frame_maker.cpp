#include "coverage/frame_maker.hpp"

#include <utility>
#include <variant>

namespace transect::coverage {
FrameMaker::FrameMaker(
    const ObserveSettings& settings,
    const sensor::CameraProfile& camera,
    const terrain::Ground& ground,
    const Clock& clock)
    : settings_{settings}, camera_{camera}, clock_{clock}, limits_{settings.requirement}
{
    if (const auto* assumed = std::get_if<terrain::AssumedGround>(&ground)) {
        assumed_ = *assumed;
    } else {
        terrain_.emplace(settings, std::get<terrain::TerrainSource>(ground));
    }
}

const PlaneMap& FrameMaker::map_at(GeoPoint position)
{
    // What is in view may lie beyond the net by a little, where it still holds.
    if (!map_ || !map_->holds(position)) {
        map_.emplace(settings_.frame, position);
    }
    return *map_;
}

std::optional<terrain::AssumedGround> FrameMaker::level_below(
    const PlaneMap& map, const sensor::CameraPose& pose)
{
    return terrain_ ? terrain_->level_in_view(map, pose) : assumed_;
}

Frame FrameMaker::make(Instant time, const sensor::CameraPose& pose)
{
    const auto& map = map_at(pose.position);
    const auto level = level_below(map, pose);
    Frame frame{
        .time = clock_.at(time),
        .outline = {},
        .reach = {},
        .view = GroundView{map, pose, level.value_or(terrain::AssumedGround{}), camera_},
        .pose = pose};
    if (!level) {
        frame.is_over_unknown = true;
        return frame;
    }
    frame.level_edge = sensor::footprint(pose, *level, settings_.farthest);
    frame.outline = convex_corners(map.forward(frame.level_edge), settings_.cell);
    if (!frame.outline.empty()) {
        const double level_m = frame.view.level_m();
        note_quality(frame, frame.outline, {level_m, level_m}, limits_);
        frame.reach = Reach{frame.outline};
    }
    return frame;
}

void FrameMaker::settle(Frame& frame)
{
    if (terrain_ && !frame.outline.empty()) {
        terrain_->settle(frame, map_at(frame.pose->position));
    }
}

}  // namespace transect::coverage
