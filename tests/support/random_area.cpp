#include "support/random_area.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <vector>

namespace transect::test {
namespace {

PlanePoint turned(PlanePoint point, double angle_rad)
{
    const double sine = std::sin(angle_rad);
    const double cosine = std::cos(angle_rad);
    return {cosine * point.x_m - sine * point.y_m, sine * point.x_m + cosine * point.y_m};
}

template <typename Change>
void change_all(PlaneArea& area, Change change)
{
    for (auto& part : area.parts) {
        std::ranges::transform(part.outer, part.outer.begin(), change);
        for (auto& hole : part.holes) {
            std::ranges::transform(hole, hole.begin(), change);
        }
    }
}

/// From its centre all of it is seen; mostly concave.
PlaneRing star(Draw& draw, double radius_m)
{
    const int corners = 4 + static_cast<int>(draw.between(0.0, 24.0));
    const double flatness = draw.between(0.1, 1.0);
    PlaneRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i + draw.between(0.0, 0.7)) / corners;
        const double reach_m = draw.between(0.3, 1.0) * radius_m;
        ring.push_back({reach_m * std::cos(angle), flatness * reach_m * std::sin(angle)});
    }
    return ring;
}

PlaneRing scaled(const PlaneRing& ring, double factor)
{
    PlaneRing result;
    for (const auto& point : ring) {
        result.push_back(factor * point);
    }
    return result;
}

/// Steps up and down over a straight base.
PlaneRing teeth(Draw& draw, double size_m)
{
    const double unit_m = size_m / 16.0;
    PlaneRing ring{{0.0, 0.0}};
    int height = 0;
    double x_m = 0.0;
    const int steps = 2 + static_cast<int>(draw.between(0.0, 7.0));
    for (int i = 0; i < steps; ++i) {
        const int before = height;
        while (height == before) {
            height = 1 + static_cast<int>(draw.between(0.0, 16.0));
        }
        ring.push_back({x_m, height * unit_m});
        x_m += unit_m * (1.0 + std::floor(draw.between(0.0, 3.0)));
        ring.push_back({x_m, height * unit_m});
    }
    ring.push_back({x_m, 0.0});
    std::ranges::reverse(ring);
    return ring;
}

/// Along a line with bends, sometimes only metres wide.
PlaneRing corridor(Draw& draw, double size_m)
{
    const double width_m = size_m * std::pow(10.0, draw.between(-3.0, -1.0));
    const int bends = 2 + static_cast<int>(draw.between(0.0, 6.0));
    PlaneRing ring;
    for (int i = 0; i < bends; ++i) {
        ring.push_back({size_m * i / (bends - 1), draw.between(-0.2, 0.2) * size_m});
    }
    for (int i = bends - 1; i >= 0; --i) {
        const auto below = ring[static_cast<std::size_t>(i)];
        ring.push_back({below.x_m, below.y_m + width_m});
    }
    return ring;
}

PlaneArea several_parts(Draw& draw, double size_m)
{
    PlaneArea area;
    const int parts = 2 + static_cast<int>(draw.between(0.0, 3.0));
    for (int i = 0; i < parts; ++i) {
        const PlanePoint centre{0.5 * size_m * (i % 2), 0.5 * size_m * (i / 2)};
        auto ring = star(draw, draw.between(0.02, 0.24) * size_m);
        for (auto& point : ring) {
            point = point + centre;
        }
        area.parts.push_back({ring, {}});
    }
    return area;
}

PlaneArea upright(Draw& draw, AreaKind kind, double size_m)
{
    switch (kind) {
        case AreaKind::teeth:
            return {{{teeth(draw, size_m), {}}}};
        case AreaKind::corridor:
            return {{{corridor(draw, size_m), {}}}};
        case AreaKind::several_parts:
            return several_parts(draw, size_m);
        case AreaKind::star:
            return {{{star(draw, 0.5 * size_m), {}}}};
        case AreaKind::star_with_hole:
            break;
    }
    const auto outer = star(draw, 0.5 * size_m);
    return {{{outer, {scaled(outer, draw.between(0.05, 0.9))}}}};
}

struct Line {
    PlanePoint from;
    PlanePoint to;
};

bool is_covered(const Line& line, double width_m, PlanePoint point)
{
    const auto way = line.to - line.from;
    const auto there = point - line.from;
    const double way_m = length_m(way);
    const double along = dot(there, way);
    const double aside = way.x_m * there.y_m - way.y_m * there.x_m;
    return along >= 0.0 && along <= way_m * way_m && std::abs(aside) <= 0.5 * width_m * way_m;
}

/// Where a ring crosses a row.
void add_crossings(std::vector<double>& crossings, const PlaneRing& ring, double y_m)
{
    auto before = ring.back();
    for (const auto& here : ring) {
        if ((here.y_m > y_m) != (before.y_m > y_m)) {
            const double share = (y_m - here.y_m) / (before.y_m - here.y_m);
            crossings.push_back(here.x_m + share * (before.x_m - here.x_m));
        }
        before = here;
    }
}

/// From left to right; between the first and the second is area, then none, and so on.
std::vector<double> crossings(const PlanePolygon& part, double y_m)
{
    std::vector<double> result;
    add_crossings(result, part.outer, y_m);
    for (const auto& hole : part.holes) {
        add_crossings(result, hole, y_m);
    }
    std::ranges::sort(result);
    return result;
}

struct Count {
    double all = 0.0;
    double covered = 0.0;
};

Count count_row(
    const PlanePolygon& part,
    const std::vector<Line>& lines,
    double width_m,
    PlanePoint first,
    double cell_m)
{
    std::vector<Line> near;
    std::ranges::copy_if(lines, std::back_inserter(near), [&](const Line& line) {
        return std::min(line.from.y_m, line.to.y_m) - width_m < first.y_m &&
               std::max(line.from.y_m, line.to.y_m) + width_m > first.y_m;
    });
    Count count;
    const auto ends = crossings(part, first.y_m);
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
        const double begin = std::ceil((ends[i] - first.x_m) / cell_m);
        const auto cells = std::floor((ends[i + 1] - first.x_m) / cell_m) - begin + 1.0;
        for (int cell = 0; cell < cells; ++cell) {
            const PlanePoint centre{first.x_m + (begin + cell) * cell_m, first.y_m};
            count.all += 1.0;
            count.covered += std::ranges::any_of(
                near, [&](const Line& line) { return is_covered(line, width_m, centre); });
        }
    }
    return count;
}

}  // namespace

std::string_view name(AreaKind kind)
{
    switch (kind) {
        case AreaKind::star:
            return "star";
        case AreaKind::teeth:
            return "teeth";
        case AreaKind::corridor:
            return "corridor";
        case AreaKind::star_with_hole:
            return "star with hole";
        case AreaKind::several_parts:
            break;
    }
    return "several parts";
}

PlaneArea random_area(Draw& draw, AreaKind kind, double size_m)
{
    auto area = upright(draw, kind, size_m);
    const bool is_turned =
        kind == AreaKind::corridor || (kind != AreaKind::teeth && draw.between(0.0, 1.0) < 0.5);
    const double angle_rad = is_turned ? draw.between(0.0, 2.0 * std::numbers::pi) : 0.0;
    change_all(area, [&](PlanePoint point) { return turned(point, angle_rad); });
    return area;
}

double rastered_share(
    const PlaneArea& area,
    const std::vector<std::array<PlanePoint, 2>>& lines,
    double width_m,
    double cells)
{
    constexpr double tilt_rad = 0.47;
    const double cell_m = std::sqrt(area_m2(area) / cells);
    auto tilted = area;
    change_all(tilted, [](PlanePoint point) { return turned(point, tilt_rad); });
    std::vector<Line> tilted_lines;
    for (const auto& line : lines) {
        tilted_lines.push_back({turned(line[0], tilt_rad), turned(line[1], tilt_rad)});
    }
    Count sum;
    for (const auto& part : tilted.parts) {
        const auto [low, high] =
            std::ranges::minmax(part.outer, {}, [](const PlanePoint& point) { return point.y_m; });
        for (double y_m = low.y_m + 0.5 * cell_m; y_m < high.y_m; y_m += cell_m) {
            const auto row = count_row(part, tilted_lines, width_m, {low.x_m, y_m}, cell_m);
            sum.all += row.all;
            sum.covered += row.covered;
        }
    }
    return sum.covered / sum.all;
}

}  // namespace transect::test
