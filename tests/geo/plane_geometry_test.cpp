#include "transect/geo/plane_geometry.hpp"

#include <string>

#include "support/catch.hpp"

namespace transect {
namespace {

PlaneArea square(double west_m, double south_m, double side_m)
{
    return {
        {{{{west_m, south_m},
           {west_m + side_m, south_m},
           {west_m + side_m, south_m + side_m},
           {west_m, south_m + side_m}},
          {}}}};
}

TEST_CASE("overlays have the areas of arithmetic", "[geo]")
{
    const auto a = square(0.0, 0.0, 10.0);
    const auto b = square(5.0, 5.0, 10.0);
    CHECK_THAT(area_m2(unite({a, b})), test::is_close_to(175.0, 1e-9));
    CHECK_THAT(area_m2(intersection(a, b)), test::is_close_to(25.0, 1e-9));
    CHECK_THAT(area_m2(difference(a, b)), test::is_close_to(75.0, 1e-9));
}

TEST_CASE("a hole left by an overlay counts as a hole", "[geo]")
{
    const auto ring = difference(square(0.0, 0.0, 10.0), square(4.0, 4.0, 2.0));
    REQUIRE(ring.parts.size() == 1);
    CHECK(ring.parts[0].holes.size() == 1);
    CHECK_THAT(area_m2(ring), test::is_close_to(96.0, 1e-9));
}

TEST_CASE("areas that only touch have no intersection", "[geo]")
{
    CHECK(intersection(square(0.0, 0.0, 1.0), square(1.0, 0.0, 1.0)).parts.empty());
}

TEST_CASE("overlays of nothing are nothing", "[geo]")
{
    CHECK(unite({}).parts.empty());
    CHECK(intersection(square(0.0, 0.0, 1.0), {}).parts.empty());
    CHECK_THAT(area_m2(difference(square(0.0, 0.0, 1.0), {})), test::is_close_to(1.0, 1e-12));
}

TEST_CASE("area keeps its digits far from the origin", "[geo]")
{
    CHECK(area_m2(square(5e6, 5e6, 2.0)) == 4.0);
}

TEST_CASE("a defect is named with its place", "[geo][errors]")
{
    const PlaneArea bow_tie{{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}}, {}}}};
    const auto crossing = defect(bow_tie);
    REQUIRE(crossing);
    CHECK(crossing->reason == "Self-intersection");
    CHECK(crossing->where == PlanePoint{1.0, 1.0});

    auto outside = square(0.0, 0.0, 10.0);
    outside.parts[0].holes = {square(20.0, 0.0, 1.0).parts[0].outer};
    REQUIRE(defect(outside));
    CHECK(defect(outside)->reason == "Hole lies outside shell");

    CHECK(defect({{{{{0, 0}, {1, 1}}, {}}}})->reason == "fewer than three vertices");
    CHECK_FALSE(defect(square(0.0, 0.0, 1.0)));
}

TEST_CASE("simplifying moves no vertex further than allowed", "[geo]")
{
    PlaneArea staircase{{{{}, {}}}};
    for (int i = 0; i < 50; ++i) {
        staircase.parts[0].outer.push_back({1.0 * i, 1.0 * i});
        staircase.parts[0].outer.push_back({1.0 * i + 1.0, 1.0 * i});
    }
    staircase.parts[0].outer.push_back({50.0, 200.0});
    staircase.parts[0].outer.push_back({0.0, 200.0});
    const auto simple = simplified(staircase, 1.0);
    CHECK(simple.parts[0].outer.size() < 10);
    CHECK_THAT(area_m2(simple) / area_m2(staircase), test::is_close_to(1.0, 0.01));
}

TEST_CASE("nothing is lost where bands side by side touch but for rounding", "[geo]")
{
    // Cut along 90° by sine and cosine, as strips are: GEOS 3.11 loses bands of this without a
    // grid.
    const double along_x = std::sin(std::acos(-1.0) / 2.0);
    const double along_y = std::cos(std::acos(-1.0) / 2.0);
    std::vector<PlaneArea> bands;
    for (int i = 0; i < 200; ++i) {
        const auto point = [&](double along_m, double across_m) {
            return PlanePoint{
                along_m * along_x + across_m * along_y, along_m * along_y - across_m * along_x};
        };
        const double left_m = 1000.0 * i;
        bands.push_back(
            {{{{point(0.0, left_m),
                point(400e3, left_m),
                point(400e3, left_m + 1000.0),
                point(0.0, left_m + 1000.0)},
               {}}}});
    }
    CHECK_THAT(area_m2(unite(bands)) / 1e6, test::is_close_to(80'000.0, 1e-3));
}

}  // namespace
}  // namespace transect
