#include "flightlog/src/readers/cells.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/rounds.hpp"

namespace transect::flightlog {
namespace {

std::vector<std::string> cells_of(CellFinder& finder, std::string_view line, std::size_t columns)
{
    std::vector<std::string> cells;
    REQUIRE(finder.find(line));
    for (std::size_t i = 0; i < columns; ++i) {
        cells.emplace_back(finder.cell(i));
    }
    return cells;
}

TEST_CASE("cells are found in rows that are shaped alike and in others", "[flightlog]")
{
    CellFinder finder{3};
    using Cells = std::vector<std::string>;
    CHECK(cells_of(finder, ",,", 3) == Cells{"", "", ""});
    CHECK(cells_of(finder, "a, b,c", 3) == Cells{"a", " b", "c"});
    CHECK(cells_of(finder, "x, y,zzz", 3) == Cells{"x", " y", "zzz"});
    CHECK(cells_of(finder, "long,,", 3) == Cells{"long", "", ""});
    CHECK_FALSE(finder.find("a,b"));
    CHECK_FALSE(finder.find("a,b,c,d"));
    CHECK_FALSE(finder.find(""));
    CHECK(cells_of(finder, "1,2,3", 3) == Cells{"1", "2", "3"});
}

TEST_CASE("one column is the whole line", "[flightlog]")
{
    CellFinder finder{1};
    CHECK(cells_of(finder, "abc", 1) == std::vector<std::string>{"abc"});
    CHECK_FALSE(finder.find("a,b"));
}

TEST_CASE("cells are those of a plain search for commas, whatever came before", "[flightlog]")
{
    constexpr std::uint64_t seed = 61;
    CAPTURE(seed);
    test::Draw draw{seed};
    CellFinder finder{4};
    for (std::size_t round = 0; round < test::rounds(20'000, 2'000); ++round) {
        std::string line;
        const int length = static_cast<int>(draw.between(0.0, 30.0));
        for (int i = 0; i < length; ++i) {
            line += draw.between(0.0, 1.0) < 0.2 ? ',' : 'x';
        }
        const auto expected = split_cells(line);
        CAPTURE(round, line);
        REQUIRE(finder.find(line) == (expected.size() == 4));
        for (std::size_t i = 0; i < 4 && expected.size() == 4; ++i) {
            REQUIRE(finder.cell(i) == expected[i]);
        }
    }
}

}  // namespace
}  // namespace transect::flightlog
