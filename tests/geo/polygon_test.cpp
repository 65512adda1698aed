#include "transect/geo/polygon.hpp"

#include <cmath>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect {
namespace {

using test::box;
using test::point;

TEST_CASE("area of an octant of the globe is an eighth of its surface", "[geo]")
{
    // WGS84 surface: 510 065 621.724 km² (NIMA TR8350.2). The equator and meridians are geodesics.
    const MultiPolygon octant{{{{point(0.0, 0.0), point(0.0, 90.0), point(90.0, 0.0)}, {}}}};
    CHECK_THAT(
        geodesic_area(octant) / square_kilometre, test::is_close_to(510065621.724 / 8.0, 1e-3));
}

TEST_CASE("holes are subtracted whatever their orientation", "[geo]")
{
    auto area = box(14.0, -4.0, 15.0, -3.0);
    const auto whole = geodesic_area(area);
    const auto hole = box(14.2, -3.8, 14.4, -3.6).parts[0].outer;
    const auto hole_area = geodesic_area({{{hole, {}}}});
    area.parts[0].holes = {hole};
    CHECK_THAT((whole - geodesic_area(area)) / hole_area, test::is_close_to(1.0, 1e-9));
    area.parts[0].holes = {{hole.rbegin(), hole.rend()}};
    CHECK_THAT((whole - geodesic_area(area)) / hole_area, test::is_close_to(1.0, 1e-9));
}

TEST_CASE("no area is nothing", "[geo]")
{
    CHECK(geodesic_area({}) == Area{});
}

TEST_CASE("a box across the antimeridian has its west in the east", "[geo]")
{
    const auto bounds = bounding_box(box(-1.0, 179.0, 1.0, -178.0));
    CHECK_THAT(bounds.west.angle() / degree, test::is_close_to(179.0, 1e-9));
    CHECK_THAT(bounds.east.angle() / degree, test::is_close_to(-178.0, 1e-9));
    CHECK_THAT(centre(bounds).longitude.angle() / degree, test::is_close_to(-179.5, 1e-9));
}

TEST_CASE("a box holds all parts", "[geo]")
{
    auto area = box(14.0, -4.0, 15.0, -3.0);
    area.parts.push_back(box(12.0, -2.0, 12.5, -1.0).parts[0]);
    const auto bounds = bounding_box(area);
    CHECK(bounds.south.angle() == 12.0 * degree);
    CHECK(bounds.north.angle() == 15.0 * degree);
    CHECK_THAT(bounds.west.angle() / degree, test::is_close_to(-4.0, 1e-9));
    CHECK_THAT(bounds.east.angle() / degree, test::is_close_to(-1.0, 1e-9));
}

TEST_CASE("an area without vertices has no box", "[geo][errors]")
{
    CHECK_THROWS_AS(bounding_box({}), std::domain_error);
}

TEST_CASE("a ring around a pole is noticed, one beside it is not", "[geo]")
{
    const MultiPolygon around{{{{point(85.0, -100.0), point(85.0, 20.0), point(85.0, 140.0)}, {}}}};
    CHECK(encloses_pole(around));
    CHECK_FALSE(encloses_pole(box(80.0, 170.0, 89.0, -170.0)));
    CHECK_FALSE(encloses_pole(box(14.0, -4.0, 15.0, -3.0)));
}

}  // namespace
}  // namespace transect
