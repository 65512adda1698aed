#include "planner/strips.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace transect::planner {
namespace {

/// Coordinates along and across a direction; across grows to the right.
struct Axes {
    explicit Axes(Angle direction)
        : along{std::sin(direction / radian), std::cos(direction / radian)},
          across{along.y_m, -along.x_m}
    {}

    PlanePoint point(double along_m, double across_m) const
    {
        return along_m * along + across_m * across;
    }

    PlanePoint along;
    PlanePoint across;
};

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void include(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    double length() const { return high - low; }
};

Extent extent(const PlaneRing& ring, PlanePoint axis)
{
    Extent result;
    for (const auto& point : ring) {
        result.include(dot(point, axis));
    }
    return result;
}

Extent extent(const PlaneArea& area, PlanePoint axis)
{
    Extent result;
    for (const auto& part : area.parts) {
        const auto own = extent(part.outer, axis);
        result.include(own.low);
        result.include(own.high);
    }
    return result;
}

/// Where a strip runs through the area: sorted, with short gaps closed.
std::vector<Extent> runs(const PlaneArea& in_strip, const Axes& axes, double bridged_gap_m)
{
    std::vector<Extent> pieces;
    for (const auto& part : in_strip.parts) {
        pieces.push_back(extent(part.outer, axes.along));
    }
    std::ranges::sort(pieces, {}, &Extent::low);
    std::vector<Extent> merged;
    for (const auto& piece : pieces) {
        if (!merged.empty() && piece.low - merged.back().high < bridged_gap_m) {
            merged.back().include(piece.high);
        } else {
            merged.push_back(piece);
        }
    }
    return merged;
}

int whole_strips(double width_m, double widest_spacing_m)
{
    return std::max(1, static_cast<int>(std::ceil(width_m / widest_spacing_m - 1e-9)));
}

}  // namespace

double strip_count(const PlaneArea& area, Angle direction, double widest_spacing_m)
{
    return extent(area, Axes{direction}.across).length() / widest_spacing_m;
}

StripLayout lay_strips(const PlaneArea& area, Angle direction, const StripWidths& widths)
{
    StripLayout layout{.direction = direction, .spacing_m = 0.0, .lines = {}};
    if (area.parts.empty()) {
        return layout;
    }
    const Axes axes{direction};
    const auto width = extent(area, axes.across);
    const auto reach = extent(area, axes.along);
    const int count = whole_strips(width.length(), widths.widest_spacing_m);
    layout.spacing_m = width.length() / count;
    for (int strip = 0; strip < count; ++strip) {
        const double left = width.low + strip * layout.spacing_m;
        const double right = left + layout.spacing_m;
        const PlaneArea band{
            {{{axes.point(reach.low, left),
               axes.point(reach.high, left),
               axes.point(reach.high, right),
               axes.point(reach.low, right)},
              {}}}};
        const double middle = left + 0.5 * layout.spacing_m;
        for (const auto& run : runs(intersection(area, band), axes, widths.bridged_gap_m)) {
            layout.lines.push_back(
                {strip, axes.point(run.low, middle), axes.point(run.high, middle)});
        }
    }
    return layout;
}

std::vector<Angle> candidate_directions(const PlaneArea& area)
{
    constexpr int grid_deg = 15;
    std::vector<Angle> directions;
    for (int grid = 0; grid < 180; grid += grid_deg) {
        directions.push_back(static_cast<double>(grid) * degree);
    }
    for (const auto& part : area.parts) {
        for (std::size_t i = 0; i < part.outer.size(); ++i) {
            const auto edge = part.outer[(i + 1) % part.outer.size()] - part.outer[i];
            const double bearing_deg = std::atan2(edge.x_m, edge.y_m) * (radian / degree);
            directions.push_back((bearing_deg - 180.0 * std::floor(bearing_deg / 180.0)) * degree);
        }
    }
    std::ranges::sort(directions);
    constexpr double same_deg = 0.5;
    const auto is_same = [](Angle a, Angle b) { return abs(a - b) < same_deg * degree; };
    directions.erase(std::unique(directions.begin(), directions.end(), is_same), directions.end());
    return directions;
}

}  // namespace transect::planner
