#include "transect/coverage/zone.hpp"

#include <random>

#include "coverage/cell_shares.hpp"
#include "coverage/patterns.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

using test::mopti_frame;
using test::pattern;
using test::rectangle;

constexpr double cell_m = 100.0;

PlaneRing cell_square(Cell cell, double size_m)
{
    const double west = cell.column * size_m;
    const double south = cell.row * size_m;
    return {
        {west, south},
        {west + size_m, south},
        {west + size_m, south + size_m},
        {west, south + size_m}};
}

/// A star with a hole and a second part, of awkward coordinates.
PlaneArea star(std::mt19937_64& random)
{
    const auto within = [&random](double low, double high) {
        return low + (high - low) * static_cast<double>(random() >> 11U) * 0x1p-53;
    };
    PlanePolygon part;
    const int points = 9;
    for (int i = 0; i < points; ++i) {
        const double angle = 360.0 * i / points * degree / radian;
        const double far_m = within(1500.0, 9000.0);
        part.outer.push_back({far_m * std::cos(angle) + 400.0, far_m * std::sin(angle) - 900.0});
    }
    part.holes.push_back(rectangle({400.0, -900.0}, 900.0, 700.0, within(0.0, 90.0)));
    return {{part, {rectangle({15000.0, 15000.0}, 30.0, 4000.0, within(0.0, 90.0)), {}}}};
}

TEST_CASE("shares of cells are what GEOS cuts out of them", "[coverage]")
{
    constexpr unsigned seed = 3;
    CAPTURE(seed);
    std::mt19937_64 random{seed};
    for (int round = 0; round < 3; ++round) {
        const auto area = star(random);
        const CellShares shares{area, cell_m};
        for (const TileIndex tile : {TileIndex{0, 0}, TileIndex{-1, 0}, TileIndex{2, 2}}) {
            const auto of_tile = shares.of(tile);
            for (std::size_t i = 0; i < of_tile.size(); i += 7) {
                const auto place = static_cast<std::int32_t>(i);
                const Cell cell{
                    tile.column * tile_side + place % tile_side,
                    tile.row * tile_side + place / tile_side};
                const auto cut = intersection(area, {{{cell_square(cell, cell_m), {}}}});
                REQUIRE_THAT(of_tile[i], test::is_close_to(area_m2(cut) / (cell_m * cell_m), 1e-9));
            }
        }
    }
}

TEST_CASE("shares add up to the area, whatever the turn of rings and the tiles", "[coverage]")
{
    std::mt19937_64 random{5};
    auto area = star(random);
    std::reverse(area.parts[0].outer.begin(), area.parts[0].outer.end());
    std::reverse(area.parts[1].outer.begin(), area.parts[1].outer.end());
    const double size_m = GENERATE(100.0, 33.0, 700.0);
    const CellShares shares{area, size_m};
    double sum = 0.0;
    for (std::int32_t row = -6; row <= 9; ++row) {
        for (std::int32_t column = -6; column <= 9; ++column) {
            if (shares.touches({row, column})) {
                for (const double share : shares.of({row, column})) {
                    sum += share;
                }
            }
        }
    }
    const double expected = area_m2(area) / (size_m * size_m);
    CHECK_THAT(sum, test::is_close_to(expected, 1e-9 * expected));
}

TEST_CASE("covered area of a zone is its part within observed cells", "[coverage]")
{
    // Everything west of x = 0 observed, so half of each centred rectangle is covered exactly.
    const auto cover = pattern(
        cell_m, {{-200, -200}, {200, 200}}, [](PlanePoint centre) { return centre.x_m < 0.0; });
    const double turn_deg = GENERATE(0.0, 13.0, 45.0, 90.0);
    CAPTURE(turn_deg);
    const PlaneArea zone{{
        {rectangle({0.0, 0.0}, 20123.0, 9077.0, turn_deg),
         {rectangle({0.0, 0.0}, 3000.0, 1234.0, turn_deg)}},
    }};
    const double expected_m2 = 20123.0 * 9077.0 - 3000.0 * 1234.0;
    const auto result = zone_coverage(cover, mopti_frame().reverse(zone));
    CHECK_THAT(result.area / square_metre, test::is_close_to(expected_m2, 1.0));
    CHECK_THAT(result.covered / square_metre, test::is_close_to(0.5 * expected_m2, 1.0));
    CHECK_THAT(result.fraction, test::is_close_to(0.5, 1e-8));
    CHECK(result.seen == result.covered);
}

TEST_CASE("several parts count together", "[coverage]")
{
    const auto cover = pattern(
        cell_m, {{-200, -200}, {200, 200}}, [](PlanePoint centre) { return centre.x_m < 0.0; });
    const PlaneArea zone{{
        {rectangle({-5000.0, 0.0}, 2000.0, 2000.0, 30.0), {}},
        {rectangle({5000.0, 0.0}, 2000.0, 4000.0, 30.0), {}},
    }};
    const auto result = zone_coverage(cover, mopti_frame().reverse(zone));
    CHECK_THAT(result.covered / square_kilometre, test::is_close_to(4.0, 1e-6));
    CHECK_THAT(result.fraction, test::is_close_to(1.0 / 3.0, 1e-8));
}

TEST_CASE("an empty zone, and one out of reach, have nothing covered", "[coverage]")
{
    const auto cover = pattern(cell_m, {{0, 0}, {10, 10}}, [](PlanePoint) { return true; });
    CHECK(zone_coverage(cover, {}).fraction == 0.0);
    const PlaneArea away{{{rectangle({90000.0, 90000.0}, 500.0, 500.0, 0.0), {}}}};
    const auto result = zone_coverage(cover, mopti_frame().reverse(away));
    CHECK(result.covered == Area{});
    CHECK_THAT(result.area / square_metre, test::is_close_to(250000.0, 0.1));
}

}  // namespace
}  // namespace transect::coverage
