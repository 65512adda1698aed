#include "transect/terrain/terrain_view.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "terrain/brute_ray.hpp"

namespace transect {
namespace {

using terrain::ElevationInMemory;
using terrain::ElevationTile;
using terrain::LineOfSight;
using terrain::LocalDirection;
using terrain::RayMeets;
using terrain::TerrainView;
using terrain::TilePointer;
using test::direction;
using test::point;

constexpr double step_deg = 1.0 / 3600.0;
constexpr int posts = 201;

/// About 6 km by 6 km north-east of 0° N 0° E; heights by row and column.
template <typename Height>
TilePointer tile(Height height, double south_deg = 0.0, double west_deg = 0.0)
{
    std::vector<float> heights;
    heights.reserve(static_cast<std::size_t>(posts) * posts);
    for (int row = 0; row < posts; ++row) {
        for (int column = 0; column < posts; ++column) {
            heights.push_back(static_cast<float>(height(row, column)));
        }
    }
    return std::make_shared<const ElevationTile>(
        terrain::PostGrid{
            .south = Latitude{south_deg * degree},
            .west = Longitude{west_deg * degree},
            .latitude_step = step_deg * degree,
            .longitude_step = step_deg * degree,
            .rows = posts,
            .columns = posts},
        std::move(heights));
}

TilePointer level(double height_m)
{
    return tile([=](int, int) { return height_m; });
}

GeoPoint post(double row, double column)
{
    return point(row * step_deg, column * step_deg);
}

const MslHeight high{2000.0 * metre};
const LocalDirection down{0.0, 0.0, 1.0};

TEST_CASE("a ray straight down meets the ground below, also on posts and grid lines", "[terrain]")
{
    const ElevationInMemory source{{tile([](int row, int column) { return row + 2 * column; })}};
    for (const auto& [row, column] :
         {std::pair{100.0, 100.0}, {100.0, 100.5}, {0.0, 0.0}, {200.0, 200.0}, {17.25, 0.0}}) {
        const TerrainView view{source, post(row, column), high};
        const auto end = view.cast(down);
        CAPTURE(row, column);
        CHECK(end.meets == RayMeets::ground);
        CHECK(std::abs(end.slant_range / metre - (2000.0 - row - 2.0 * column)) < 1e-6);
    }
}

TEST_CASE("rays along the graticule and along grid lines end", "[terrain]")
{
    const ElevationInMemory source{{level(500.0)}};
    for (const auto& camera : {post(100.0, 100.0), post(100.5, 100.5), post(64.0, 100.25)}) {
        const TerrainView view{source, camera, high};
        for (int quarter = 0; quarter < 8; ++quarter) {
            for (const double tilt : {0.0, 1e-15, -1e-15, 1e-9, -1e-9}) {
                const auto towards = direction(45.0 * quarter + tilt, 60.0);
                const auto end = view.cast(towards);
                CAPTURE(quarter, tilt);
                REQUIRE(end.meets == RayMeets::ground);
                const auto ground = view.point_at(towards, end.slant_range);
                CHECK(std::abs((ground.height - MslHeight{500.0 * metre}) / metre) < 1e-3);
            }
        }
    }
}

TEST_CASE("rays above the horizon and beyond the range meet nothing", "[terrain]")
{
    const ElevationInMemory source{{level(500.0)}};
    const TerrainView view{source, post(100.0, 100.0), high, {.farthest = 1.0 * kilometre}};
    CHECK(view.cast(down).meets == RayMeets::nothing);
    CHECK(view.cast({0.0, 0.0, -1.0}).meets == RayMeets::nothing);
    CHECK(view.cast(direction(30.0, 5.0)).meets == RayMeets::nothing);
}

TEST_CASE("a ray that leaves the data is unknown, not clear", "[terrain]")
{
    const ElevationInMemory source{{level(500.0)}};
    const TerrainView view{source, post(100.0, 100.0), high};
    for (const double azimuth : {0.0, 45.0, 90.0, 180.0, 270.0, 300.0}) {
        const auto end = view.cast(direction(azimuth, 5.0));
        CHECK(end.meets == RayMeets::unknown);
        CHECK(end.slant_range > 3.0 * kilometre);
    }
    CHECK(view.cast(direction(10.0, -5.0)).meets == RayMeets::unknown);
    const TerrainView outside{source, point(-0.1, 0.05), high};
    CHECK(outside.cast(down).meets == RayMeets::unknown);
    CHECK(outside.cast(direction(0.0, 20.0)).meets == RayMeets::unknown);
    const TerrainView above_all{source, point(-0.0005, 0.02), MslHeight{9500.0 * metre}};
    CHECK(above_all.cast({0.0, 0.0, -1.0}).meets == RayMeets::nothing);
    CHECK(above_all.cast(direction(0.0, 80.0)).meets == RayMeets::ground);
}

TEST_CASE("a ray over an unknown post is unknown unless it hits before", "[terrain]")
{
    const ElevationInMemory source{{tile([](int row, int column) {
        return row == 150 && column == 100 ? std::numeric_limits<double>::quiet_NaN() : 500.0;
    })}};
    const TerrainView view{source, post(100.0, 100.0), high};
    CHECK(view.cast(direction(0.0, 60.0)).meets == RayMeets::ground);
    CHECK(view.cast(direction(0.0, 30.0)).meets == RayMeets::unknown);
    CHECK(view.cast(direction(180.0, 30.0)).meets == RayMeets::ground);
    const terrain::ViewLimits low_ground{.highest_possible = MslHeight{600.0 * metre}};
    const TerrainView bounded{source, post(100.0, 100.0), high, low_ground};
    CHECK(bounded.cast(direction(0.0, 30.0)).meets == RayMeets::ground);
    CHECK(view.sees({post(120.0, 100.0), MslHeight{500.0 * metre}}) == LineOfSight::visible);
    CHECK(view.sees({post(180.0, 100.0), MslHeight{500.0 * metre}}) == LineOfSight::unknown);
}

TEST_CASE("from below the ground and in no direction all is unknown", "[terrain]")
{
    const ElevationInMemory source{{level(500.0)}};
    const TerrainView buried{source, post(100.0, 100.0), MslHeight{499.0 * metre}};
    CHECK(buried.cast(down).meets == RayMeets::unknown);
    CHECK(buried.cast({0.0, 0.0, -1.0}).meets == RayMeets::unknown);
    CHECK(buried.sees({post(110.0, 100.0), MslHeight{500.0 * metre}}) == LineOfSight::unknown);
    const TerrainView view{source, post(100.0, 100.0), high};
    const double none = std::numeric_limits<double>::quiet_NaN();
    CHECK(view.cast({none, 0.0, 1.0}).meets == RayMeets::unknown);
    CHECK(view.cast({none, none, none}).meets == RayMeets::unknown);
    CHECK(view.cast({0.0, 0.0, 0.0}).meets == RayMeets::unknown);
    CHECK(view.cast({0.0, 0.0, 17.0}).slant_range == view.cast(down).slant_range);
    CHECK_THROWS_AS(
        (TerrainView{source, post(1.0, 1.0), MslHeight{none * metre}}), std::invalid_argument);
    CHECK_THROWS_AS(
        (TerrainView{source, post(1.0, 1.0), high, {.farthest = none * metre}}),
        std::invalid_argument);
}

TEST_CASE("a view by a pole knows nothing", "[terrain]")
{
    const ElevationInMemory source{{level(500.0)}};
    const TerrainView view{source, point(89.5, 0.0), high};
    CHECK(view.cast(down).meets == RayMeets::unknown);
}

TEST_CASE("rays cross from tile to tile as over one", "[terrain]")
{
    const auto hills = [](int row, int column) {
        return 400.0 + 150.0 * std::sin(0.13 * row) * std::cos(0.11 * column);
    };
    constexpr double side_deg = (posts - 1) * step_deg;
    const auto part = [&](int north, int east) {
        return tile(
            [=](int row, int column) { return hills(row + 200 * north, column + 200 * east); },
            north * side_deg,
            east * side_deg);
    };
    const std::vector<TilePointer> tiles{part(0, 0), part(0, 1), part(1, 0), part(1, 1)};
    const ElevationInMemory source{tiles};
    const test::Camera camera{post(200.0, 200.0), high};
    const TerrainView view{source, camera.position, camera.height};
    test::Draw draw{3};
    for (int k = 0; k < 500; ++k) {
        const auto towards = direction(k < 8 ? 45.0 * k : draw.between(0.0, 360.0), 25.0 + 0.1 * k);
        const auto end = view.cast(towards);
        const auto slow = test::brute_cast(tiles, camera, towards, 8000.0, 5.0);
        CAPTURE(k);
        REQUIRE(end.meets == RayMeets::ground);
        REQUIRE(
            std::abs(test::clearance_m(tiles, camera, towards, end.slant_range / metre)) < 0.01);
        REQUIRE(end.slant_range / metre < slow.range_m + 0.1);
    }
}

TEST_CASE("where tiles overlap the first counts, whatever way a ray comes", "[terrain]")
{
    const auto upper = tile([](int, int) { return 700.0; }, 50.0 * step_deg, 50.0 * step_deg);
    const auto lower = level(500.0);
    const ElevationInMemory source{{upper, lower}};
    for (const auto& [row, height_m] : {std::pair{120.0, 700.0}, {20.0, 500.0}}) {
        const TerrainView view{source, post(row, 120.0), high};
        CHECK(std::abs(view.cast(down).slant_range / metre - (2000.0 - height_m)) < 1e-6);
    }
    const TerrainView south{source, post(20.0, 120.0), high};
    const auto north_bound = direction(0.0, 45.0);
    CHECK(
        std::abs(
            (south.point_at(north_bound, south.cast(north_bound).slant_range).height -
             MslHeight{700.0 * metre}) /
            metre) < 1e-3);
    // The cliff where the upper tile ends is ground too.
    const auto onto_cliff = direction(0.0, 57.0);
    const auto end = south.cast(onto_cliff);
    CHECK(end.meets == RayMeets::ground);
    const auto at = south.point_at(onto_cliff, end.slant_range);
    CHECK(std::abs(at.position.latitude.angle() / degree / step_deg - 50.0) < 1e-3);
}

TEST_CASE("a ridge masks what lies behind it, and only that", "[terrain]")
{
    const ElevationInMemory source{{tile([](int row, int) { return row == 140 ? 900.0 : 500.0; })}};
    const TerrainView view{source, post(100.0, 100.0), MslHeight{1500.0 * metre}};
    // 40 posts to the ridge, 600 m below the camera: shade up to 40 · 1000 / 600 posts.
    const auto sees = [&](double row) {
        return view.sees({post(row, 100.0), *view.height(post(row, 100.0))});
    };
    CHECK(sees(100.0) == LineOfSight::visible);
    CHECK(sees(138.9) == LineOfSight::visible);
    CHECK(sees(139.5) == LineOfSight::visible);
    CHECK(sees(140.0) == LineOfSight::visible);
    CHECK(sees(145.0) == LineOfSight::masked);
    CHECK(sees(166.0) == LineOfSight::masked);
    CHECK(sees(167.5) == LineOfSight::visible);
    CHECK(sees(199.0) == LineOfSight::visible);
    CHECK(view.sees({point(1.0, 0.0), MslHeight{500.0 * metre}}) == LineOfSight::unknown);
}

TEST_CASE("ground that is proved to be in sight is in sight", "[terrain]")
{
    test::Draw draw{21};
    int proofs = 0;
    for (int round = 0; round < 40; ++round) {
        const auto rough = test::rough_tile(
            draw, Latitude{14.0 * degree}, Longitude{-4.0 * degree}, 200, draw.between(1.0, 60.0));
        const ElevationInMemory source{{rough}};
        const auto camera = point(14.02, -3.97);
        const TerrainView view{source, camera, high, {.farthest = 4.0 * kilometre}};
        const terrain::GeoBox box{
            Latitude{14.022 * degree},
            Latitude{14.026 * degree},
            Longitude{-3.974 * degree},
            0.006 * degree};
        if (!view.nothing_masked(box, 45.0 * degree)) {
            continue;
        }
        ++proofs;
        for (int k = 0; k < 200; ++k) {
            const auto place = point(draw.between(14.022, 14.026), draw.between(-3.974, -3.968));
            REQUIRE(view.sees({place, *view.height(place)}) == LineOfSight::visible);
        }
    }
    CHECK(proofs > 5);
    const ElevationInMemory nowhere{{}};
    const TerrainView blind{nowhere, point(14.02, -3.97), high};
    CHECK_FALSE(blind.nothing_masked(
        {Latitude{14.02 * degree},
         Latitude{14.03 * degree},
         Longitude{-4.0 * degree},
         0.1 * degree},
        80.0 * degree));
}

TEST_CASE("the end of a ray is exact far away and in high latitudes", "[terrain]")
{
    for (const double latitude : {0.0, 14.0, -45.0, 65.0, 80.0}) {
        const auto grid = terrain::PostGrid{
            .south = Latitude{(latitude - 1.0) * degree},
            .west = Longitude{179.0 * degree},
            .latitude_step = 0.01 * degree,
            .longitude_step = 0.01 * degree,
            .rows = 201,
            .columns = 201};
        std::vector<float> heights(201 * 201);
        test::Draw draw{9};
        for (auto& height : heights) {
            height = static_cast<float>(draw.between(0.0, 100.0));
        }
        const std::vector<TilePointer> tiles{
            std::make_shared<const ElevationTile>(grid, std::move(heights))};
        const ElevationInMemory source{tiles};
        const test::Camera camera{
            point(latitude, latitude == 80.0 ? 179.99 : -179.99), MslHeight{6000.0 * metre}};
        const TerrainView view{
            source, camera.position, camera.height, {.farthest = 80.0 * kilometre}};
        int hits = 0;
        for (int k = 0; k < 300; ++k) {
            const auto towards = direction(draw.between(0.0, 360.0), draw.between(4.5, 90.0));
            const auto end = view.cast(towards);
            if (end.meets != RayMeets::ground) {
                continue;
            }
            ++hits;
            CAPTURE(latitude, k, end.slant_range / metre);
            REQUIRE(
                std::abs(test::clearance_m(tiles, camera, towards, end.slant_range / metre)) <
                0.01);
        }
        CHECK(hits > 150);
    }
}

}  // namespace
}  // namespace transect
