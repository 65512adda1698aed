#include "transect/coverage/compare.hpp"

#include <set>

#include "coverage/patterns.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::coverage {
namespace {

using test::mopti_frame;
using test::pattern;
using test::rectangle;

constexpr double cell_m = 100.0;
constexpr CellBox everywhere{{-130, -130}, {130, 130}};

MultiPolygon geographic(const PlaneRing& ring)
{
    return mopti_frame().reverse(PlaneArea{{{ring, {}}}});
}

Coverage observed_in(const PlaneRing& ring)
{
    return pattern(
        cell_m, everywhere, [&](PlanePoint centre) { return test::contains(ring, centre); });
}

double overlap(const MultiPolygon& found, const PlaneArea& expected)
{
    const auto area = mopti_frame().forward(found);
    const double common = area_m2(intersection(area, expected));
    return common / (area_m2(area) + area_m2(expected) - common);
}

struct Sides {
    PlaneArea only_left;
    PlaneArea only_right;
};

Sides sides(const PlaneRing& left, const PlaneRing& right, const PlaneRing& zone)
{
    const PlaneArea l{{{left, {}}}};
    const PlaneArea r{{{right, {}}}};
    const PlaneArea z{{{zone, {}}}};
    return {intersection(difference(l, r), z), intersection(difference(r, l), z)};
}

TEST_CASE("what was missed and what was extra come back as GEOS cuts them", "[coverage][compare]")
{
    const double turn_deg = GENERATE(0.0, 7.0, 38.0);
    const double shift_m = GENERATE(900.0, 1730.0);
    CAPTURE(turn_deg, shift_m);
    const auto plan = rectangle({0.0, 0.0}, 12e3, 6e3, turn_deg);
    const auto flight = rectangle({shift_m, 0.3 * shift_m}, 12e3, 6e3, turn_deg + 2.0);
    const auto zone = rectangle({200.0, -100.0}, 15e3, 4e3, turn_deg - 5.0);
    const auto result = compare(observed_in(plan), observed_in(flight), geographic(zone));
    const auto expected = sides(plan, flight, zone);
    const double missed_m2 = area_m2(expected.only_left);
    const double extra_m2 = area_m2(expected.only_right);
    // Cells stand for their centres: off by no more than half a cell along 12 km of edges.
    CHECK_THAT(result.missed.area / square_metre, test::is_close_to(missed_m2, 1e5));
    CHECK_THAT(result.extra.area / square_metre, test::is_close_to(extra_m2, 1e5));
    CHECK(overlap(result.missed.polygons, expected.only_left) > 0.93);
    CHECK(overlap(result.extra.polygons, expected.only_right) > 0.93);
    CHECK(result.shortfall.cells.empty());
    CHECK(result.shortfall.polygons.parts.empty());
}

/// Random states, kept beside the grid so that the comparison has something to be held against.
struct Scatter {
    std::shared_ptr<Grid> grid;
    std::set<Cell> observed;
    std::set<Cell> seen;
    std::set<Cell> fine;

    Scatter(test::Draw& draw, const CellBox& box, const Requirement& requirement)
        : grid{test::empty_grid(cell_m, requirement)}
    {
        for (auto row = box.low.row; row < box.high.row; ++row) {
            for (auto column = box.low.column; column < box.high.column; ++column) {
                set({column, row}, draw);
            }
        }
    }

    void set(Cell cell, test::Draw& draw)
    {
        if (draw.between(0.0, 1.0) < 0.3) {
            return;
        }
        const auto place = grid->at(cell);
        place.state.first = 0;
        place.best.gsd_m = static_cast<float>(draw.between(0.2, 0.8));
        seen.insert(cell);
        if (draw.between(0.0, 1.0) < 0.7) {
            test::observe_at_once(*grid, place);
            observed.insert(cell);
        }
        if (place.best.gsd_m <= 0.5F) {
            fine.insert(cell);
        }
    }
};

TEST_CASE("every cell of two random coverages is listed where it belongs", "[coverage][compare]")
{
    const std::uint64_t seed = GENERATE(11U, 12U, 13U);
    CAPTURE(seed);
    test::Draw draw{seed};
    Requirement requirement;
    const bool requires_distance = seed != 13U;
    if (requires_distance) {
        requirement.ground_sample_distance = 0.5 * metre;
    }
    requirement.min_view = Duration{};
    const Scatter plan{draw, {{-70, -70}, {20, 30}}, requirement};
    const Scatter flight{draw, {{-40, -50}, {70, 10}}, test::any_view()};
    const auto ring = rectangle({-1000.0, 500.0}, 9e3, 7e3, 25.0);
    const auto result = compare(Coverage{plan.grid}, Coverage{flight.grid}, geographic(ring));

    std::vector<Cell> missed;
    std::vector<Cell> extra;
    std::vector<Cell> shortfall;
    double missed_m2 = 0.0;
    for (std::int32_t row = -80; row < 80; ++row) {
        for (std::int32_t column = -80; column < 80; ++column) {
            const Cell cell{column, row};
            const PlaneArea square{
                {{rectangle(test::cell_centre(cell, cell_m), cell_m, cell_m, 0.0), {}}}};
            const double inside_m2 = area_m2(intersection(square, {{{ring, {}}}}));
            if (inside_m2 < 1e-3) {
                continue;
            }
            if (plan.observed.contains(cell) && !flight.observed.contains(cell)) {
                missed.push_back(cell);
                missed_m2 += inside_m2;
            }
            if (!plan.observed.contains(cell) && flight.observed.contains(cell)) {
                extra.push_back(cell);
            }
            const bool too_coarse = requires_distance && !flight.fine.contains(cell);
            if (flight.seen.contains(cell) && (too_coarse || !flight.observed.contains(cell))) {
                shortfall.push_back(cell);
            }
        }
    }
    CHECK((result.missed.cells == missed));
    CHECK((result.extra.cells == extra));
    CHECK((result.shortfall.cells == shortfall));
    CHECK_THAT(result.missed.area / square_metre, test::is_close_to(missed_m2, 1e-3 * cell_m));
}

TEST_CASE("a coverage held against itself differs in nothing", "[coverage][compare]")
{
    const auto cover = observed_in(rectangle({}, 9e3, 5e3, 20.0));
    const auto result = compare(cover, cover, geographic(rectangle({}, 12e3, 7e3, 0.0)));
    CHECK(result.missed.cells.empty());
    CHECK(result.extra.cells.empty());
    CHECK(result.shortfall.cells.empty());
    CHECK(result.missed.area == Area{});
}

TEST_CASE("without a zone there is nothing to compare", "[coverage][compare]")
{
    const auto plan = observed_in(rectangle({}, 9e3, 5e3, 20.0));
    const auto flight = observed_in(rectangle({}, 2e3, 2e3, 20.0));
    const auto result = compare(plan, flight, {});
    CHECK(result.missed.cells.empty());
    CHECK(result.missed.polygons.parts.empty());
}

TEST_CASE("small pieces are counted but not outlined", "[coverage][compare]")
{
    const auto speck = rectangle({50.0, 50.0}, 300.0, 300.0, 0.0);
    const auto plan = observed_in(rectangle({}, 9e3, 9e3, 0.0));
    const auto flight = pattern(
        cell_m, everywhere, [&](PlanePoint centre) { return !test::contains(speck, centre); });
    const auto zone = geographic(rectangle({}, 8e3, 8e3, 0.0));
    CHECK(compare(plan, flight, zone).missed.polygons.parts.size() == 1);
    const auto coarse = compare(plan, flight, zone, {.least_area = 0.1 * square_kilometre});
    CHECK(coarse.missed.polygons.parts.empty());
    CHECK(coarse.missed.cells.size() == 9);
    CHECK_THAT(coarse.missed.area / square_metre, test::is_close_to(90e3, 1e-3));
}

TEST_CASE("other cells or another frame cannot be compared", "[coverage][compare]")
{
    const auto one = observed_in(rectangle({}, 1e3, 1e3, 0.0));
    const auto finer = pattern(50.0, {{0, 0}, {5, 5}}, [](PlanePoint) { return true; });
    const Coverage elsewhere{std::make_shared<Grid>(
        GridSettings{.frame = RegionFrame{{12.0, 13.0, -3.5}}, .cell_m = cell_m},
        Clock{Instant{}, Instant{}})};
    CHECK_THROWS_AS(compare(one, finer, {}), std::domain_error);
    CHECK_THROWS_AS(compare(one, elsewhere, {}), std::domain_error);
}

}  // namespace
}  // namespace transect::coverage
