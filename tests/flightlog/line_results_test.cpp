#include "transect/flightlog/line_results.hpp"

#include <cmath>
#include <iterator>
#include <numbers>

#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::hand_made;
using test::is_close_to;

LineResult result_of(const std::vector<flight::Trajectory>& pieces)
{
    const PlannedLines lines{test::one_line()};
    return line_results(lines, find_runs(lines, pieces)).at(0);
}

const flight::Trajectory& whole()
{
    static const auto way = hand_made({.from_m = -3010.0, .to_m = 40'000.0});
    return way;
}

TEST_CASE("completion counts what was flown once", "[flightlog]")
{
    CHECK(result_of({}).completion == 0.0);
    CHECK_FALSE(result_of({}).cross_track);  // unknown, and not zero
    CHECK(result_of({}).gaps.size() == 1);
    const auto all = result_of({whole()});
    CHECK_THAT(all.completion, is_close_to(1.0, 1e-9));
    CHECK(all.gaps.empty());
    REQUIRE(all.cross_track);
    CHECK(all.cross_track->worst < 1.0 * metre);
    const auto half_way = hand_made({.from_m = -3000.0, .to_m = all.line.length / metre / 2.0});
    const auto half = result_of({half_way});
    CHECK_THAT(half.completion, is_close_to(0.5, 0.0025));
    REQUIRE(half.gaps.size() == 1);
    CHECK(half.gaps[0].from == half.flown);
    CHECK(half.gaps[0].to == half.line.length);
    auto again = half_way;
    for (auto& sample : again.samples) {
        sample.time = sample.time + hour;
    }
    const auto twice = result_of({half_way, again});
    CHECK(twice.flown == half.flown);
    CHECK(twice.stretches.size() == 1);
    CHECK(twice.runs.size() == 2);
}

TEST_CASE("nothing counts as flown across a hole", "[flightlog]")
{
    auto trajectory = hand_made({.from_m = -11'062.5, .to_m = 40'000.0});
    const auto hole = trajectory.samples.begin() + 250;
    trajectory.samples.erase(hole, hole + 246);  // half of the 492 samples on the line
    const auto result = result_of({trajectory});
    CHECK_THAT(result.completion, is_close_to(0.5, 0.01));
    // A sample a second at 75 m/s; sample 147.5 is at the entry.
    REQUIRE(result.stretches.size() == 2);
    CHECK_THAT(result.stretches[0].from / metre, is_close_to(0.0, 1e-6));
    CHECK_THAT(result.stretches[0].to / metre, is_close_to((249.0 - 147.5) * 75.0, 2.0));
    CHECK_THAT(result.stretches[1].from / metre, is_close_to((496.0 - 147.5) * 75.0, 5.0));
    CHECK_THAT(result.stretches[1].to / result.line.length, is_close_to(1.0, 1e-9));
    REQUIRE(result.gaps.size() == 1);
    CHECK(result.gaps[0].from == result.stretches[0].to);
    CHECK(result.gaps[0].to == result.stretches[1].from);
}

TEST_CASE("cross-track figures of a steady offset are the offset", "[flightlog]")
{
    const double across_m = GENERATE(120.0, -120.0, 30.0);
    const auto to_m = GENERATE(40'000.0, -3000.0);
    CAPTURE(across_m, to_m);
    const auto result = result_of({hand_made(
        {.from_m = 37'000.0 - to_m, .to_m = to_m, .across_m = [=](double) { return across_m; }})});
    REQUIRE(result.cross_track);
    const auto& track = *result.cross_track;
    // Right is east, whichever way it is flown.
    CHECK_THAT(track.mean / metre, is_close_to(across_m, 0.2));
    CHECK_THAT(track.root_mean_square / metre, is_close_to(std::abs(across_m), 0.2));
    CHECK_THAT(track.percentile_95 / metre, is_close_to(std::abs(across_m), 0.2));
    CHECK_THAT(track.worst / metre, is_close_to(std::abs(across_m), 0.2));
    // Half of 100 m that neighbours share.
    CHECK(track.within_tolerance == (std::abs(across_m) <= 50.0 ? 1.0 : 0.0));
}

TEST_CASE("cross-track figures of a swing are those of a sine", "[flightlog]")
{
    const double period_s = GENERATE(0.1, 1.0);
    CAPTURE(period_s);
    // Ten whole swings of 100 m about 20 m left of the line.
    const double length_m = result_of({}).line.length / metre;
    const double wave = 20.0 * std::numbers::pi / length_m;
    const auto across = [=](double at_m) { return -20.0 + 100.0 * std::sin(wave * at_m); };
    const auto result = result_of({hand_made(
        {.from_m = -3000.0, .to_m = 40'000.0, .period_s = period_s, .across_m = across})});
    REQUIRE(result.cross_track);
    const auto& track = *result.cross_track;
    CHECK(result.completion > 0.95);  // at its ends the swing is steeper than holding the line
    CHECK_THAT(track.mean / metre, is_close_to(-20.0, 2.0));
    CHECK_THAT(track.root_mean_square / metre, is_close_to(std::sqrt(400.0 + 5000.0), 1.5));
    CHECK_THAT(track.worst / metre, is_close_to(120.0, 0.5));
    // |-20 + 100 sin x| stays below y for the share that 2·asin gives on either side.
    const auto share_below = [](double y_m) {
        const auto angle = [](double sine) { return std::asin(std::clamp(sine, -1.0, 1.0)); };
        return (angle((y_m + 20.0) / 100.0) + angle((y_m - 20.0) / 100.0)) / std::numbers::pi;
    };
    CHECK_THAT(*track.within_tolerance, is_close_to(share_below(50.0), 0.01));
    CHECK_THAT(share_below(track.percentile_95 / metre), is_close_to(0.95, 0.005));
}

TEST_CASE("figures are weighted by time and not by rows", "[flightlog]")
{
    // Ten rows a second on the first half, one on the second, 60 m apart.
    const auto across = [](double at_m) { return at_m < 18'000.0 ? 0.0 : 60.0; };
    auto dense = hand_made({.from_m = 0.0, .to_m = 18'000.0, .period_s = 0.1, .across_m = across});
    dense.max_gap = 3.0 * second;
    const auto sparse = hand_made(
        {.from_m = 18'000.0,
         .to_m = 36'000.0,
         .start = test::one_line_start + 240.0 * second,
         .across_m = across});
    const auto result = result_of({dense, sparse});
    REQUIRE(result.cross_track);
    CHECK_THAT(result.cross_track->mean / metre, is_close_to(30.0, 0.3));
    CHECK_THAT(*result.cross_track->within_tolerance, is_close_to(0.5, 0.01));
}

TEST_CASE("strips that share nothing have no tolerance", "[flightlog]")
{
    auto plan = test::one_line();
    plan.settings[0].spacing = plan.settings[0].swath;
    const PlannedLines lines{plan};
    const auto result = line_results(lines, find_runs(lines, {&whole(), 1})).at(0);
    CHECK_FALSE(cross_track_tolerance(result.line));
    REQUIRE(result.cross_track);
    CHECK_FALSE(result.cross_track->within_tolerance);
}

TEST_CASE("the simulated flight of a plan flies every transect of it", "[flightlog]")
{
    const auto sample = test::sample_plan();
    const PlannedLines lines{sample.plan};
    std::vector<LineRun> runs;
    for (const auto& flight : sample.flights) {
        std::ranges::copy(find_runs(lines, {&flight.trajectory, 1}), std::back_inserter(runs));
    }
    const auto results = line_results(lines, runs);
    REQUIRE(results.size() == 12);
    for (const auto& result : results) {
        CAPTURE(result.line.transect.number);
        CHECK(result.completion > 0.999);
        CHECK(result.runs.size() == 1);
        REQUIRE(result.cross_track);
        CHECK(result.cross_track->worst < 5.0 * metre);
    }
}

}  // namespace
}  // namespace transect::flightlog
