#include "flightlog/src/tracks/planned_looks.hpp"

#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

TEST_CASE("planned looks are straight down, on transects only", "[flightlog]")
{
    const PlannedLines lines{test::one_line()};
    const auto camera = test::sample_plan().plan.mission.camera;
    auto trajectory = test::hand_made({.from_m = -3037.5, .to_m = 6000.0});
    for (auto& sample : trajectory.samples) {
        sample.look = sensor::nadir_look(camera, Bearing{Angle{}}, 5.0 * degree);
    }
    const auto runs = find_runs(lines, {&trajectory, 1});
    const auto assumed = with_planned_looks({trajectory}, {lines, runs, camera}).at(0);
    CHECK(assumed.basis == flight::Basis::assumed);
    REQUIRE(assumed.samples.size() == trajectory.samples.size());
    for (std::size_t i = 0; i < assumed.samples.size(); ++i) {
        const auto& look = assumed.samples[i].look;
        CAPTURE(i);
        CHECK(look.has_value() == (i > 40));  // 75 m a sample, half of one before the start
        CHECK((!look || look->depression == 90.0 * degree));
        CHECK((!look || look->horizontal_field == 20.0 * degree));
    }
}

TEST_CASE("planned looks do not take the place of measured ones", "[flightlog]")
{
    const PlannedLines lines{test::one_line()};
    const auto camera = test::sample_plan().plan.mission.camera;
    auto trajectory = test::hand_made({.from_m = -3037.5, .to_m = 6000.0});
    trajectory.samples[7].look = sensor::nadir_look(camera, Bearing{Angle{}}, 5.0 * degree);
    trajectory.basis = flight::Basis::measured;
    const auto runs = find_runs(lines, {&trajectory, 1});
    const auto kept = with_planned_looks({trajectory}, {lines, runs, camera}).at(0);
    CHECK(kept.basis == flight::Basis::measured);
    for (std::size_t i = 0; i < kept.samples.size(); ++i) {
        CHECK(kept.samples[i].look.has_value() == (i == 7));
    }
}

}  // namespace
}  // namespace transect::flightlog
