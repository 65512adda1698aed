#include "coverage/outline_rows.hpp"

#include "coverage/flights.hpp"
#include "coverage/outline.hpp"
#include "coverage/outlines.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

bool holds(std::span<const Range> ranges, std::int32_t column)
{
    return std::ranges::any_of(ranges, [column](const Range& range) {
        return range.first <= column && column < range.last;
    });
}

OutlineRows traced(const PlaneRing& ring, double cell_m, Shape shape = Shape::convex)
{
    OutlineRows rows;
    rows.trace(ring, 1.0 / cell_m, shape);
    return rows;
}

void check_against_even_odd_rule(const PlaneRing& ring, Shape shape)
{
    const auto rows = traced(ring, 30.0, shape);
    std::size_t inside = 0;
    for (std::int32_t row = -40; row < 50; ++row) {
        for (std::int32_t column = -40; column < 50; ++column) {
            const bool is_inside = test::contains(ring, test::cell_centre({column, row}, 30.0));
            REQUIRE(holds(rows.at(row), column) == is_inside);
            inside += is_inside ? 1U : 0U;
        }
    }
    REQUIRE(rows.cells() == inside);
}

TEST_CASE("rows hold exactly the cells whose centre is inside a convex outline", "[coverage]")
{
    test::Draw draw{7};
    for (int i = 0; i < 200; ++i) {
        check_against_even_odd_rule(test::convex_outline(draw), Shape::convex);
    }
}

TEST_CASE("rows hold exactly the cells whose centre is inside any outline", "[coverage]")
{
    test::Draw draw{8};
    for (int i = 0; i < 200; ++i) {
        check_against_even_odd_rule(test::tangled_outline(draw), Shape::any);
    }
}

TEST_CASE("two halves of an outline share its cells without loss or repeat", "[coverage]")
{
    test::Draw draw{9};
    for (int i = 0; i < 200; ++i) {
        const auto ring = test::convex_outline(draw);
        const auto cut = ring.size() / 2;
        const PlaneRing first(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(cut) + 1);
        PlaneRing second(ring.begin() + static_cast<std::ptrdiff_t>(cut), ring.end());
        second.push_back(ring.front());
        REQUIRE(
            traced(first, 10.0).cells() + traced(second, 10.0).cells() ==
            traced(ring, 10.0).cells());
    }
}

TEST_CASE("centres on a left or lower edge count, on a right or upper edge not", "[coverage]")
{
    const auto rows = traced({{5.0, 5.0}, {25.0, 5.0}, {25.0, 25.0}, {5.0, 25.0}}, 10.0);
    CHECK(rows.first_row() == 0);
    REQUIRE(rows.last_row() == 2);
    CHECK(rows.at(0).front().first == 0);
    CHECK(rows.at(0).front().last == 2);
    CHECK(rows.at(2).empty());
    CHECK(traced({{6.0, 6.0}, {9.0, 6.0}, {8.0, 9.0}}, 10.0).cells() == 0);
}

TEST_CASE("a hull keeps corners, drops the rest and runs anticlockwise", "[coverage]")
{
    const auto hull = convex_hull({{0, 0}, {2, 2}, {4, 0}, {2, 0}, {4, 4}, {0, 4}, {0, 0}, {1, 3}});
    CHECK(hull == PlaneRing{{0, 0}, {4, 0}, {4, 4}, {0, 4}});
    CHECK(Outline{{{0, 0}, {1, 1}, {2, 2}}}.empty());
    CHECK(Outline{{}}.empty());
    CHECK(Outline{hull}.support_m({1.0, 0.0}) == 4.0);
}

TEST_CASE("the first centre at or beyond a coordinate, on both sides of zero", "[coverage]")
{
    CHECK(first_centre(0.5) == 0);
    CHECK(first_centre(0.51) == 1);
    CHECK(first_centre(-0.5) == -1);
    CHECK(first_centre(-0.49) == 0);
    CHECK(first_centre(-7.2) == -7);
}

}  // namespace
}  // namespace transect::coverage
