#include "transect/terrain/geo_box.hpp"

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/fixtures.hpp"

namespace transect {
namespace {

using terrain::box_around;
using terrain::GeoBox;
using test::point;

TEST_CASE("a box around a point holds all that is as near", "[terrain]")
{
    test::Draw draw{11};
    for (int round = 0; round < 5000; ++round) {
        const auto centre = point(draw.between(-89.9, 89.9), draw.between(-180.0, 180.0));
        const Length distance = draw.between(1.0, 200'000.0) * metre;
        const auto box = box_around(centre, distance);
        const auto near = travel(centre, Bearing{draw.between(0.0, 360.0) * degree}, distance);
        CAPTURE(round, centre.latitude.angle() / degree, distance / metre);
        REQUIRE(terrain::contains(box, near));
    }
}

TEST_CASE("boxes meet across the antimeridian", "[terrain]")
{
    const GeoBox east{
        Latitude{0.0 * degree}, Latitude{1.0 * degree}, Longitude{179.0 * degree}, 2.0 * degree};
    const GeoBox west{
        Latitude{1.0 * degree}, Latitude{2.0 * degree}, Longitude{-179.5 * degree}, 1.0 * degree};
    CHECK(terrain::intersect(east, west));
    CHECK(terrain::intersect(west, east));
    CHECK(terrain::contains(east, point(0.5, -179.5)));
    CHECK_FALSE(terrain::contains(east, point(0.5, -178.5)));
    const auto grown = terrain::grown_to(east, point(-1.0, -178.0));
    CHECK(grown.west == east.west);
    CHECK(abs(grown.width - 3.0 * degree) < 1e-9 * degree);
    CHECK(grown.south == Latitude{-1.0 * degree});
}

}  // namespace
}  // namespace transect
