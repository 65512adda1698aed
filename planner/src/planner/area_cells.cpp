#include "planner/area_cells.hpp"

#include <algorithm>

namespace transect::planner {
namespace {

constexpr std::size_t most_notches = 12;
constexpr std::size_t most_parts = 12;
/// Smaller cells than this share of the area are not worth a direction of their own.
constexpr double least_share = 0.02;

double cross(PlanePoint a, PlanePoint b)
{
    return a.x_m * b.y_m - a.y_m * b.x_m;
}

/// A vertex where the area is on the outside of the angle.
struct Notch {
    PlanePoint at;
    PlanePoint before;  ///< unit vectors of the edges that meet there
    PlanePoint after;
    double depth_m2 = 0.0;
};

double doubled_area(const PlaneRing& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        sum += cross(ring[i], ring[(i + 1) % ring.size()]);
    }
    return sum;
}

/// `side` is 1 where the area lies to the left of a ring that runs counter-clockwise.
void add_notches(std::vector<Notch>& notches, const PlaneRing& ring, double side)
{
    const double orientation = doubled_area(ring) > 0.0 ? side : -side;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& at = ring[i];
        const auto before = at - ring[(i + ring.size() - 1) % ring.size()];
        const auto after = ring[(i + 1) % ring.size()] - at;
        const double turn = orientation * cross(before, after);
        if (turn < 0.0) {
            notches.push_back(
                {at, 1.0 / length_m(before) * before, 1.0 / length_m(after) * after, -turn});
        }
    }
}

double reach_m(const PlaneArea& area, PlanePoint from)
{
    double reach = 0.0;
    for (const auto& part : area.parts) {
        for (const auto& vertex : part.outer) {
            reach = std::max(reach, length_m(vertex - from));
        }
    }
    return reach;
}

struct Line {
    PlanePoint at;
    PlanePoint along;  ///< unit vector
};

/// Everything on either side of a line, as far as the area goes.
std::vector<PlaneArea> halves(const PlaneArea& area, const Line& line)
{
    const auto& [at, along] = line;
    const double far_m = 2.0 * reach_m(area, at) + 1.0;
    const PlanePoint ahead = far_m * along;
    const PlanePoint aside{-far_m * along.y_m, far_m * along.x_m};
    const PlaneArea left{{{{at - ahead, at + ahead, at + ahead + aside, at - ahead + aside}, {}}}};
    return {intersection(area, left), difference(area, left)};
}

bool is_worth_it(const std::vector<PlaneArea>& cells, double whole_m2)
{
    return std::ranges::all_of(
        cells, [&](const PlaneArea& cell) { return area_m2(cell) >= least_share * whole_m2; });
}

}  // namespace

std::vector<std::vector<PlaneArea>> divisions(const PlaneArea& area)
{
    std::vector<std::vector<PlaneArea>> result;
    const double whole_m2 = area_m2(area);
    std::vector<Notch> notches;
    for (const auto& part : area.parts) {
        add_notches(notches, part.outer, 1.0);
        for (const auto& hole : part.holes) {
            add_notches(notches, hole, -1.0);
        }
    }
    std::ranges::stable_sort(notches, std::greater{}, &Notch::depth_m2);
    notches.resize(std::min(notches.size(), most_notches));
    for (const auto& notch : notches) {
        for (const auto& along : {notch.before, notch.after}) {
            auto cells = halves(area, {notch.at, along});
            if (is_worth_it(cells, whole_m2)) {
                result.push_back(std::move(cells));
            }
        }
    }
    if (area.parts.size() > 1 && area.parts.size() <= most_parts) {
        auto& parts = result.emplace_back();
        for (const auto& part : area.parts) {
            parts.push_back({{part}});
        }
    }
    return result;
}

}  // namespace transect::planner
