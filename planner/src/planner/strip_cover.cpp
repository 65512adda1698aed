#include "planner/strip_cover.hpp"

namespace transect::planner {

PlaneArea swept(std::span<const WideLine> lines)
{
    std::vector<PlaneArea> strips;
    for (const auto& line : lines) {
        const auto way = line.to - line.from;
        const double half = 0.5 * line.width_m / length_m(way);
        const PlanePoint side{-half * way.y_m, half * way.x_m};
        strips.push_back(
            {{{{line.from - side, line.to - side, line.to + side, line.from + side}, {}}}});
    }
    return unite(strips);
}

PlaneArea swept(std::span<const StripLine> lines, double width_m)
{
    std::vector<WideLine> wide;
    wide.reserve(lines.size());
    for (const auto& line : lines) {
        wide.push_back({line.from, line.to, width_m});
    }
    return swept(wide);
}

double covered_share(const PlaneArea& area, std::span<const StripLine> lines, double width_m)
{
    const double whole_m2 = area_m2(area);
    if (!(whole_m2 > 0.0)) {
        return 1.0;
    }
    return lines.empty() ? 0.0 : area_m2(intersection(area, swept(lines, width_m))) / whole_m2;
}

}  // namespace transect::planner
