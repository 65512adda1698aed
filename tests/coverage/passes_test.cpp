#include "coverage/flights.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

/// Straight down on one place, ten samples a second, the sensor off between the two looks.
flight::Trajectory two_looks(double first_s, double off_s, double second_s)
{
    auto flight = test::fly(
        {.speed_mps = 0.0, .duration_s = first_s + off_s + second_s, .rate_hz = 10.0, .look = {}});
    for (auto& sample : flight.samples) {
        const double seconds = elapsed(test::at_second(0.0), sample.time) / second;
        if (seconds > first_s + 1e-3 && seconds < first_s + off_s - 1e-3) {
            sample.look.reset();
        }
    }
    return flight;
}

CellRecord below(const flight::Trajectory& flight, const ObserveSettings& how)
{
    const auto cover = test::observe_one(flight, how);
    const auto place = how.frame.forward(flight.samples.front().position);
    const double cell_m = how.cell / metre;
    return cover
        .record(
            {static_cast<std::int32_t>(std::floor(place.x_m / cell_m)),
             static_cast<std::int32_t>(std::floor(place.y_m / cell_m))})
        .value();
}

TEST_CASE("a short absence neither ends a pass nor adds to it", "[coverage]")
{
    struct Case {
        const char* what;
        double first_s, off_s, second_s;
        int passes;
        double longest_s;
    };
    const auto [what, first_s, off_s, second_s, passes, longest_s] = GENERATE(
        Case{"away for less than the gap", 5.0, 30.0, 4.0, 1, 9.0},
        Case{"away for just the gap", 5.0, 60.0, 4.0, 1, 9.0},
        Case{"away for more than the gap", 5.0, 61.0, 4.0, 2, 5.0},
        Case{"two glances make a view", 0.6, 10.0, 0.6, 1, 1.2},
        Case{"two glances far apart do not", 0.6, 70.0, 0.6, 0, 0.6},
        Case{"only the second look is long enough", 0.6, 70.0, 2.0, 1, 2.0},
        Case{"one second is enough", 1.0, 70.0, 0.9, 1, 1.0});
    CAPTURE(what);
    const auto record = below(two_looks(first_s, off_s, second_s), test::settings(100.0));
    CHECK(record.passes == passes);
    CHECK_THAT(record.dwell / second, test::is_close_to(first_s + second_s, 1e-4));
    CHECK_THAT(record.longest_pass / second, test::is_close_to(longest_s, 1e-4));
    CHECK(record.first == test::at_second(0.0));
    CHECK_THAT(
        elapsed(record.first, record.last) / second,
        test::is_close_to(first_s + off_s + second_s, 1e-4));
}

TEST_CASE("a glance is seen, and observed only if it may be that short", "[coverage]")
{
    // 64 m along at 70 m/s is 0.91 s.
    const auto flight = test::fly({.duration_s = 60.0, .look = {.horizontal_field_deg = 4.345}});
    auto how = test::settings(20.0);
    const auto strict = test::observe_one(flight, how);
    CHECK(strict.observed_cells() == 0);
    CHECK(strict.seen_cells() > 1000);
    how.requirement.min_view = 0.5 * second;
    const auto lenient = test::observe_one(flight, how);
    CHECK(lenient.observed_cells() > 1000);
    CHECK(lenient.seen_cells() == strict.seen_cells());
}

TEST_CASE("two flights over one place are two passes", "[coverage]")
{
    const auto look = test::Look{};
    const std::vector<flight::Trajectory> flights{
        test::fly({.duration_s = 60.0, .look = look}),
        test::fly({.duration_s = 60.0, .begin_s = 3600.0, .look = look})};
    const auto cover = observe(flights, test::turret(), test::mopti_ground, test::settings(100.0));
    for (const auto& cell : cover.observed_list()) {
        REQUIRE(cover.record(cell)->passes == 2);
    }
    CHECK(cover.observed_cells() > 100);
}

}  // namespace
}  // namespace transect::coverage
