#include "transect/flightlog/planned_lines.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// One transect of 36.9 km due north at 3.2 W, 1 km of swath.
planner::Plan one_line()
{
    auto plan = test::sample_plan().plan;
    plan.settings.clear();
    plan.sorties.clear();
    plan.settings.push_back(
        {.task = "a",
         .direction = Bearing{Angle{}},
         .swath = kilometre,
         .spacing = 0.9 * kilometre,
         .horizontal_field = 20.0 * degree,
         .ground_sample_distance = 0.5 * metre,
         .height = MslHeight{3000.0 * metre},
         .true_airspeed = 150.0 * knot});
    plan.sorties.push_back(
        {.transects = {{1, "a", test::point(14.1, -3.2), test::point(14.4333, -3.2)}},
         .take_off = start});
    return plan;
}

flight::Sample sample_at(double latitude_deg, double longitude_deg, double track_deg)
{
    return {
        .time = start,
        .position = test::point(latitude_deg, longitude_deg),
        .height = MslHeight{3000.0 * metre},
        .track = Bearing{track_deg * degree},
        .ground_speed = 75.0 * metre_per_second,
        .attitude = {},
        .look = {}};
}

struct Placed {
    double latitude_deg;
    double longitude_deg;
    double track_deg;
    bool is_on_line;
};

TEST_CASE("a sample flies a transect within extent, cross-track and course limits", "[flightlog]")
{
    // 250 m are 0.00232° of longitude at 14.25 N.
    const auto placed = GENERATE(
        Placed{14.25, -3.2, 0.0, true},
        Placed{14.25, -3.2, 180.0, true},
        Placed{14.25, -3.2 + 0.0023, 0.0, true},
        Placed{14.25, -3.2 - 0.0023, 0.0, true},
        Placed{14.25, -3.2 + 0.0024, 0.0, false},
        Placed{14.25, -3.2, 19.9, true},
        Placed{14.25, -3.2, 160.1, true},
        Placed{14.25, -3.2, 20.1, false},
        Placed{14.25, -3.2, 90.0, false},
        Placed{14.0999, -3.2, 0.0, false},
        Placed{14.1001, -3.2, 0.0, true},
        Placed{14.4334, -3.2, 0.0, false});
    CAPTURE(placed.latitude_deg, placed.longitude_deg, placed.track_deg);
    const PlannedLines lines{one_line()};
    const auto place =
        lines.place(sample_at(placed.latitude_deg, placed.longitude_deg, placed.track_deg));
    CHECK(place.has_value() == placed.is_on_line);
}

TEST_CASE("cross-track is positive to the right of the line", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    const auto place = lines.place(sample_at(14.25, -3.199, 0.0));
    REQUIRE(place.has_value());
    // 0.001° of longitude there, 0.15° of latitude from the start.
    CHECK_THAT(place->across_m, is_close_to(107.9, 0.3));
    CHECK_THAT(place->along_m, is_close_to(16'596.0, 10.0));
}

TEST_CASE("an aircraft that banks does not hold its sensor on the line", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    auto sample = sample_at(14.25, -3.2, 0.0);
    sample.attitude = flight::Attitude{Bearing{Angle{}}, Angle{}, -10.5 * degree};
    CHECK_FALSE(lines.place(sample));
    sample.attitude->roll = 9.5 * degree;
    CHECK(lines.place(sample));
}

TEST_CASE("planned looks are straight down, on transects only", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    const auto camera = test::sample_plan().plan.mission.camera;
    flight::Trajectory trajectory;
    trajectory.samples = {sample_at(14.05, -3.2, 0.0), sample_at(14.25, -3.2, 0.0)};
    trajectory.samples[0].look = sensor::nadir_look(camera, Bearing{Angle{}}, 5.0 * degree);
    trajectory.samples[1].time = start + minute;
    trajectory.basis = flight::Basis::measured;
    const auto assumed = lines.with_planned_looks(trajectory, camera);
    CHECK(assumed.basis == flight::Basis::assumed);
    CHECK_FALSE(assumed.samples[0].look);
    REQUIRE(assumed.samples[1].look);
    CHECK(assumed.samples[1].look->depression == 90.0 * degree);
    CHECK(assumed.samples[1].look->horizontal_field == 20.0 * degree);
}

/// North along the line from one latitude to another, a sample a second at 75 m/s.
flight::Trajectory along(double from_deg, double to_deg)
{
    flight::Trajectory trajectory;
    constexpr double step_deg = 75.0 / 110'640.0;
    for (double at = from_deg; at <= to_deg; at += step_deg) {
        auto sample = sample_at(at, -3.2, 0.0);
        sample.time = start + static_cast<double>(trajectory.samples.size()) * second;
        trajectory.samples.push_back(sample);
    }
    return trajectory;
}

TEST_CASE("completion counts what was flown once", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    CHECK(lines.results({})[0].completion == 0.0);
    CHECK_FALSE(lines.results({})[0].cross_track);  // unknown, and not zero
    const auto whole = lines.results({along(14.0, 14.5)})[0];
    CHECK_THAT(whole.completion, is_close_to(1.0, 0.005));  // less a sample at either end
    REQUIRE(whole.cross_track);
    CHECK(whole.cross_track->worst < 1.0 * metre);
    const auto half = lines.results({along(14.0, 14.26665)})[0];
    CHECK_THAT(half.completion, is_close_to(0.5, 0.005));
    const auto twice = lines.results({along(14.0, 14.26665), along(14.0, 14.26665)})[0];
    CHECK(twice.flown == half.flown);
    CHECK(twice.stretches.size() == 1);
}

TEST_CASE("nothing counts as flown across a hole", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    auto trajectory = along(14.0, 14.5);
    const auto hole = trajectory.samples.begin() + 250;
    trajectory.samples.erase(hole, hole + 246);  // half of the 492 samples on the line
    const auto result = lines.results({trajectory})[0];
    CHECK_THAT(result.completion, is_close_to(0.5, 0.01));
    // A sample a second at 75 m/s; sample 147.5 is at the entry.
    REQUIRE(result.stretches.size() == 2);
    CHECK_THAT(result.stretches[0].from / metre, is_close_to(0.0, 75.0));
    CHECK_THAT(result.stretches[0].to / metre, is_close_to((249.0 - 147.5) * 75.0, 100.0));
    CHECK_THAT(result.stretches[1].from / metre, is_close_to((496.0 - 147.5) * 75.0, 100.0));
    CHECK_THAT(result.stretches[1].to / result.line.length, is_close_to(1.0, 0.005));
}

TEST_CASE("the simulated flight of a plan flies every transect of it", "[flightlog]")
{
    const auto sample = test::sample_plan();
    const PlannedLines lines{sample.plan};
    std::vector<flight::Trajectory> trajectories;
    for (const auto& flight : sample.flights) {
        trajectories.push_back(flight.trajectory);
    }
    const auto results = lines.results(trajectories);
    REQUIRE(results.size() == 12);
    for (const auto& result : results) {
        CAPTURE(result.line.transect.number);
        CHECK(result.completion > 0.99);
        REQUIRE(result.cross_track);
        CHECK(result.cross_track->worst < 5.0 * metre);
    }
}

}  // namespace
}  // namespace transect::flightlog
