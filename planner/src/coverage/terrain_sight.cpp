#include "coverage/terrain_sight.hpp"

#include <cmath>

namespace transect::coverage {

SightLine TerrainSight::to(const terrain::GroundPoint& point) const
{
    if (std::isnan(point.height.above_datum() / metre)) {
        return SightLine::unknown;
    }
    if (frame_ && !frame_->shows(frame_->direction_to(point.position, point.height))) {
        return SightLine::outside_frame;
    }
    switch (view_.sees(point)) {
        case terrain::LineOfSight::visible:
            return SightLine::clear;
        case terrain::LineOfSight::masked:
            return SightLine::masked;
        case terrain::LineOfSight::unknown:
            break;
    }
    return SightLine::unknown;
}

}  // namespace transect::coverage
