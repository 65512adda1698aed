#include "planner/strips.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"

namespace transect::planner {
namespace {

constexpr StripWidths widths{.widest_spacing_m = 1000.0, .bridged_gap_m = 500.0};

PlaneArea rectangle(double width_m, double height_m)
{
    return {{{{{0.0, 0.0}, {width_m, 0.0}, {width_m, height_m}, {0.0, height_m}}, {}}}};
}

/// Rectangles around the lines, as wide as the spacing.
PlaneArea swept(const StripLayout& layout)
{
    std::vector<PlaneArea> bands;
    for (const auto& line : layout.lines) {
        const auto way = line.to - line.from;
        const double half = 0.5 * layout.spacing_m / length_m(way);
        const PlanePoint side{-half * way.y_m, half * way.x_m};
        bands.push_back(
            {{{{line.from - side, line.to - side, line.to + side, line.from + side}, {}}}});
    }
    return unite(bands);
}

TEST_CASE("strips fill a rectangle evenly", "[planner]")
{
    const auto layout = lay_strips(rectangle(4500.0, 20000.0), Angle{}, widths);
    CHECK(layout.lines.size() == 5);
    CHECK_THAT(layout.spacing_m, test::is_close_to(900.0, 1e-9));
    CHECK_THAT(layout.lines.front().from.x_m, test::is_close_to(450.0, 1e-6));
    CHECK_THAT(layout.lines.front().from.y_m, test::is_close_to(0.0, 1e-6));
    CHECK_THAT(layout.lines.front().to.y_m, test::is_close_to(20000.0, 1e-6));
}

TEST_CASE("an area narrower than the swath gets one strip", "[planner]")
{
    CHECK(lay_strips(rectangle(10.0, 5000.0), Angle{}, widths).lines.size() == 1);
}

TEST_CASE("an empty area gets no strips", "[planner]")
{
    CHECK(lay_strips({}, Angle{}, widths).lines.empty());
}

TEST_CASE("strips cover any area whatever the direction", "[planner]")
{
    // A star (concave, vertices on sweep lines), a comb with long gaps, a needle, two parts, a
    // hole.
    PlaneArea star{{{{}, {}}}};
    for (int i = 0; i < 12; ++i) {
        const double angle = i * std::acos(-1.0) / 6.0;
        const double radius = i % 2 == 0 ? 9000.0 : 3500.0;
        star.parts[0].outer.push_back({radius * std::sin(angle), radius * std::cos(angle)});
    }
    const PlaneArea comb{
        {{{{0, 0},
           {9000, 0},
           {9000, 8000},
           {8000, 8000},
           {8000, 1000},
           {5000, 1000},
           {5000, 8000},
           {4000, 8000},
           {4000, 1000},
           {1000, 1000},
           {1000, 8000},
           {0, 8000}},
          {}}}};
    const PlaneArea needle{{{{{0, 0}, {15000, 100}, {0, 200}}, {}}}};
    PlaneArea two = rectangle(2500.0, 2500.0);
    two.parts.push_back({{{7000, 7000}, {9500, 7000}, {9500, 9500}, {7000, 9500}}, {}});
    PlaneArea hole = rectangle(9000.0, 9000.0);
    hole.parts[0].holes.push_back({{2000, 2000}, {7000, 2000}, {7000, 7000}, {2000, 7000}});

    const double direction_deg = GENERATE(0.0, 30.0, 45.0, 90.0, 137.0);
    for (const auto& area : {star, comb, needle, two, hole}) {
        const auto layout = lay_strips(area, direction_deg * degree, widths);
        CAPTURE(direction_deg, layout.lines.size());
        REQUIRE_FALSE(layout.lines.empty());
        // A line shorter than nothing cannot carry a band; such slivers are below a metre here.
        CHECK(area_m2(difference(area, swept(layout))) < 1e-6 * area_m2(area));
    }
}

TEST_CASE("a long gap ends a line and a short one does not", "[planner]")
{
    PlaneArea area = rectangle(900.0, 5000.0);
    area.parts.push_back({{{0, 5400}, {900, 5400}, {900, 9000}, {0, 9000}}, {}});
    area.parts.push_back({{{0, 9600}, {900, 9600}, {900, 12000}, {0, 12000}}, {}});
    const auto layout = lay_strips(area, Angle{}, widths);
    REQUIRE(layout.lines.size() == 2);
    CHECK_THAT(layout.lines[0].to.y_m, test::is_close_to(9000.0, 1e-6));
}

TEST_CASE("edges and a grid of directions are tried", "[planner]")
{
    const PlaneArea triangle{{{{{0, 0}, {1000, 400}, {0, 900}}, {}}}};
    const auto directions = candidate_directions(triangle);
    const auto has = [&](double degrees) {
        return std::ranges::any_of(directions, [&](Angle direction) {
            return std::abs(direction / degree - degrees) < 0.5;
        });
    };
    CHECK(has(0.0));
    CHECK(has(90.0 - std::atan2(400.0, 1000.0) * 180.0 / std::acos(-1.0)));
    CHECK(has(105.0));
    CHECK(std::ranges::all_of(directions, [](Angle direction) {
        return direction >= Angle{} && direction < 180.0 * degree;
    }));
}

}  // namespace
}  // namespace transect::planner
