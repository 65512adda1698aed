#include "coverage/row_spans.hpp"

#include <random>

#include "coverage/flights.hpp"
#include "coverage/outline.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

class Random {
public:
    double within(double low, double high)
    {
        return low + (high - low) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
    }

private:
    std::mt19937_64 engine_{7};  // NOLINT(cert-msc51-cpp): the same shapes each time
};

PlaneRing random_hull(Random& random)
{
    std::vector<PlanePoint> points;
    for (int i = 0; i < 12; ++i) {
        points.push_back({random.within(-700, 900), random.within(-300, 1100)});
    }
    return convex_hull(points);
}

std::size_t cells_in(const RowSpans& spans)
{
    std::size_t sum = 0;
    for (const auto& [first, last] : spans.rows) {
        sum += static_cast<std::size_t>(last - first);
    }
    return sum;
}

TEST_CASE("row spans hold exactly the cells whose centre is inside", "[coverage]")
{
    Random random;
    for (int i = 0; i < 200; ++i) {
        const auto ring = random_hull(random);
        const auto spans = row_spans(ring, 30.0);
        for (std::int32_t row = -20; row < 50; ++row) {
            for (std::int32_t column = -40; column < 50; ++column) {
                const bool inside = test::contains(ring, test::cell_centre({column, row}, 30.0));
                REQUIRE(spans.at(row).holds(column) == inside);
            }
        }
    }
}

TEST_CASE("two halves of an outline share its cells without loss or repeat", "[coverage]")
{
    Random random;
    for (int i = 0; i < 200; ++i) {
        const auto ring = random_hull(random);
        const auto cut = ring.size() / 2;
        const PlaneRing first(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(cut) + 1);
        PlaneRing second(ring.begin() + static_cast<std::ptrdiff_t>(cut), ring.end());
        second.push_back(ring.front());
        REQUIRE(
            cells_in(row_spans(first, 10.0)) + cells_in(row_spans(second, 10.0)) ==
            cells_in(row_spans(ring, 10.0)));
    }
}

TEST_CASE("centres on a left or lower edge count, on a right or upper edge not", "[coverage]")
{
    const PlaneRing square{{5.0, 5.0}, {25.0, 5.0}, {25.0, 25.0}, {5.0, 25.0}};
    const auto spans = row_spans(square, 10.0);
    CHECK(spans.first_row == 0);
    REQUIRE(spans.rows.size() == 2);
    CHECK(spans.rows[0].first == 0);
    CHECK(spans.rows[0].last == 2);
    CHECK(cells_in(row_spans({{6.0, 6.0}, {9.0, 6.0}, {8.0, 9.0}}, 10.0)) == 0);
}

TEST_CASE("a hull keeps corners, drops the rest and runs anticlockwise", "[coverage]")
{
    const auto hull = convex_hull({{0, 0}, {2, 2}, {4, 0}, {2, 0}, {4, 4}, {0, 4}, {0, 0}, {1, 3}});
    CHECK(hull == PlaneRing{{0, 0}, {4, 0}, {4, 4}, {0, 4}});
    CHECK(Outline{{{0, 0}, {1, 1}, {2, 2}}, 0.0}.empty());
    CHECK(Outline{{}, 0.0}.empty());
    CHECK(Outline{hull, 0.0}.support_m({1.0, 0.0}) == 4.0);
}

}  // namespace
}  // namespace transect::coverage
