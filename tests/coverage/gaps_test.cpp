#include "transect/coverage/gaps.hpp"

#include "transect/coverage/zone.hpp"

#include "coverage/patterns.hpp"
#include "coverage/trace.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

using test::mopti_frame;
using test::pattern;
using test::rectangle;

constexpr double cell_m = 100.0;
constexpr CellBox everywhere{{-300, -300}, {300, 300}};

double overlap(const PlaneArea& a, const PlaneArea& b)
{
    const double common = area_m2(intersection(a, b));
    return common / (area_m2(a) + area_m2(b) - common);
}

PlaneArea plane_gaps(const Coverage& cover, const PlaneArea& zone, const GapSettings& how = {})
{
    return mopti_frame().forward(gaps(cover, mopti_frame().reverse(zone), how));
}

std::size_t vertices(const PlaneArea& area)
{
    std::size_t sum = 0;
    for (const auto& part : area.parts) {
        sum += part.outer.size();
        for (const auto& hole : part.holes) {
            sum += hole.size();
        }
    }
    return sum;
}

CellShare all_or_nothing(const CellMask& mask)
{
    return [&mask](Cell cell) { return mask.at(cell) ? 1.0 : 0.0; };
}

TEST_CASE("a missed strip comes back as the strip, at any angle to the grid", "[coverage]")
{
    const double angle_deg = GENERATE(0.0, 0.2, 2.0, 13.0, 45.0, 77.0, 90.0);
    const double width_m = GENERATE(1300.0, 1410.0);
    const double shift_m = GENERATE(0.0, 17.0);
    CAPTURE(angle_deg, width_m, shift_m);
    const PlaneArea strip{{{rectangle({shift_m, shift_m}, 40e3, width_m, angle_deg), {}}}};
    const auto& missed = strip.parts.front().outer;
    const auto cover = pattern(
        cell_m, everywhere, [&](PlanePoint centre) { return !test::contains(missed, centre); });
    const PlaneArea zone{{{rectangle({}, 58e3, 58e3, 0.0), {}}}};
    const auto found = plane_gaps(cover, zone);
    REQUIRE(found.parts.size() == 1);
    CHECK(overlap(found, strip) >= 0.97);
    CHECK(vertices(found) <= 12);
}

TEST_CASE("gaps end at the zone's own edge", "[coverage]")
{
    const double angle_deg = GENERATE(0.0, 31.0, 60.0);
    CAPTURE(angle_deg);
    const PlaneArea strip{{{rectangle({}, 60e3, 1500.0, angle_deg), {}}}};
    const auto& missed = strip.parts.front().outer;
    const auto cover = pattern(
        cell_m, everywhere, [&](PlanePoint centre) { return !test::contains(missed, centre); });
    const PlaneArea zone{{{rectangle({500.0, -300.0}, 30e3, 20e3, 20.0), {}}}};
    const auto found = plane_gaps(cover, zone);
    CHECK(overlap(found, intersection(strip, zone)) >= 0.97);
    CHECK(area_m2(difference(found, zone)) < 1.0);
}

TEST_CASE("a zone that nobody flew over is one gap, with its holes", "[coverage]")
{
    const auto cover = pattern(cell_m, everywhere, [](PlanePoint) { return false; });
    const PlaneArea zone{
        {{rectangle({}, 20e3, 9e3, 25.0), {rectangle({500.0, 0.0}, 3e3, 2e3, 50.0)}},
         {rectangle({15e3, 15e3}, 3e3, 2e3, 70.0), {}}}};
    const auto found = plane_gaps(cover, zone);
    CHECK(found.parts.size() == 2);
    CHECK(overlap(found, zone) >= 0.9999);
}

TEST_CASE("a zone covered to its edge has no gaps", "[coverage]")
{
    const double angle_deg = GENERATE(0.0, 13.0, 45.0, 77.0);
    CAPTURE(angle_deg);
    const PlaneArea zone{{{rectangle({33.0, 71.0}, 20e3, 9e3, angle_deg), {}}}};
    const auto& covered = zone.parts.front().outer;
    const auto cover = pattern(
        cell_m, everywhere, [&](PlanePoint centre) { return test::contains(covered, centre); });
    CHECK(gaps(cover, mopti_frame().reverse(zone)).parts.empty());
    const auto all = pattern(cell_m, everywhere, [](PlanePoint) { return true; });
    CHECK(gaps(all, mopti_frame().reverse(zone)).parts.empty());
    CHECK(gaps(all, {}).parts.empty());
}

TEST_CASE("what was covered inside a gap is a hole in it", "[coverage]")
{
    const auto island = rectangle({1000.0, 500.0}, 6e3, 4e3, 30.0);
    const auto missed = rectangle({}, 20e3, 14e3, 10.0);
    const auto cover = pattern(cell_m, everywhere, [&](PlanePoint centre) {
        return !test::contains(missed, centre) || test::contains(island, centre);
    });
    const PlaneArea zone{{{rectangle({}, 40e3, 40e3, 0.0), {}}}};
    const auto found = plane_gaps(cover, zone);
    REQUIRE(found.parts.size() == 1);
    CHECK(found.parts.front().holes.size() == 1);
    CHECK(overlap(found, {{{missed, {island}}}}) >= 0.98);
}

TEST_CASE("pieces below the least area are dropped", "[coverage]")
{
    const auto speck = rectangle({50.0, 50.0}, 300.0, 300.0, 0.0);
    const auto cover = pattern(
        cell_m, everywhere, [&](PlanePoint centre) { return !test::contains(speck, centre); });
    const auto zone = mopti_frame().reverse(PlaneArea{{{rectangle({}, 9e3, 9e3, 0.0), {}}}});
    CHECK(gaps(cover, zone).parts.size() == 1);
    CHECK(gaps(cover, zone, {.least_area = 0.1 * square_kilometre}).parts.empty());
}

TEST_CASE("any scatter of cells gives sound polygons within the zone", "[coverage]")
{
    const unsigned share = GENERATE(5U, 50U, 95U);
    CAPTURE(share);
    const auto cover = pattern(cell_m, {{-60, -60}, {60, 60}}, [share](PlanePoint centre) {
        const auto mixed = static_cast<unsigned>(
            std::lround(std::abs(centre.x_m * 7919.0 + centre.y_m * 104729.0)) * 2654435761U);
        return (mixed >> 7U) % 100 < share;
    });
    const PlaneArea zone{{{rectangle({}, 9e3, 7e3, 33.0), {}}}};
    const auto found = plane_gaps(cover, zone);
    CHECK_FALSE(defect(found));
    CHECK(area_m2(difference(found, zone)) < 1.0);
}

TEST_CASE("too many cells for the memory are refused", "[coverage]")
{
    const auto cover = pattern(cell_m, {{0, 0}, {1, 1}}, [](PlanePoint) { return true; });
    const auto zone = mopti_frame().reverse(PlaneArea{{{rectangle({}, 90e3, 90e3, 0.0), {}}}});
    CHECK_THROWS_AS(gaps(cover, zone, {.max_memory_bytes = 1U << 20U}), MemoryLimit);
}

TEST_CASE("cells that touch only by a corner are two polygons", "[coverage]")
{
    CellMask mask{{{0, 0}, {4, 4}}};
    mask.set({0, 0}, 1);
    mask.set({1, 1}, 1);
    mask.set({1, 2}, 1);
    const auto traced = outlines(mask, all_or_nothing(mask), 10.0);
    REQUIRE(traced.size() == 2);
    CHECK(traced[0].outer == PlaneRing{{5, 0}, {10, 5}, {5, 10}, {0, 5}});
    CHECK(traced[1].outer == PlaneRing{{15, 10}, {20, 15}, {20, 25}, {15, 30}, {10, 25}, {10, 15}});
}

TEST_CASE("a ring of cells is one polygon with a hole", "[coverage]")
{
    CellMask mask{{{-1, -1}, {2, 2}}};
    for (std::int32_t i = 0; i < 9; ++i) {
        mask.set({i % 3 - 1, i / 3 - 1}, i == 4 ? 0 : 1);
    }
    const auto traced = outlines(mask, all_or_nothing(mask), 10.0);
    REQUIRE(traced.size() == 1);
    CHECK(traced[0].outer.size() == 12);
    REQUIRE(traced[0].holes.size() == 1);
    CHECK(traced[0].holes[0].size() == 4);
    const CellMask none{{{0, 0}, {3, 3}}};
    CHECK(outlines(none, all_or_nothing(none), 10.0).empty());
}

}  // namespace
}  // namespace transect::coverage
