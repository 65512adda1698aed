#include "flightlog/src/tracks/run_deviations.hpp"

#include <cmath>
#include <numbers>

#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::hand_made;
using test::is_close_to;
using test::one_line_start;

/// Of the first run of a flight along the transect of a plan.
RunDeviations deviations(const planner::Plan& plan, const flight::Trajectory& way)
{
    const PlannedLines lines{plan};
    RecordedFlight flight;
    flight.pieces = {way};
    const std::vector flights{flight};
    const auto results = with_deviations(
        line_results(lines, find_runs(lines, flights[0].pieces)), {plan, flights, lines.limits()});
    return results.at(0).runs.at(0).deviations;
}

TEST_CASE("height is held against the planned height above the sea", "[flightlog]")
{
    auto way = hand_made({.from_m = -3000.0, .to_m = 40'000.0});
    for (auto& sample : way.samples) {
        const double at_s = elapsed(one_line_start, sample.time) / second;
        // Swings of 40 s: twelve whole ones and a bit on the transect.
        sample.height =
            MslHeight{(3010.0 + 30.0 * std::sin(std::numbers::pi * at_s / 20.0)) * metre};
    }
    const auto height = deviations(test::one_line(), way).height;
    REQUIRE(height);
    CHECK(height->planned == MslHeight{3000.0 * metre});
    CHECK_THAT(height->flown.mean / metre, is_close_to(10.0, 0.6));
    CHECK_THAT(height->flown.root_mean_square / metre, is_close_to(std::sqrt(550.0), 0.6));
    CHECK_THAT(height->flown.worst / metre, is_close_to(40.0, 0.01));
}

struct Leg {
    double from_m;
    double to_m;
    double head_wind_share;  ///< of the wind's speed
};

TEST_CASE("ground speed is held against the plan's in the direction flown", "[flightlog]")
{
    // Wind 060/20 of the mission, 150 kt through the air.
    const auto leg = GENERATE(Leg{-3000.0, 40'000.0, 0.5}, Leg{40'000.0, -3000.0, -0.5});
    CAPTURE(leg.from_m);
    const double across = 20.0 * std::sin(std::numbers::pi / 3.0);
    const double planned_kt =
        std::sqrt(150.0 * 150.0 - across * across) - 20.0 * leg.head_wind_share;
    const auto way = hand_made({.from_m = leg.from_m, .to_m = leg.to_m, .speed_m_s = 70.0});
    const auto speed = deviations(test::one_line(), way).ground_speed;
    REQUIRE(speed);
    CHECK_THAT(speed->planned / knot, is_close_to(planned_kt, 0.01));
    const double off_m_s = 70.0 - planned_kt * 1852.0 / 3600.0;
    CHECK_THAT(speed->flown.mean / metre_per_second, is_close_to(off_m_s, 0.01));
    CHECK_THAT(speed->flown.worst / metre_per_second, is_close_to(std::abs(off_m_s), 0.01));
}

TEST_CASE("where the planned wind is unknown there is no deviation from it", "[flightlog]")
{
    auto plan = test::one_line();
    const auto way = hand_made({.from_m = -3000.0, .to_m = 40'000.0});
    const auto winds_at = [](Instant time) {
        return aircraft::WindsAloft{
            {{time, {{PressureAltitude{}, {}}, {PressureAltitude{6000.0 * metre}, {}}}},
             {time + hour, {{PressureAltitude{}, {}}, {PressureAltitude{6000.0 * metre}, {}}}}}};
    };
    plan.mission.weather.wind = winds_at(one_line_start);
    CHECK(deviations(plan, way).ground_speed);
    plan.mission.weather.wind = winds_at(one_line_start + 24.0 * hour);
    CHECK_FALSE(deviations(plan, way).ground_speed);
    CHECK(deviations(plan, way).height);
}

TEST_CASE("bank counts from entry to exit, also where it is off the transect", "[flightlog]")
{
    auto way = hand_made({.from_m = 0.0, .to_m = 36'000.0});
    CHECK_FALSE(deviations(test::one_line(), way).bank);  // unknown, and not level
    // 481 rows: 20 s in the middle 15° to the left, else 5° to the right.
    for (std::size_t i = 0; i < way.samples.size(); ++i) {
        const auto roll = i >= 200 && i < 220 ? -15.0 * degree : 5.0 * degree;
        way.samples[i].attitude = flight::Attitude{Bearing{Angle{}}, Angle{}, roll};
    }
    const auto bank = deviations(test::one_line(), way).bank;
    REQUIRE(bank);
    CHECK_THAT(bank->beyond_limit, is_close_to(20.0 / 480.0, 1e-9));
    CHECK(bank->flown.worst == 15.0 * degree);
    CHECK_THAT(bank->flown.mean / degree, is_close_to(5.0 - 20.0 * 20.0 / 480.0, 1e-9));
    const double squares = (225.0 * 20.0 + 25.0 * 460.0) / 480.0;
    CHECK_THAT(bank->flown.root_mean_square / degree, is_close_to(std::sqrt(squares), 1e-9));
}

}  // namespace
}  // namespace transect::flightlog
