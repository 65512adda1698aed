#include <cmath>
#include <string>

#include "transect/formats/elevation_file.hpp"
#include "transect/terrain/terrain_view.hpp"

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/fixtures.hpp"
#include "terrain/brute_ray.hpp"

namespace transect {
namespace {

using terrain::ElevationInMemory;
using terrain::RayMeets;
using terrain::TerrainView;
using test::Camera;
using test::Draw;

/// The fast ray ends where the slow one does, but for ridges that the slow one stepped over or that
/// the ray grazes by less than a centimetre.
void require_agreement(
    const std::vector<terrain::TilePointer>& tiles,
    const Camera& camera,
    const terrain::LocalDirection& direction,
    const terrain::RayEnd& fast,
    const test::BruteEnd& slow)
{
    constexpr double height_error_m = 0.01;
    const double range_m = fast.slant_range / metre;
    CAPTURE(direction.north, direction.east, direction.down, range_m, slow.range_m);
    CAPTURE(static_cast<int>(fast.meets), static_cast<int>(slow.meets));
    if (fast.meets == RayMeets::ground) {
        const double clear_m = test::clearance_m(tiles, camera, direction, range_m);
        REQUIRE(std::abs(clear_m) <= height_error_m);
        // Nothing is hit behind ground that the slow ray found.
        REQUIRE(range_m <= slow.range_m + 1.0);
        return;
    }
    if (slow.meets == RayMeets::ground) {
        // Passed: then the ground stands out by less than a centimetre.
        double deepest_m = 0.0;
        for (int k = 0; k < 4000; ++k) {
            deepest_m = std::min(
                deepest_m, test::clearance_m(tiles, camera, direction, slow.range_m + 0.05 * k));
        }
        REQUIRE(deepest_m >= -height_error_m);
        return;
    }
    REQUIRE(fast.meets == slow.meets);
}

TEST_CASE("rays end on the first ground that a slow search finds, on rough tiles", "[terrain]")
{
    const std::uint64_t seed = 20260;
    CAPTURE(seed);
    Draw draw{seed};
    for (int round = 0; round < 30; ++round) {
        const double latitude = draw.between(-65.0, 65.0);
        const double longitude = round % 5 == 0 ? 179.95 : draw.between(-179.0, 179.0);
        const auto tile = test::rough_tile(
            draw,
            Latitude{latitude * degree},
            Longitude{longitude * degree},
            200,
            draw.between(5.0, 900.0));
        const std::vector<terrain::TilePointer> tiles{tile};
        const ElevationInMemory source{tiles};
        const double width = 199.0 / 3600.0;
        const double camera_longitude = longitude + width * draw.between(0.1, 0.9);
        const Camera camera{
            test::point(
                latitude + width * draw.between(0.1, 0.9),
                camera_longitude >= 180.0 ? camera_longitude - 360.0 : camera_longitude),
            MslHeight{draw.between(1000.0, 4000.0) * metre}};
        const terrain::ViewLimits limits{.farthest = 6.0 * kilometre};
        const TerrainView view{source, camera.position, camera.height, limits};
        const auto below = view.height(camera.position);
        REQUIRE(below);
        if (camera.height <= *below) {
            continue;
        }
        for (int k = 0; k < 30; ++k) {
            const auto direction =
                test::direction(draw.between(0.0, 360.0), draw.between(-10.0, 90.0));
            const auto fast = view.cast(direction);
            const auto slow = test::brute_cast(tiles, camera, direction, 6000.0, 2.0);
            CAPTURE(round, k);
            require_agreement(tiles, camera, direction, fast, slow);
        }
    }
}

/// Random cameras and rays over Mount Washington against the slow search.
void compare_on_real_tile(int cameras, int rays)
{
    const auto file = test::real_data("terrain/N44W072.hgt");
    if (!file) {
        WARN("no real tile beside the project");
        return;
    }
    const std::uint64_t seed = 44072;
    CAPTURE(seed);
    Draw draw{seed};
    const auto elevation = formats::open_elevation(*file);
    for (int round = 0; round < cameras; ++round) {
        const auto place = test::point(draw.between(44.2, 44.8), draw.between(-71.8, -71.2));
        const auto ground = elevation.source->height(place);
        REQUIRE(ground);
        const Camera camera{place, *ground + draw.between(200.0, 4000.0) * metre};
        constexpr double farthest_m = 15'000.0;
        const TerrainView view{
            *elevation.source, place, camera.height, {.farthest = farthest_m * metre}};
        const auto tiles = elevation.source->tiles(terrain::box_around(place, farthest_m * metre));
        for (int k = 0; k < rays; ++k) {
            const auto direction =
                test::direction(draw.between(0.0, 360.0), draw.between(-2.0, 90.0));
            const auto slow = test::brute_cast(tiles, camera, direction, farthest_m, 20.0);
            CAPTURE(round, k);
            require_agreement(tiles, camera, direction, view.cast(direction), slow);
        }
    }
}

TEST_CASE("rays end on the first ground of the real tile that a slow search finds", "[terrain]")
{
    compare_on_real_tile(40, 250);
}

TEST_CASE("a million rays end on the first ground of the real tile", "[.slow]")
{
    compare_on_real_tile(1000, 1000);
}

}  // namespace
}  // namespace transect
