#include "planner/line_cutting.hpp"

#include <algorithm>

#include "planner/outline_index.hpp"

namespace transect::planner {
namespace {

constexpr double shortest_piece_m = 500.0;
constexpr double smallest_part_m2 = 1e4;

/// Distances along a line.
struct Reach {
    double begin_m = 0.0;
    double end_m = 0.0;
};

/// Stretches of a line that lie outside.
std::vector<Reach> clear_stretches(const OutlineIndex& outline, const PlaneLine& line)
{
    const double length = length_m(line.to - line.from);
    auto cuts = outline.crossings(line);
    cuts.push_back(0.0);
    cuts.push_back(1.0);
    std::ranges::sort(cuts);
    std::vector<Reach> result;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const double middle = 0.5 * (cuts[i] + cuts[i + 1]);
        if (outline.contains(line.from + middle * (line.to - line.from))) {
            continue;
        }
        const Reach reach{cuts[i] * length, cuts[i + 1] * length};
        constexpr double hair_m = 1e-3;
        if (!result.empty() && reach.begin_m - result.back().end_m < hair_m) {
            result.back().end_m = reach.end_m;
        } else {
            result.push_back(reach);
        }
    }
    return result;
}

PlaneArea strip(const SeenLine& line)
{
    const auto way = line.to - line.from;
    const double length = length_m(way);
    const PlanePoint right = (0.5 * line.width_m / length) * PlanePoint{way.y_m, -way.x_m};
    return {{{{line.from + right, line.to + right, line.to - right, line.from - right}, {}}}};
}

PlaneArea strips(const std::vector<SeenLine>& lines)
{
    std::vector<PlaneArea> all;
    for (const auto& line : lines) {
        if (length_m(line.to - line.from) > 0.0) {
            all.push_back(strip(line));
        }
    }
    return all.empty() ? PlaneArea{} : unite(all);
}

}  // namespace

std::vector<StripLine> cut_lines(
    const std::vector<StripLine>& lines, const PlaneArea& forbidden, double room_m)
{
    if (forbidden.parts.empty()) {
        return lines;
    }
    const OutlineIndex outline{forbidden};
    std::vector<StripLine> result;
    for (const auto& line : lines) {
        const auto way = line.to - line.from;
        const double length = length_m(way);
        if (length <= 0.0) {
            continue;
        }
        const PlanePoint along = 1.0 / length * way;
        const auto start = line.from - room_m * along;
        for (const auto& reach : clear_stretches(outline, {start, line.to + room_m * along})) {
            const double begin_m = std::max(0.0, reach.begin_m);
            const double end_m = std::min(length, reach.end_m - 2.0 * room_m);
            const bool is_whole = begin_m <= 0.0 && end_m >= length;
            if (is_whole || end_m - begin_m >= shortest_piece_m) {
                result.push_back(
                    {line.strip, line.from + begin_m * along, line.from + end_m * along});
            }
        }
    }
    return result;
}

PlaneArea unseen(
    const PlaneArea& area, const std::vector<SeenLine>& laid, const std::vector<SeenLine>& flown)
{
    const auto wanted = intersection(area, strips(laid));
    // Slivers and points where parts touch are of rounding, not of the ground.
    constexpr double sliver_m = 10.0;
    constexpr double rounding_m = 2.0;
    auto left = difference(wanted, strips(flown));
    left = simplified(grown(grown(left, -sliver_m), sliver_m), rounding_m);
    std::erase_if(
        left.parts, [](const PlanePolygon& part) { return area_m2({{part}}) < smallest_part_m2; });
    return left;
}

}  // namespace transect::planner
