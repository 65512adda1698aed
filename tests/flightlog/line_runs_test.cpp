#include "transect/flightlog/line_runs.hpp"

#include <algorithm>
#include <cmath>

#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::hand_made;
using test::is_close_to;
using test::one_line_start;

std::vector<LineRun> runs_of(const std::vector<flight::Trajectory>& pieces)
{
    return find_runs(PlannedLines{test::one_line()}, pieces);
}

double seconds_since_start(Instant time)
{
    return elapsed(one_line_start, time) / second;
}

/// Of the transect in one_line(), by the geodesic.
double length_m()
{
    return PlannedLines{test::one_line()}.lines().at(0).length / metre;
}

TEST_CASE("a run is entered and left at the ends of the transect", "[flightlog]")
{
    const double period_s = GENERATE(0.1, 1.0, 5.0);
    CAPTURE(period_s);
    const auto runs =
        runs_of({hand_made({.from_m = -3010.0, .to_m = 40'000.0, .period_s = period_s})});
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].direction == LineDirection::as_planned);
    CHECK_THAT(seconds_since_start(runs[0].entry()), is_close_to(3010.0 / 75.0, 0.02));
    CHECK_THAT(seconds_since_start(runs[0].exit()), is_close_to((3010.0 + length_m()) / 75.0, 0.1));
}

TEST_CASE("a transect flown backwards is entered at its end", "[flightlog]")
{
    const auto runs = runs_of({hand_made({.from_m = 40'000.0, .to_m = -2000.0})});
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].direction == LineDirection::reversed);
    const double entry_s = (40'000.0 - length_m()) / 75.0;
    CHECK_THAT(seconds_since_start(runs[0].entry()), is_close_to(entry_s, 0.1));
    CHECK_THAT(seconds_since_start(runs[0].exit()), is_close_to(40'000.0 / 75.0, 0.1));
}

TEST_CASE("a way that crosses a transect at a shallow angle is not a run", "[flightlog]")
{
    const double degrees = GENERATE(1.8, 2.3, 3.7, 10.0, 19.0);
    CAPTURE(degrees);
    const double slope = std::tan(degrees * degree / radian);
    const auto across = [=](double at_m) { return slope * (at_m - 18'000.0); };
    CHECK(runs_of({hand_made({.from_m = -3000.0, .to_m = 40'000.0, .across_m = across})}).empty());
}

TEST_CASE("a turn that meets a transect on both sides of a steep bank is not a run", "[flightlog]")
{
    // An S across the line, parallel to it 200 m to the right and to the left.
    const auto across = [](double at_m) {
        return -200.0 * std::clamp((at_m - 18'000.0) / 600.0, -1.0, 1.0);
    };
    auto way = hand_made({.from_m = 16'800.0, .to_m = 19'200.0, .across_m = across});
    const auto steep = [](const flight::Sample& sample) { return sample.track.angle() > degree; };
    CHECK(std::ranges::any_of(way.samples, steep));
    for (auto& sample : way.samples) {
        sample.attitude =
            flight::Attitude{sample.track, Angle{}, steep(sample) ? 20.0 * degree : Angle{}};
    }
    CHECK(runs_of({way}).empty());
}

TEST_CASE("a run begins where the aircraft has come onto the line", "[flightlog]")
{
    // From 400 m beside the line at 5 degrees: on it after 4.6 km.
    const double slope = std::tan(5.0 * degree / radian);
    const auto across = [=](double at_m) { return std::max(0.0, 400.0 - slope * (at_m - 1000.0)); };
    const auto runs =
        runs_of({hand_made({.from_m = -3000.0, .to_m = 40'000.0, .across_m = across})});
    REQUIRE(runs.size() == 1);
    const auto& first = runs[0].parts.at(0).marks.at(0);
    // The 20 s ahead may hold 1.5 km · tan(1.5°) = 39 m of coming nearer.
    CHECK(first.along_m > 4000.0);
    CHECK(first.along_m < 5600.0);
    CHECK(std::abs(first.across_m) < 42.0);
}

TEST_CASE("an aircraft that leaves the line early ends its run there", "[flightlog]")
{
    const double slope = std::tan(5.0 * degree / radian);
    const auto across = [=](double at_m) { return -slope * std::max(0.0, at_m - 30'000.0); };
    const auto runs =
        runs_of({hand_made({.from_m = -3000.0, .to_m = 40'000.0, .across_m = across})});
    REQUIRE(runs.size() == 1);
    CHECK_THAT(runs[0].parts.back().marks.back().along_m, is_close_to(30'000.0, 800.0));
}

TEST_CASE("a transect flown twice has two runs", "[flightlog]")
{
    const auto runs = runs_of(
        {hand_made({.from_m = -3000.0, .to_m = 40'000.0}),
         hand_made(
             {.from_m = 40'000.0, .to_m = -3000.0, .start = one_line_start + 20.0 * minute})});
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].direction == LineDirection::as_planned);
    CHECK(runs[1].direction == LineDirection::reversed);
    CHECK(runs[0].exit() < runs[1].entry());
}

/// The same, away for so long after half of the transect.
std::vector<LineRun> runs_with_absence(Duration absence, double back_m)
{
    const auto half = one_line_start + 18'000.0 / 75.0 * second;
    return runs_of(
        {hand_made({.from_m = 0.0, .to_m = 18'000.0}),
         hand_made({.from_m = 18'000.0 - back_m, .to_m = 36'000.0, .start = half + absence})});
}

TEST_CASE("a circle on the way interrupts a run, a longer absence ends it", "[flightlog]")
{
    CHECK(runs_with_absence(2.5 * minute, 500.0).size() == 1);
    CHECK(runs_with_absence(2.5 * minute, 500.0).at(0).parts.size() == 2);
    CHECK(runs_with_absence(3.5 * minute, 500.0).size() == 2);
    CHECK(runs_with_absence(2.5 * minute, 1500.0).size() == 2);  // begins again
}

TEST_CASE("a transect too short to settle on is flown whole or not", "[flightlog]")
{
    auto plan = test::one_line();
    auto& transect = plan.sorties[0].transects[0];
    transect.to = travel(transect.from, Bearing{Angle{}}, 700.0 * metre);
    const PlannedLines lines{plan};
    const auto flown = [&](double to_m) {
        const auto way = hand_made({.from_m = -3000.0, .to_m = to_m});
        return find_runs(lines, {&way, 1}).size();
    };
    CHECK(flown(3000.0) == 1);
    CHECK(flown(500.0) == 0);
}

TEST_CASE("a flight that is nowhere near has no runs", "[flightlog]")
{
    CHECK(runs_of({}).empty());
    CHECK(runs_of({flight::Trajectory{}}).empty());
    const auto beside =
        hand_made({.from_m = 0.0, .to_m = 36'000.0, .across_m = [](double) { return 300.0; }});
    CHECK(runs_of({beside}).empty());
}

}  // namespace
}  // namespace transect::flightlog
