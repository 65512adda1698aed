#include "transect/coverage/zone_figures.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "transect/coverage/zone.hpp"

#include "coverage/flights.hpp"
#include "coverage/patterns.hpp"
#include "coverage/zone_sums.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::coverage {
namespace {

using test::at_second;
using test::mopti_frame;
using test::rectangle;

constexpr double close = 1e-9;

ZoneFigureSettings in_window(double from_s, double to_s)
{
    ZoneFigureSettings settings;
    settings.looks = {.window = {at_second(from_s), at_second(to_s)}};
    return settings;
}

Pass pass(double from_s, double to_s)
{
    return {at_second(from_s), at_second(to_s), (to_s - from_s) * second};
}

CellRecord record_with(double distance_m)
{
    CellRecord record;
    record.best_ground_sample_distance = distance_m * metre;
    return record;
}

/// A zone of four cells: one seen twice, one once, one only glimpsed, one never seen.
ZoneFigures four_cells(const ZoneFigureSettings& settings)
{
    ZoneSums sums{settings};
    const auto fine = record_with(0.3);
    const auto coarse = record_with(2.0);
    const std::vector<Pass> twice{pass(10.0, 20.0), pass(50.0, 60.0)};
    const std::vector<Pass> once{pass(30.0, 34.0)};
    const std::vector<Pass> glimpsed{pass(40.0, 40.5)};
    sums.add({1.0, fine, twice});
    sums.add({1.0, coarse, once});
    sums.add({1.0, coarse, glimpsed});
    return sums.figures(4.0);
}

TEST_CASE("four cells give the figures that can be worked out by hand", "[coverage][figures]")
{
    auto settings = in_window(0.0, 100.0);
    settings.age_bounds = {50.0 * second};
    settings.distance_bounds = {0.5 * metre, 2.0 * metre};
    const auto figures = four_cells(settings);
    CHECK(figures.seen == 0.75);
    CHECK(figures.folds == std::vector{0.5, 0.25});
    CHECK(figures.mean_accesses == 0.75);
    CHECK(figures.most_accesses == 2);
    CHECK_THAT(figures.mean_dwell / second, test::is_close_to(6.0, close));
    CHECK_THAT(figures.longest_dwell / second, test::is_close_to(20.0, close));
    // Gaps of 10, 30, 40 and of 30, 66.
    CHECK(figures.longest_gap.share == 0.5);
    CHECK_THAT(figures.longest_gap.longest / second, test::is_close_to(66.0, close));
    CHECK_THAT(figures.longest_gap.mean / second, test::is_close_to(53.0, close));
    CHECK_THAT(figures.mean_gap.longest / second, test::is_close_to(48.0, close));
    CHECK_THAT(
        figures.time_average_gap.mean / second, test::is_close_to((26.0 + 52.56) / 2.0, close));
    CHECK_THAT(figures.mean_age.mean / second, test::is_close_to((26.0 + 52.56) / 4.0, close));
    // At 100 s: 40 and 66 s old.
    CHECK_THAT(figures.age.mean / second, test::is_close_to(53.0, close));
    CHECK(figures.never_looked_at == 0.5);
    REQUIRE(figures.ages.size() == 2);
    CHECK(figures.ages[0].share == 0.25);
    CHECK(figures.ages[0].to == 50.0 * second);
    CHECK(figures.ages[1].share == 0.25);
    CHECK_FALSE(figures.ages[1].to.has_value());
    REQUIRE(figures.distances.size() == 3);
    CHECK(figures.distances[0].share == 0.25);
    CHECK(figures.distances[1].share == 0.0);
    CHECK(figures.distances[2].share == 0.5);  // a bound belongs to the class that it begins
    CHECK_FALSE(figures.detection.has_value());
    REQUIRE(figures.accumulated.size() == 2);
    CHECK(figures.accumulated[0].time == at_second(11.0));
    CHECK(figures.accumulated[0].share == 0.25);
    CHECK(figures.accumulated[1].time == at_second(31.0));
    CHECK(figures.accumulated[1].share == 0.5);
}

TEST_CASE("age at an earlier moment knows nothing of later looks", "[coverage][figures]")
{
    auto settings = in_window(0.0, 100.0);
    settings.age_at = at_second(29.0);
    const auto figures = four_cells(settings);
    CHECK(figures.age.share == 0.25);
    CHECK_THAT(figures.age.longest / second, test::is_close_to(9.0, close));
    CHECK(figures.never_looked_at == 0.75);
}

TEST_CASE("between looks only, one look tells no revisit time", "[coverage][figures]")
{
    auto settings = in_window(0.0, 100.0);
    settings.looks.end_gaps = EndGaps::between_looks_only;
    const auto figures = four_cells(settings);
    CHECK(figures.folds == std::vector{0.5, 0.25});
    CHECK(figures.longest_gap.share == 0.25);
    CHECK_THAT(figures.longest_gap.longest / second, test::is_close_to(30.0, close));
}

TEST_CASE(
    "looks of one day count once unless they are said to be independent", "[coverage][figures]")
{
    auto settings = in_window(0.0, 100.0);
    settings.detection = [](const CellRecord& record, const Pass& look) {
        return record.best_ground_sample_distance < 1.0 * metre && look.start < at_second(40.0)
                   ? 0.8
                   : 0.5;
    };
    const auto same_day = four_cells(settings);
    REQUIRE(same_day.detection.has_value());
    CHECK_THAT(same_day.detection->single, test::is_close_to((0.8 + 0.5) / 4.0, close));
    CHECK_THAT(same_day.detection->cumulative, test::is_close_to((0.8 + 0.5) / 4.0, close));
    settings.same_day = SameDay::all_independent;
    const auto independent = four_cells(settings);
    CHECK_THAT(independent.detection->cumulative, test::is_close_to((0.9 + 0.5) / 4.0, close));
    settings.detection = [](const CellRecord&, const Pass&) { return 1.5; };
    CHECK_THROWS_AS(four_cells(settings), std::domain_error);
}

TEST_CASE("coverage over time is a staircase close to every cell's own time", "[coverage][figures]")
{
    const std::uint64_t seed = GENERATE(5U, 6U);
    const std::size_t steps = GENERATE(std::size_t{10}, std::size_t{100});
    CAPTURE(seed, steps);
    test::Draw draw{seed};
    auto settings = in_window(0.0, 10'000.0);
    settings.curve_steps = steps;
    ZoneSums sums{settings};
    const auto record = record_with(1.0);
    struct Seen {
        double time_s, weight;
    };
    std::vector<Seen> cells;
    double whole = 0.0;
    for (int i = 0; i < 5000; ++i) {
        const double start_s = std::floor(draw.between(0.0, 500.0)) * 19.0;
        const double weight = draw.between(0.0, 1.0);
        const std::vector<Pass> passes{pass(start_s, start_s + 4.0), pass(9800.0, 9900.0)};
        sums.add({weight, record, passes});
        cells.push_back({start_s + 1.0, weight});
        whole += weight;
    }
    const auto curve = sums.figures(whole).accumulated;
    CHECK(curve.size() <= steps + 2);
    CHECK(curve.back().share == 1.0);
    for (double time_s = 0.5; time_s < 10'000.0; time_s += 37.0) {
        double share = 0.0;
        for (const auto& cell : cells) {
            share += cell.time_s <= time_s ? cell.weight / whole : 0.0;
        }
        double drawn = 0.0;
        double before = 0.0;
        for (const auto& step : curve) {
            REQUIRE(step.share >= before);
            before = step.share;
            drawn = step.time <= at_second(time_s) ? step.share : drawn;
        }
        REQUIRE(drawn <= share + close);
        REQUIRE(drawn >= share - 1.0 / static_cast<double>(steps) - close);
    }
}

TEST_CASE("bounds must rise, and windows end after their start", "[coverage][figures]")
{
    auto settings = in_window(0.0, 100.0);
    settings.age_bounds = {2.0 * hour, 1.0 * hour};
    CHECK_THROWS_AS(four_cells(settings), std::domain_error);
    settings = in_window(0.0, 100.0);
    settings.distance_bounds = {std::numeric_limits<double>::quiet_NaN() * metre};
    CHECK_THROWS_AS(four_cells(settings), std::domain_error);
    const auto cover = test::pattern(100.0, {{0, 0}, {1, 1}}, [](PlanePoint) { return true; });
    CHECK_THROWS_AS(zone_figures(cover, {}, in_window(1.0, 1.0)), std::domain_error);
    const auto nothing = zone_figures(cover, {}, in_window(0.0, 1.0));
    CHECK(nothing.area == Area{});
    CHECK(nothing.folds.empty());
    CHECK(nothing.never_looked_at == 0.0);
}

/// Twice over the same ground, four minutes apart, the second time a little to the side.
Coverage two_flights()
{
    auto plan = test::StraightFlight{.bearing_deg = 37.0, .duration_s = 100.0};
    const std::vector<flight::Trajectory> flights{
        test::fly(plan),
        test::fly(
            {.start = travel(plan.start, Bearing{127.0 * degree}, 150.0 * metre),
             .bearing_deg = 37.0,
             .duration_s = 100.0,
             .begin_s = 340.0})};
    return observe(flights, test::turret(), test::mopti_ground, test::settings(20.0));
}

struct Summed {
    double whole = 0.0;
    double seen = 0.0;
    double once = 0.0;
    double twice = 0.0;
    double dwell_s = 0.0;
    double looked_at = 0.0;
    double age_s = 0.0;
    double time_average_s = 0.0;
};

TEST_CASE("figures of a flown zone are sums over its cells, cut by GEOS", "[coverage][figures]")
{
    const auto cover = two_flights();
    const auto ring = rectangle(
        mopti_frame().forward(travel(test::point(14.5, -3.5), Bearing{37.0 * degree}, 3e3 * metre)),
        2300.0,
        1100.0,
        20.0);
    const auto zone = mopti_frame().reverse(PlaneArea{{{ring, {}}}});
    auto settings = in_window(-20.0, 500.0);
    settings.age_at = at_second(600.0);
    Summed sums;
    test::for_each_cell(cover, [&](Cell cell) {
        const auto centre = test::cell_centre(cell, 20.0);
        if (!cover.seen(cell) || length_m(centre - ring[0]) > 4000.0) {
            return;
        }
        const PlaneArea square{{{rectangle(centre, 20.0, 20.0, 0.0), {}}}};
        const double m2 = area_m2(intersection(square, {{{ring, {}}}}));
        const auto passes = cover.passes(cell);
        const auto figures = cell_figures(passes, settings.looks);
        sums.seen += m2;
        sums.once += figures.accesses > 0 ? m2 : 0.0;
        sums.twice += figures.accesses > 1 ? m2 : 0.0;
        sums.dwell_s += m2 * (figures.dwell / second);
        if (figures.accesses > 0) {
            sums.time_average_s += m2 * (figures.revisit->time_average / second);
            sums.age_s += m2 * (elapsed(passes.back().end, at_second(600.0)) / second);
        }
    });
    const double whole = area_m2({{{ring, {}}}});
    const auto found = zone_figures(cover, zone, settings);
    CHECK_THAT(found.area / square_metre, test::is_close_to(whole, 1e-3));
    REQUIRE(found.folds.size() == 2);
    CHECK(sums.twice > 0.1 * whole);
    CHECK(sums.once - sums.twice > 0.05 * whole);
    CHECK_THAT(found.seen, test::is_close_to(sums.seen / whole, 1e-7));
    CHECK_THAT(found.folds[0], test::is_close_to(sums.once / whole, 1e-7));
    CHECK_THAT(found.folds[1], test::is_close_to(sums.twice / whole, 1e-7));
    CHECK_THAT(found.mean_dwell / second, test::is_close_to(sums.dwell_s / whole, 1e-5));
    CHECK_THAT(
        found.time_average_gap.mean / second,
        test::is_close_to(sums.time_average_s / sums.once, 1e-4));
    CHECK_THAT(found.age.mean / second, test::is_close_to(sums.age_s / sums.once, 1e-4));
    CHECK_THAT(found.accumulated.back().share, test::is_close_to(found.folds[0], 1e-9));
    // The same area that zone_coverage() tells.
    const auto counted = zone_coverage(cover, zone);
    CHECK_THAT(found.folds[0], test::is_close_to(counted.fraction, 1e-9));
}

TEST_CASE("a zone without a gap is covered to exactly one", "[coverage][figures]")
{
    const auto cover = two_flights();
    const double turn_deg = GENERATE(0.0, 11.0, 45.0, 53.0);
    CAPTURE(turn_deg);
    const auto ring = rectangle(
        mopti_frame().forward(travel(test::point(14.5, -3.5), Bearing{37.0 * degree}, 3e3 * metre)),
        333.0,
        217.0,
        turn_deg);
    const auto zone = mopti_frame().reverse(PlaneArea{{{ring, {}}}});
    const auto found = zone_figures(cover, zone, in_window(0.0, 500.0));
    REQUIRE(found.folds.size() == 2);
    CHECK(found.seen == 1.0);
    CHECK(found.folds[0] == 1.0);
    CHECK(found.folds[1] == 1.0);
    CHECK(found.never_looked_at == 0.0);
    CHECK(found.accumulated.back().share == 1.0);
}

}  // namespace
}  // namespace transect::coverage
