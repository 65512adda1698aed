#include "transect/aircraft/performance_table.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Values of a function at every point of a grid, the last axis changing fastest.
template <typename Function>
std::vector<double> tabulated(const std::vector<TableSeries>& axes, const Function& function)
{
    std::vector<double> values;
    std::vector<std::size_t> index(axes.size());
    while (true) {
        std::vector<double> point;
        for (std::size_t i = 0; i < axes.size(); ++i) {
            point.push_back(axes[i].values[index[i]]);
        }
        values.push_back(function(point));
        std::size_t axis = axes.size();
        while (axis > 0 && ++index[axis - 1] == axes[axis - 1].values.size()) {
            index[--axis] = 0;
        }
        if (axis == 0) {
            return values;
        }
    }
}

std::string complaint(const std::vector<TableSeries>& axes, const std::vector<TableSeries>& columns)
{
    try {
        const PerformanceTable table{axes, columns};
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "accepted";
}

PerformanceTable two_axes()
{
    // Rows: altitude 0, 1000, 4000; columns: mass 10, 20.
    return {
        {{"altitude_ft", {0.0, 1000.0, 4000.0}}, {"mass_lb", {10.0, 20.0}}},
        {{"rate", {100.0, 80.0, 90.0, 60.0, 30.0, 0.0}}},
        "page 7"};
}

TEST_CASE("a table between four rows is their bilinear mean", "[table]")
{
    struct Case {
        double altitude_ft, mass_lb, rate;
    };
    const auto expected = GENERATE(
        Case{0.0, 10.0, 100.0},
        Case{0.0, 20.0, 80.0},
        Case{4000.0, 20.0, 0.0},
        Case{1000.0, 15.0, 75.0},
        Case{500.0, 10.0, 95.0},
        Case{500.0, 15.0, 82.5},
        Case{2500.0, 17.5, 37.5},
        Case{4000.0, 12.5, 22.5});
    const std::array point{expected.altitude_ft, expected.mass_lb};
    CHECK_THAT(two_axes().at(point, 0).value(), test::is_close_to(expected.rate, 1e-12));
}

TEST_CASE("a table reproduces every multilinear function on up to six axes", "[table]")
{
    const std::uint64_t seed = 20261122;
    CAPTURE(seed);
    std::mt19937_64 random{seed};
    const auto draw = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
    for (std::size_t count = 1; count <= PerformanceTable::most_axes; ++count) {
        std::vector<TableSeries> axes;
        for (std::size_t i = 0; i < count; ++i) {
            const double first = -5.0 + draw();
            const std::string name(1, static_cast<char>('a' + static_cast<char>(i)));
            axes.push_back({name, {first, first + 1.0 + draw(), first + 4.0 + draw()}});
        }
        // One coefficient for each product of some of the axes: every multilinear function.
        std::vector<double> coefficients;
        for (std::size_t term = 0; term < std::size_t{1} << count; ++term) {
            coefficients.push_back(draw() - 0.5);
        }
        const auto function = [&](const std::vector<double>& point) {
            double sum = 0.0;
            for (std::size_t term = 0; term < coefficients.size(); ++term) {
                double product = coefficients[term];
                for (std::size_t i = 0; i < count; ++i) {
                    product *= (term >> i) % 2 == 1 ? point[i] : 1.0;
                }
                sum += product;
            }
            return sum;
        };
        const PerformanceTable table{axes, {{"value", tabulated(axes, function)}}};
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<double> point;
            for (const auto& axis : axes) {
                const auto& values = axis.values;
                point.push_back(values[0] + draw() * (values[2] - values[0]));
            }
            REQUIRE_THAT(table.at(point, 0).value(), test::is_close_to(function(point), 1e-9));
        }
    }
}

TEST_CASE("a table gives the very figures of its rows", "[table]")
{
    const std::vector<TableSeries> axes{{"a", {0.1, 0.7, 1.9}}, {"b", {-3.3, 0.0, 0.3}}};
    const auto odd = [](const std::vector<double>& at) { return std::exp(at[0]) / 3.0 + at[1]; };
    const PerformanceTable table{axes, {{"f", tabulated(axes, odd)}}};
    for (const double a : axes[0].values) {
        for (const double b : axes[1].values) {
            CHECK(table.at(std::array{a, b}, 0) == odd({a, b}));
        }
    }
}

TEST_CASE("a table is never extrapolated and says which axis ends where", "[table]")
{
    struct Case {
        double altitude_ft, mass_lb;
        std::string axis;
    };
    const auto expected = GENERATE(
        Case{-1e-9, 15.0, "altitude_ft"},
        Case{std::nextafter(4000.0, infinity), 15.0, "altitude_ft"},
        Case{500.0, 20.5, "mass_lb"},
        Case{500.0, std::nextafter(10.0, 0.0), "mass_lb"},
        Case{infinity, 15.0, "altitude_ft"},
        Case{not_a_number, 15.0, "altitude_ft"},
        Case{500.0, not_a_number, "mass_lb"});
    const std::array point{expected.altitude_ft, expected.mass_lb};
    const auto table = two_axes();
    CHECK_FALSE(table.at(point, 0));
    const auto outside = table.outside(point);
    REQUIRE(outside);
    CHECK(outside->axis == expected.axis);
    CHECK(outside->lowest == (expected.axis == "mass_lb" ? 10.0 : 0.0));
    CHECK(outside->highest == (expected.axis == "mass_lb" ? 20.0 : 4000.0));
}

TEST_CASE("an axis of one value covers that value alone", "[table]")
{
    const PerformanceTable table{
        {{"mass_lb", {8500.0}}, {"temperature_c", {0.0, 40.0}}}, {{"roll_ft", {900.0, 1100.0}}}};
    CHECK(table.at(std::array{8500.0, 10.0}, 0) == 950.0);
    CHECK_FALSE(table.at(std::array{8499.0, 10.0}, 0));
}

TEST_CASE("columns of a table are found by name", "[table]")
{
    const PerformanceTable table{
        {{"mass_lb", {1.0, 2.0}}}, {{"roll_ft", {3.0, 4.0}}, {"over_50ft_ft", {5.0, 7.0}}}, "p. 5"};
    CHECK(table.column("over_50ft_ft") == 1U);
    CHECK_FALSE(table.column("mass_lb"));
    CHECK(table.at(std::array{1.5}, 1) == 6.0);
    CHECK(table.source() == "p. 5");
}

TEST_CASE("a table that is not a full grid of numbers is refused", "[table]")
{
    using Series = std::vector<TableSeries>;
    struct Case {
        Series axes, columns;
        std::string complaint;
    };
    const TableSeries good{"f", {1.0, 2.0}};
    const auto refused = GENERATE_REF(
        Case{{}, {good}, "has an axis"},
        Case{{{"a", {1.0, 2.0}}}, {}, "has a column"},
        Case{{{"a", {}}}, {{"f", {}}}, "has values on each axis"},
        Case{{{"a", {1.0, 1.0}}}, {good}, "increasing"},
        Case{{{"a", {2.0, 1.0}}}, {good}, "increasing"},
        Case{{{"a", {1.0, not_a_number}}}, {good}, "finite"},
        Case{{{"a", {1.0, infinity}}}, {good}, "finite"},
        Case{{{"a", {1.0, 2.0}}}, {{"f", {1.0, not_a_number}}}, "finite"},
        Case{{{"a", {1.0, 2.0}}}, {{"f", {1.0}}}, "one value for each point"},
        Case{{{"a", {1.0, 2.0}}}, {{"f", {1.0, 2.0, 3.0}}}, "one value for each point"},
        Case{{{"a", {1.0, 2.0}}}, {good, good}, "only one f"},
        Case{{{"f", {1.0, 2.0}}}, {good}, "only one f"},
        Case{{{"", {1.0, 2.0}}}, {good}, "name"},
        Case{
            {{"a", {1}}, {"b", {1}}, {"c", {1}}, {"d", {1}}, {"e", {1}}, {"g", {1}}, {"h", {1}}},
            {{"f", {1.0}}},
            "at most six axes"},
        Case{
            {{"a", std::vector<double>(1, 0.0)}},
            Series(PerformanceTable::most_cells + 1, {"f", {1.0}}),
            "only one f"});
    CAPTURE(refused.complaint, complaint(refused.axes, refused.columns));
    CHECK(complaint(refused.axes, refused.columns).find(refused.complaint) != std::string::npos);
}

TEST_CASE("a table with too many cells is refused before they are counted out", "[table]")
{
    std::vector<TableSeries> axes;
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
        TableSeries axis{name, {}};
        for (int i = 0; i < 4000; ++i) {
            axis.values.push_back(i);
        }
        axes.push_back(axis);
    }
    CHECK(complaint(axes, {{"x", {1.0}}}) == "a performance table has at most a million cells");
}

TEST_CASE("a table refuses points with too few or too many values", "[table]")
{
    CHECK_THROWS_AS(two_axes().outside(std::array{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(two_axes().at(std::array{1.0, 2.0, 3.0}, 0), std::invalid_argument);
    CHECK_THROWS_AS(two_axes().at(std::array{1.0, 12.0}, 1), std::out_of_range);
}

}  // namespace
}  // namespace transect::aircraft
