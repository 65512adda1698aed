#include "coverage/outline_rows.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace transect::coverage {
namespace {

/// Calls visit(row, crossing) for every row whose centre line an edge crosses. The edge runs the
/// same way for both outlines that share it, so that both round alike.
template <typename Visit>
void cross_rows(PlanePoint low, PlanePoint high, Visit visit)
{
    if (std::pair{high.y_m, high.x_m} < std::pair{low.y_m, low.x_m}) {
        std::swap(low, high);
    }
    const auto last = first_centre(high.y_m);
    auto row = first_centre(low.y_m);
    if (row >= last) {
        return;
    }
    const double slope = (high.x_m - low.x_m) / (high.y_m - low.y_m);
    for (; row < last; ++row) {
        visit(row, low.x_m + (row + 0.5 - low.y_m) * slope);
    }
}

}  // namespace

CellBox cell_box(const PlaneRing& ring, double cells_per_metre)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    PlanePoint low{infinity, infinity};
    PlanePoint high{-infinity, -infinity};
    for (const auto& corner : ring) {
        low = {std::min(low.x_m, corner.x_m), std::min(low.y_m, corner.y_m)};
        high = {std::max(high.x_m, corner.x_m), std::max(high.y_m, corner.y_m)};
    }
    return {
        .low = {first_centre(low.x_m * cells_per_metre), first_centre(low.y_m * cells_per_metre)},
        .high =
            {first_centre(high.x_m * cells_per_metre), first_centre(high.y_m * cells_per_metre)},
    };
}

void OutlineRows::clear()
{
    row_count_ = 0;
    ranges_.clear();
    begins_.clear();
}

void OutlineRows::trace(const PlaneRing& ring, double cells_per_metre, Shape shape)
{
    clear();
    if (ring.size() < 3) {
        return;
    }
    const auto [lowest, highest] = std::minmax_element(
        ring.begin(), ring.end(), [](PlanePoint a, PlanePoint b) { return a.y_m < b.y_m; });
    lowest_ = cells_per_metre * *lowest;
    highest_ = cells_per_metre * *highest;
    first_row_ = first_centre(lowest_.y_m);
    row_count_ = static_cast<std::size_t>(first_centre(highest_.y_m) - first_row_);
    if (shape == Shape::convex) {
        trace_convex(ring, cells_per_metre);
    } else {
        trace_any(ring, cells_per_metre);
    }
}

void OutlineRows::trace_convex(const PlaneRing& ring, double cells_per_metre)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    ranges_.assign(row_count_, {.left = infinity, .right = -infinity});
    PlanePoint from = cells_per_metre * ring.back();
    for (const auto& corner : ring) {
        const PlanePoint to = cells_per_metre * corner;
        cross_rows(from, to, [this](std::int32_t row, double x) {
            auto& range = ranges_[static_cast<std::size_t>(row - first_row_)];
            range.left = std::min(range.left, x);
            range.right = std::max(range.right, x);
        });
        from = to;
    }
    for (auto& range : ranges_) {
        range = Range::between(range.left, range.right);
    }
}

void OutlineRows::trace_any(const PlaneRing& ring, double cells_per_metre)
{
    crossings_.clear();
    PlanePoint from = cells_per_metre * ring.back();
    for (const auto& corner : ring) {
        const PlanePoint to = cells_per_metre * corner;
        cross_rows(from, to, [this](std::int32_t row, double x) {
            crossings_.push_back({row, x});
        });
        from = to;
    }
    std::ranges::sort(crossings_, [](const Crossing& a, const Crossing& b) {
        return std::pair{a.row, a.at} < std::pair{b.row, b.at};
    });
    begins_.assign(row_count_ + 1, 0);
    for (std::size_t i = 0; i + 1 < crossings_.size(); i += 2) {
        ranges_.push_back(Range::between(crossings_[i].at, crossings_[i + 1].at));
        begins_[static_cast<std::size_t>(crossings_[i].row - first_row_) + 1] =
            static_cast<std::uint32_t>(ranges_.size());
    }
    for (std::size_t i = 1; i <= row_count_; ++i) {
        begins_[i] = std::max(begins_[i], begins_[i - 1]);
    }
}

std::size_t OutlineRows::cells() const
{
    std::size_t sum = 0;
    for (const auto& range : ranges_) {
        sum += static_cast<std::size_t>(std::max(0, range.last - range.first));
    }
    return sum;
}

}  // namespace transect::coverage
