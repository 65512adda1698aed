/// What a frame shows of the ground.

#pragma once

#include <optional>
#include <vector>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/terrain/ground.hpp"
#include "transect/terrain/terrain_view.hpp"

namespace transect::sensor {

struct CameraPose {
    GeoPoint position;
    MslHeight height;
    CameraLook look;
};

/// Where the ray along the boresight meets level ground; nothing when it points above the horizon.
/// Heights above mean sea level stand in for heights above the ellipsoid: both ends are shifted
/// alike, so the direction is off by less than undulation / earth radius (5 µrad).
struct GroundHit {
    GeoPoint position;
    Length slant_range;
};
std::optional<GroundHit> boresight_hit(
    const CameraPose& pose, const terrain::AssumedGround& ground);

/// The frame's edge on level ground, as an open ring in image order (clockwise seen from above)
/// that starts at the upper left corner if that shows ground; edges are densified when the look is
/// oblique. Parts above the horizon or beyond `farthest` (slant range) are cut off along an arc.
/// Empty when nothing of the ground is left, or a number of the pose is not usable.
std::vector<GeoPoint> footprint(
    const CameraPose& pose, const terrain::AssumedGround& ground, Length farthest);

struct TerrainEdgeSettings {
    /// A level near that of the ground in view. It decides which part of the frame is in reach, and
    /// where an edge is drawn whose ray ends as unknown or meets nothing.
    terrain::AssumedGround level;
    Length farthest;
    Length tolerance;  ///< by which straight pieces of the edge may miss the ground's relief
};

struct TerrainFootprint {
    std::vector<GeoPoint> ring;  ///< in image order
    bool is_known = true;        ///< no ray of the edge ran over unknown ground
};

/// The frame's edge on terrain, each ray going to the first ground that it meets. Where the edge
/// crosses a ridge the ring leaps from its crest to the ground behind; ground inside the ring may
/// be masked. Pieces of the edge are halved until they are straight within the tolerance or ten
/// times as long as it, into 64 at most. The view must be from the pose's place and reach as far.
TerrainFootprint footprint(
    const CameraPose& pose, const terrain::TerrainView& view, const TerrainEdgeSettings& settings);

/// Ground sample distance at a ground point inside the frame: the geometric mean of across and
/// along, p·√(z³/h) for the pitch p of square pixels (at unit focal length), depth z along the
/// boresight and height h of the camera above the ground's tangent plane at the point (the area
/// that a pixel sees on a plane is p²z³/h). Straight down this is p·h all over the frame. Infinite
/// for a point that the camera cannot see.
Length ground_sample_distance(
    const CameraPose& pose,
    const terrain::AssumedGround& ground,
    const CameraProfile& camera,
    GeoPoint point);

/// Whether the point lies in the direction of something in the frame. Whether anything stands
/// before it, the curve of the earth included, is another question.
bool frame_contains(const CameraPose& pose, const terrain::GroundPoint& point);

/// The horizontal field of view that gives `swath` on level ground when looking straight down from
/// `height_above_ground`, and the other way round: swath = 2·h·tan(field/2).
Angle nadir_field(Length swath, Length height_above_ground);
Length nadir_swath(Angle horizontal_field, Length height_above_ground);

/// Straight down: field / pixels, at `height_above_ground`.
Length nadir_ground_sample_distance(
    const CameraProfile& camera, Angle horizontal_field, Length height_above_ground);

}  // namespace transect::sensor
