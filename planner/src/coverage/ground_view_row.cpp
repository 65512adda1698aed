// Apart from the other functions of GroundView, since it is built so that loops become vector
// instructions.

#include <algorithm>
#include <cmath>

#include "coverage/frame.hpp"

namespace transect::coverage {

/// By the formulas of at(); in single precision, which is what the answers are kept in.
void GroundView::improve(std::span<BestSight> best, PlanePoint first, double step_m) const
{
    const auto offset = first - below_camera_;
    const auto first_east_m = static_cast<float>(dot(to_east_, offset));
    const auto first_north_m = static_cast<float>(dot(to_north_, offset));
    const auto step_east_m = static_cast<float>(to_east_.x_m * step_m);
    const auto step_north_m = static_cast<float>(to_north_.x_m * step_m);
    const auto half_curvature = static_cast<float>(half_curvature_);
    const auto boresight_north = static_cast<float>(boresight_north_);
    const auto boresight_east = static_cast<float>(boresight_east_);
    const auto boresight_down = static_cast<float>(boresight_down_);
    const auto height_m = static_cast<float>(height_m_);
    const auto drop_factor = static_cast<float>(drop_factor_);
    const auto pixel_pitch = static_cast<float>(pixel_pitch_);
    const auto count = static_cast<std::int32_t>(best.size());
    for (std::int32_t i = 0; i < count; ++i) {
        const float east_m = first_east_m + static_cast<float>(i) * step_east_m;
        const float north_m = first_north_m + static_cast<float>(i) * step_north_m;
        const float distance_m2 = east_m * east_m + north_m * north_m;
        const float drop_m = distance_m2 * half_curvature;
        const float depth_m = boresight_north * north_m + boresight_east * east_m +
                              boresight_down * (height_m + drop_m);
        const float above_m = height_m - drop_m * drop_factor;
        const float per_height = 1.0F / above_m;
        const float gsd_m = pixel_pitch * depth_m * std::sqrt(std::abs(depth_m * per_height));
        const float flatness = distance_m2 * per_height * per_height;
        // Both are positive where the point is in sight.
        const bool is_seen = std::min(depth_m, above_m) > 0.0F;
        auto& known = best[static_cast<std::size_t>(i)];
        known.gsd_m = is_seen ? std::min(known.gsd_m, gsd_m) : known.gsd_m;
        known.flatness = is_seen ? std::min(known.flatness, flatness) : known.flatness;
    }
}

GroundView::Numbers GroundView::passed(
    PlanePoint first, double step_m, const GroundView& earlier) const
{
    constexpr double all = 1e9;
    const auto way = below_camera_ - earlier.below_camera_;
    const double length_m2 = dot(way, way);
    if (!(length_m2 > 0.0)) {
        return {};
    }
    // The share of the way grows evenly along the row.
    const double start = nearest_share(first, earlier);
    const double step = step_m * way.x_m / length_m2;
    constexpr double hardly = 1e-9;
    if (std::abs(step) < hardly) {
        return start > -1.0 && start < 2.0 ? Numbers{0, static_cast<std::int32_t>(all)} : Numbers{};
    }
    const auto [low, high] = std::minmax({-start / step, (1.0 - start) / step});
    return {
        .first = static_cast<std::int32_t>(std::clamp(low - 1.0, 0.0, all)),
        .last = static_cast<std::int32_t>(std::clamp(high + 2.0, 0.0, all))};
}

}  // namespace transect::coverage
