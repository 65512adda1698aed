#include "planner/strips.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "planner/strip_cover.hpp"
#include "support/catch.hpp"

namespace transect::planner {
namespace {

constexpr StripWidths widths{.widest_spacing_m = 1000.0, .bridged_gap_m = 500.0};

PlaneArea rectangle(double width_m, double height_m)
{
    return {{{{{0.0, 0.0}, {width_m, 0.0}, {width_m, height_m}, {0.0, height_m}}, {}}}};
}

StripLayout lay(const PlaneArea& area, Angle direction)
{
    return Sweep{area, direction}.covering(widths, EdgePolicy::squeezed);
}

/// A star (concave, vertices on sweep lines), a comb with long gaps, a needle, two parts, a hole.
std::vector<PlaneArea> awkward_areas()
{
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
    return {star, comb, needle, two, hole};
}

TEST_CASE("strips fill a rectangle evenly", "[planner]")
{
    const auto layout = lay(rectangle(4500.0, 20000.0), Angle{});
    CHECK(layout.lines.size() == 5);
    CHECK_THAT(layout.spacing_m, test::is_close_to(900.0, 1e-9));
    CHECK_THAT(layout.lines.front().from.x_m, test::is_close_to(450.0, 1e-6));
    CHECK_THAT(layout.lines.front().from.y_m, test::is_close_to(0.0, 1e-6));
    CHECK_THAT(layout.lines.front().to.y_m, test::is_close_to(20000.0, 1e-6));
}

TEST_CASE("an area narrower than the swath gets one strip", "[planner]")
{
    CHECK(lay(rectangle(10.0, 5000.0), Angle{}).lines.size() == 1);
}

TEST_CASE("an empty area gets no strips", "[planner]")
{
    CHECK(lay({}, Angle{}).lines.empty());
}

TEST_CASE("strips cover any area whatever the direction", "[planner]")
{
    const double direction_deg = GENERATE(0.0, 30.0, 45.0, 90.0, 137.0);
    for (const auto& area : awkward_areas()) {
        for (const auto edges :
             {EdgePolicy::squeezed, EdgePolicy::overshoot, EdgePolicy::last_overlapped}) {
            const auto layout = Sweep{area, direction_deg * degree}.covering(widths, edges, 0.3);
            CAPTURE(direction_deg, layout.lines.size());
            REQUIRE_FALSE(layout.lines.empty());
            CHECK(layout.spacing_m <= widths.widest_spacing_m * (1.0 + 1e-12));
            CHECK(covered_share(area, layout.lines, layout.spacing_m) > 1.0 - 1e-6);
        }
    }
}

TEST_CASE("the last strip may be moved in instead of squeezing all", "[planner]")
{
    const auto layout =
        Sweep{rectangle(4500.0, 20000.0), Angle{}}.covering(widths, EdgePolicy::last_overlapped);
    REQUIRE(layout.lines.size() == 5);
    CHECK_THAT(layout.lines[3].from.x_m, test::is_close_to(3500.0, 1e-6));
    CHECK_THAT(layout.lines[4].from.x_m, test::is_close_to(4000.0, 1e-6));
}

TEST_CASE("the outer strips may stand out on either side", "[planner]")
{
    const auto [phase, first_m] =
        GENERATE(table<double, double>({{0.0, 0.0}, {0.5, 250.0}, {1.0, 500.0}}));
    const auto layout =
        Sweep{rectangle(4500.0, 20000.0), Angle{}}.covering(widths, EdgePolicy::overshoot, phase);
    REQUIRE(layout.lines.size() == 5);
    CHECK_THAT(layout.lines.front().from.x_m, test::is_close_to(first_m, 1e-6));
}

TEST_CASE("lines along centre lines end where these leave the area", "[planner]")
{
    // A right triangle with legs of 4 km: at x the line is 4 km - x long.
    const PlaneArea triangle{{{{{0, 0}, {4000, 0}, {0, 4000}}, {}}}};
    const Sweep sweep{triangle, Angle{}};
    const auto layout = sweep.along_centre_lines(1000.0, 0.25);
    REQUIRE(layout.lines.size() == 4);
    CHECK_THAT(layout.lines[1].to.y_m - layout.lines[1].from.y_m, test::is_close_to(2750.0, 1e-6));
    CHECK_THAT(
        sweep.centre_coverage(1000.0, 0.25),
        test::is_close_to(covered_share(triangle, layout.lines, 1000.0), 0.005));
}

TEST_CASE("a sweep line through a vertex keeps the line whole", "[planner]")
{
    // The notch only touches the line at x = 500.
    const PlaneArea notched{{{{{0, 0}, {1000, 0}, {1000, 4000}, {500, 2000}, {0, 4000}}, {}}}};
    const auto layout = Sweep{notched, Angle{}}.along_centre_lines(1000.0, 0.5);
    REQUIRE(layout.lines.size() == 1);
    CHECK_THAT(layout.lines[0].to.y_m, test::is_close_to(2000.0, 1e-6));
}

TEST_CASE("a long gap ends a line and a short one does not", "[planner]")
{
    PlaneArea area = rectangle(900.0, 5000.0);
    area.parts.push_back({{{0, 5400}, {900, 5400}, {900, 9000}, {0, 9000}}, {}});
    area.parts.push_back({{{0, 9600}, {900, 9600}, {900, 12000}, {0, 12000}}, {}});
    const auto layout = lay(area, Angle{});
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
