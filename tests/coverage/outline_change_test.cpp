#include "coverage/outline_change.hpp"

#include <map>

#include "coverage/flights.hpp"
#include "coverage/outline_sweep.hpp"
#include "coverage/outlines.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

constexpr double cell_m = 20.0;
constexpr std::int32_t edge = 80;

/// The times at which a cell enters and leaves, in turn.
struct Changes {
    struct Times {
        std::vector<double> enter;
        std::vector<double> leave;
    };
    std::map<Cell, Times> cells;

    void enter(Cell cell, double share) { cells[cell].enter.push_back(share); }
    void leave(Cell cell, double share) { cells[cell].leave.push_back(share); }

    bool inside(Cell cell, bool at_start, double share) const
    {
        const auto found = cells.find(cell);
        if (found == cells.end()) {
            return at_start;
        }
        const auto past = [share](double time) { return time <= share; };
        const auto in = std::ranges::count_if(found->second.enter, past);
        const auto out = std::ranges::count_if(found->second.leave, past);
        return (at_start ? 1 : 0) + in - out == 1;
    }
};

OutlineRows traced(const PlaneRing& ring, Shape shape)
{
    OutlineRows rows;
    rows.trace(ring, 1.0 / cell_m, shape);
    return rows;
}

bool holds(const PlaneRing& ring, Cell cell)
{
    return test::contains(ring, test::cell_centre(cell, cell_m));
}

void check_moves_with_the_edge(const PlaneRing& ring, PlanePoint way, std::size_t allowed)
{
    const auto goal = test::moved(ring, way);
    const auto from = traced(ring, Shape::convex);
    const auto to = traced(goal, Shape::convex);
    Changes changes;
    if (allowed == 0) {
        auto corners = ring;
        corners.insert(corners.end(), goal.begin(), goal.end());
        const auto hull = traced(convex_hull(std::move(corners)), Shape::convex);
        const auto sides = moving_sides(Outline{ring}, Outline{goal});
        SweptCells{OutlineSweep{from, to, hull, sides, cell_m}, changes}.visit();
    } else {
        OutlineChange{{from, to}, changes}.move();
    }
    std::size_t wrong = 0;
    for (const double share : {0.13, 0.5, 0.81}) {
        const auto now = test::moved(ring, share * way);
        for (std::int32_t row = -edge; row < edge; ++row) {
            for (std::int32_t column = -edge; column < edge; ++column) {
                const Cell cell{column, row};
                const bool truth = holds(now, cell);
                wrong += changes.inside(cell, holds(ring, cell), share) != truth ? 1U : 0U;
            }
        }
    }
    CAPTURE(way.x_m, way.y_m);
    CHECK(wrong <= allowed);
}

TEST_CASE("cells change sides when a moving convex outline passes their centre", "[coverage]")
{
    test::Draw draw{21};
    for (int i = 0; i < 60; ++i) {
        const auto ring = test::convex_outline(draw);
        const double reach_m = i % 2 == 0 ? 15.0 : 90.0;
        const PlanePoint way{draw.between(-reach_m, reach_m), draw.between(-reach_m, reach_m)};
        check_moves_with_the_edge(ring, way, 0);
    }
}

TEST_CASE("row by row, cells change sides at the right time but near corners", "[coverage]")
{
    test::Draw draw{24};
    for (int i = 0; i < 40; ++i) {
        const auto ring = test::convex_outline(draw);
        const PlanePoint way{draw.between(-5.0, 5.0), draw.between(-5.0, 5.0)};
        check_moves_with_the_edge(ring, way, 3);
    }
}

template <typename Move>
void check_arrives(test::Draw& draw, Shape shape, Move move)
{
    const auto outline = [&] {
        return shape == Shape::convex ? test::convex_outline(draw) : test::tangled_outline(draw);
    };
    const auto from = outline();
    const auto to = outline();
    const auto before = traced(from, shape);
    const auto after = traced(to, shape);
    Changes changes;
    OutlineChange change{{before, after}, changes};
    move(change);
    for (std::int32_t row = -edge; row < edge; ++row) {
        for (std::int32_t column = -edge; column < edge; ++column) {
            const Cell cell{column, row};
            REQUIRE(changes.inside(cell, holds(from, cell), 1.0) == holds(to, cell));
        }
    }
    for (const auto& [cell, times] : changes.cells) {
        for (const double share : times.enter) {
            REQUIRE((share >= 0.0 && share <= 1.0));
        }
        for (const double share : times.leave) {
            REQUIRE((share >= 0.0 && share <= 1.0));
        }
        const bool passes = !times.enter.empty() && !times.leave.empty();
        const bool in_order =
            holds(from, cell) || !passes || times.enter.front() <= times.leave.front();
        REQUIRE((in_order || shape == Shape::any));
    }
}

TEST_CASE("however an outline moves, the cells of its new place are in it", "[coverage]")
{
    test::Draw draw{22};
    for (int i = 0; i < 50; ++i) {
        const auto shape = i % 2 == 0 ? Shape::convex : Shape::any;
        check_arrives(draw, shape, [](auto& change) { change.move(); });
        check_arrives(draw, shape, [](auto& change) { change.jump(); });
    }
}

TEST_CASE("an outline that comes from nowhere or goes there changes all its cells", "[coverage]")
{
    test::Draw draw{23};
    const auto rows = traced(test::convex_outline(draw), Shape::convex);
    const OutlineRows nowhere;
    Changes changes;
    OutlineChange{{nowhere, rows}, changes}.move();
    CHECK(changes.cells.size() == rows.cells());
    OutlineChange{{rows, nowhere}, changes}.jump();
    for (const auto& [cell, times] : changes.cells) {
        REQUIRE((times.enter.size() == 1 && times.leave.size() == 1));
    }
}

}  // namespace
}  // namespace transect::coverage
