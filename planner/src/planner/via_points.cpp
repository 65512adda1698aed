#include "planner/via_points.hpp"

#include <cmath>

namespace transect::planner {

std::vector<Pass> passes(std::span<const ViaPoint> points, const LocalPlane& plane)
{
    std::vector<Pass> result;
    for (const auto& point : points) {
        const auto at = plane.forward(point.position);
        const auto plane_north = plane.true_bearing(at, {0.0, 1.0});
        const double angle = (point.course - plane_north) / radian;
        result.push_back({at, {std::sin(angle), std::cos(angle)}});
    }
    return result;
}

std::vector<ViaPoint> via_points(std::span<const Pass> passes, const LocalPlane& plane)
{
    std::vector<ViaPoint> result;
    for (const auto& pass : passes) {
        result.push_back({plane.reverse(pass.at), plane.true_bearing(pass.at, pass.course)});
    }
    return result;
}

}  // namespace transect::planner
