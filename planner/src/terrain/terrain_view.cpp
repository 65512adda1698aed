#include "transect/terrain/terrain_view.hpp"

#include <cmath>
#include <stdexcept>

#include "terrain/view_kernel.hpp"

namespace transect::terrain {
namespace {

/// Nothing for a direction that is none.
std::optional<LocalDirection> unit(const LocalDirection& d)
{
    const double square = d.north * d.north + d.east * d.east + d.down * d.down;
    constexpr double rounding = 1e-12;
    if (std::abs(square - 1.0) <= rounding) {
        return d;
    }
    if (!(square > 0.0) || std::isinf(square)) {
        return std::nullopt;
    }
    const double length = std::sqrt(square);
    return LocalDirection{d.north / length, d.east / length, d.down / length};
}

void require_usable(MslHeight height, const ViewLimits& limits)
{
    if (!std::isfinite(height.above_datum() / metre) ||
        !std::isfinite(limits.highest_possible.above_datum() / metre)) {
        throw std::invalid_argument{"a height is not a finite number"};
    }
    if (!(limits.farthest > Length{}) || std::isinf(limits.farthest / metre)) {
        throw std::invalid_argument{"the farthest range is not a positive number"};
    }
}

}  // namespace

TerrainView::TerrainView(
    const ElevationSource& source, GeoPoint camera, MslHeight height, const ViewLimits& limits)
{
    require_usable(height, limits);
    kernel_ = std::make_shared<const Kernel>(source, camera, height, limits);
}

RayEnd TerrainView::cast(const LocalDirection& direction) const
{
    const auto unit_direction = unit(direction);
    return unit_direction ? kernel_->cast(*unit_direction, kernel_->farthest_m()) : RayEnd{};
}

GroundPoint TerrainView::point_at(const LocalDirection& direction, Length slant_range) const
{
    const auto unit_direction = unit(direction);
    if (!unit_direction) {
        throw std::invalid_argument{"a direction has no length"};
    }
    return kernel_->point_at(*unit_direction, slant_range / metre);
}

LineOfSight TerrainView::sees(const GroundPoint& point) const
{
    return kernel_->sees(point);
}

std::optional<MslHeight> TerrainView::height(GeoPoint point) const
{
    return kernel_->height(point);
}

std::optional<GroundBounds> TerrainView::bounds(const GeoBox& box) const
{
    return kernel_->bounds(box);
}

bool TerrainView::nothing_masked(const GeoBox& box, Angle least_depression) const
{
    return kernel_->nothing_masked(box, least_depression);
}

}  // namespace transect::terrain
