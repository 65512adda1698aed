#include "planner/layout_search.hpp"

#include <cmath>
#include <limits>

#include "benchmarks/path_lengths.hpp"
#include "planner/strip_cover.hpp"
#include "planner/tour_bound.hpp"
#include "support/catch.hpp"

namespace transect::planner {
namespace {

PlaneArea rectangle(double width_m, double height_m)
{
    return {{{{{0.0, 0.0}, {width_m, 0.0}, {width_m, height_m}, {0.0, height_m}}, {}}}};
}

struct Swath {
    double width_m = 0.0;
    double radius_m = 0.0;
};

std::vector<LayoutAnswer> search(LayoutRequest request, const Swath& swath, int effort = 1)
{
    const benchmark::PathLengths lengths{swath.radius_m * metre};
    request.widths = {.widest_spacing_m = swath.width_m, .bridged_gap_m = 0.0};
    return search_layout(
        request,
        {.tour = [&](std::span<const StripLine> lines) { return lengths.tour(lines); },
         .guess = [&](const StripLayout& layout) { return lengths.guess(layout); }},
        effort);
}

double strips_m(const AreaLayout& layout)
{
    double sum = 0.0;
    for (const auto& line : layout.lines) {
        sum += length_m(line.to - line.from);
    }
    return sum;
}

PlaneArea kite()
{
    return {{{{{0, 0}, {14e3, 5e3}, {27e3, 22e3}, {6e3, 18e3}}, {}}}};
}

TEST_CASE("turning on a rectangle is the least there is", "[planner]")
{
    // Exact optima of the ordering problem for 60 by 40 km, from the literature of the project.
    struct Case {
        Swath swath;
        std::size_t strips;
        double optimum_m;
    };
    const auto& [swath, strips, optimum_m] = GENERATE(values<Case>(
        {{{2000.0, 1500.0}, 20, 111.05e3},
         {{1500.0, 1500.0}, 27, 126.86e3},
         {{1000.0, 1500.0}, 40, 189.78e3},
         {{1000.0, 800.0}, 40, 115.21e3}}));
    const auto answers = search(
        {.area = rectangle(60e3, 40e3), .edges = EdgePolicy::overshoot, .direction = 90.0 * degree},
        swath);
    REQUIRE(answers.size() == 1);
    const auto& answer = answers.front();
    CHECK(answer.layout.lines.size() == strips);
    const double turning_m = answer.cost - strips_m(answer.layout);
    CHECK(turning_m <= 1.005 * optimum_m);
    CHECK(turning_m >= optimum_m - 10.0);
}

TEST_CASE("strips run along the longer side of a rectangle", "[planner]")
{
    const auto answers = search({.area = rectangle(12e3, 50e3)}, {1500.0, 1200.0});
    REQUIRE(answers.size() == 1);
    const double direction_deg = answers[0].layout.cells.front().direction / degree;
    CHECK_THAT(std::remainder(direction_deg, 180.0), test::is_close_to(0.0, 1.0));
}

TEST_CASE("an area of two arms is flown in two cells when that is shorter", "[planner]")
{
    // An L whose arms are 12 km wide: no single direction suits both.
    const PlaneArea corner{
        {{{{0, 0}, {60e3, 0}, {60e3, 12e3}, {12e3, 12e3}, {12e3, 60e3}, {0, 60e3}}, {}}}};
    const auto answers = search({.area = corner}, {1500.0, 1500.0});
    const auto along = search({.area = corner, .direction = Angle{}}, {1500.0, 1500.0});
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].layout.cells.size() == 2);
    CHECK(answers[0].cost < 0.95 * along[0].cost);
    CHECK(covered_share(corner, answers[0].layout.lines, 1500.0) > 0.999999);
}

TEST_CASE("more effort never finds a longer path", "[planner]")
{
    const auto answers = search({.area = kite()}, {1000.0, 1500.0}, 2);
    REQUIRE(answers.size() == 2);
    CHECK(answers[1].cost <= answers[0].cost);
    CHECK(search({.area = kite()}, {1000.0, 1500.0}, 1)[0].cost == answers[0].cost);
}

TEST_CASE("a coverage that no layout reaches is no answer", "[planner]")
{
    const PlaneArea triangle{{{{{0, 0}, {3e3, 0}, {0, 3e3}}, {}}}};
    CHECK(search({.area = triangle, .least_centre_coverage = 0.9999}, {1000.0, 500.0}).empty());
}

TEST_CASE("lines along centre lines reach the coverage asked for", "[planner]")
{
    const auto answers = search({.area = kite(), .least_centre_coverage = 0.98}, {1000.0, 1500.0});
    REQUIRE(answers.size() == 1);
    CHECK(covered_share(kite(), answers[0].layout.lines, 1000.0) >= 0.98);
    const auto covering = search({.area = kite()}, {1000.0, 1500.0});
    CHECK(answers[0].cost < covering[0].cost);
}

TEST_CASE("an outline of very many vertices is laid as it is", "[planner]")
{
    PlaneArea circle{{{{}, {}}}};
    for (int i = 0; i < 3000; ++i) {
        const double angle = i * 2.0 * std::acos(-1.0) / 3000.0;
        circle.parts[0].outer.push_back({9e3 * std::sin(angle), 9e3 * std::cos(angle)});
    }
    const auto answers = search({.area = circle}, {1000.0, 1500.0});
    REQUIRE(answers.size() == 1);
    CHECK(covered_share(circle, answers[0].layout.lines, 1000.0) > 0.999999);
}

}  // namespace
}  // namespace transect::planner
