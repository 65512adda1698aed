#include "transect/sensor/footprint.hpp"

#include "sensor/frame_edge.hpp"
#include "sensor/viewing.hpp"

namespace transect::sensor {
std::optional<GroundHit> boresight_hit(const CameraPose& pose, const terrain::AssumedGround& ground)
{
    const Viewing viewing{pose, ground};
    const auto range_m = viewing.range_m(viewing.boresight());
    if (!range_m) {
        return std::nullopt;
    }
    return GroundHit{
        .position = viewing.point_at(viewing.boresight(), *range_m),
        .slant_range = *range_m * metre,
    };
}

std::vector<GeoPoint> footprint(
    const CameraPose& pose, const terrain::AssumedGround& ground, Length farthest)
{
    if (!has_frame(pose.look)) {
        return {};
    }
    const Viewing viewing{pose, ground};
    const auto edge = FrameEdge{viewing, farthest}.ring();
    std::vector<GeoPoint> ring;
    ring.reserve(edge.size());
    for (const auto& ray : edge) {
        ring.push_back(viewing.point_at(ray.direction, ray.range_m));
    }
    return ring;
}

bool frame_contains(const CameraPose& pose, const terrain::GroundPoint& point)
{
    if (!has_frame(pose.look)) {
        return false;
    }
    const Viewing viewing{pose, {point.height}};
    return viewing.shows(viewing.direction_to(point.position, point.height));
}

}  // namespace transect::sensor
