#include "transect/terrain/elevation_tile.hpp"

#include <cmath>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "terrain/brute_ray.hpp"

namespace transect {
namespace {

using terrain::ElevationTile;
using terrain::PostGrid;
using test::point;

PostGrid square(int posts)
{
    return {
        .south = Latitude{10.0 * degree},
        .west = Longitude{20.0 * degree},
        .latitude_step = 0.25 * degree,
        .longitude_step = 0.5 * degree,
        .rows = posts,
        .columns = posts};
}

TEST_CASE("heights between posts are bilinear", "[terrain]")
{
    const ElevationTile tile{square(2), {0.0F, 100.0F, 200.0F, 700.0F}};
    CHECK(tile.height(point(10.0, 20.0)) == MslHeight{});
    CHECK(tile.height(point(10.0, 20.5)) == MslHeight{100.0 * metre});
    CHECK(tile.height(point(10.25, 20.5)) == MslHeight{700.0 * metre});
    CHECK(tile.height(point(10.125, 20.25)) == MslHeight{250.0 * metre});
    CHECK_FALSE(tile.height(point(9.9, 20.2)));
    CHECK_FALSE(tile.height(point(10.1, 20.51)));
}

TEST_CASE("a height next to an unknown post is unknown, never zero", "[terrain]")
{
    const ElevationTile tile{square(3), {0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, NAN}};
    CHECK(tile.height(point(10.1, 20.1)));
    CHECK_FALSE(tile.height(point(10.3, 20.6)));
    CHECK(std::isinf(tile.highest_m().bound()));
    CHECK_FALSE(tile.bounds(tile.extent()));
}

TEST_CASE("a tile across the antimeridian has heights on both sides", "[terrain]")
{
    auto grid = square(3);
    grid.west = Longitude{179.75 * degree};
    const ElevationTile tile{grid, {1.0F, 2.0F, 3.0F, 1.0F, 2.0F, 3.0F, 1.0F, 2.0F, 3.0F}};
    CHECK(*tile.height(point(10.1, 179.75)) == MslHeight{1.0 * metre});
    CHECK(*tile.height(point(10.1, -179.75)) == MslHeight{2.0 * metre});
    CHECK(*tile.height(point(10.1, -179.25)) == MslHeight{3.0 * metre});
    CHECK_FALSE(tile.height(point(10.1, 0.0)));
}

TEST_CASE("grids that are none are refused", "[terrain]")
{
    CHECK_THROWS_AS((ElevationTile{square(1), {1.0F}}), std::invalid_argument);
    CHECK_THROWS_AS((ElevationTile{square(2), {1.0F}}), std::invalid_argument);
    CHECK_THROWS_AS(
        (ElevationTile{square(2), {0.0F, 0.0F, 0.0F, INFINITY}}), std::invalid_argument);
    auto grid = square(2);
    grid.latitude_step = NAN * degree;
    CHECK_THROWS_AS((ElevationTile{grid, {0.0F, 0.0F, 0.0F, 0.0F}}), std::invalid_argument);
    grid.latitude_step = 81.0 * degree;
    CHECK_THROWS_AS((ElevationTile{grid, {0.0F, 0.0F, 0.0F, 0.0F}}), std::invalid_argument);
}

TEST_CASE("bounds hold every post and every slope inside the box", "[terrain]")
{
    test::Draw draw{5};
    const auto tile =
        test::rough_tile(draw, Latitude{44.0 * degree}, Longitude{-72.0 * degree}, 150, 400.0);
    constexpr double step_deg = 1.0 / 3600.0;
    for (int round = 0; round < 200; ++round) {
        const int south = static_cast<int>(draw.between(0.0, 140.0));
        const int west = static_cast<int>(draw.between(0.0, 140.0));
        const int size = static_cast<int>(draw.between(1.0, 149.0 - std::max(south, west)));
        const terrain::GeoBox box{
            .south = Latitude{(44.0 + south * step_deg) * degree},
            .north = Latitude{(44.0 + (south + size) * step_deg) * degree},
            .west = Longitude{(-72.0 + west * step_deg) * degree},
            .width = size * step_deg * degree};
        const auto bounds = tile->bounds(box);
        REQUIRE(bounds);
        for (int row = south; row < south + size; ++row) {
            for (int column = west; column < west + size; ++column) {
                const auto at = static_cast<std::size_t>(row * 150 + column);
                const double height_m = tile->heights_m()[at];
                REQUIRE(bounds->lowest <= MslHeight{height_m * metre});
                REQUIRE(bounds->highest >= MslHeight{height_m * metre});
                const double rise_m = static_cast<double>(tile->heights_m()[at + 150]) - height_m;
                const auto leg = geodesic_leg(
                    point(44.0 + row * step_deg, -72.0), point(44.0 + (row + 1) * step_deg, -72.0));
                REQUIRE(bounds->steepest_slope >= std::abs(rise_m) / (leg.distance / metre));
            }
        }
    }
}

}  // namespace
}  // namespace transect
