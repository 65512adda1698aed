// What cannot be reached in the wind is an answer: neither a crash nor a number that is none.

#include <cmath>

#include "transect/planner/planning.hpp"

#include "planner/mission_frame.hpp"
#include "planner/simulator.hpp"
#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// The sample in a wind from the east.
Mission in_wind(double wind_kt)
{
    auto mission = test::sample_mission();
    mission.weather.wind = aircraft::ConstantWind{Bearing{90.0 * degree}, wind_kt * knot};
    return mission;
}

/// Flown at 130 KCAS, about 153 KTAS.
constexpr double height_m = 2900.0;

Simulator aloft(const Environment& environment)
{
    FlightState state;
    state.height_m = height_m;
    state.mass_kg = 3500.0;
    return {environment, state, nullptr};
}

Simulator::Turn turn_to_the_east(PlanePoint to)
{
    return {
        .to = to,
        .course = {1.0, 0.0},
        .level = {height_m, 130.0 * knot},
        .final_m = height_m,
        .kind = LegKind::turn,
    };
}

TEST_CASE(
    "a turn against a wind stronger than the airspeed is given up where it begins", "[planner]")
{
    const double wind_kt = GENERATE(160.0, 1000.0);
    const auto mission = in_wind(wind_kt);
    const Environment environment{mission, planning_plane(mission)};
    auto flight = aloft(environment);
    flight.fly_turn(turn_to_the_east({5000.0, 3000.0}));
    REQUIRE(flight.shortfall());
    CHECK(flight.shortfall()->code == "wind-too-strong");
    CHECK(flight.state().position == PlanePoint{});
    CHECK(flight.state().time_s == 0.0);
}

TEST_CASE("a turn against a wind a little weaker than the airspeed arrives", "[planner]")
{
    const auto mission = in_wind(140.0);
    const Environment environment{mission, planning_plane(mission)};
    auto flight = aloft(environment);
    const PlanePoint to{500.0, 300.0};
    flight.fly_turn(turn_to_the_east(to));
    CHECK_FALSE(flight.shortfall());
    CHECK(length_m(flight.state().position - to) < 0.01);
    CHECK_THAT(std::sin(flight.state().heading_rad), test::is_close_to(1.0, 1e-6));
}

TEST_CASE(
    "a line against a wind stronger than the airspeed is given up where it begins", "[planner]")
{
    const auto mission = in_wind(160.0);
    const Environment environment{mission, planning_plane(mission)};
    auto flight = aloft(environment);
    flight.fly_line(
        {.to = {5000.0, 0.0},
         .level = {height_m, 130.0 * knot},
         .final_m = height_m,
         .kind = LegKind::transit,
         .transect = std::nullopt});
    REQUIRE(flight.shortfall());
    CHECK(flight.shortfall()->code == "wind-too-strong");
    CHECK(flight.state().position == PlanePoint{});
}

TEST_CASE("a task slower than the wind at its level is an error of that task", "[planner]")
{
    // 98 KCAS are about 104 KTAS at 2,000 ft; the climb and the transit are faster than the wind.
    auto mission = in_wind(112.0);
    mission.tasks[0].calibrated_airspeed = 98.0 * knot;
    mission.tasks[0].height = {SetHeight::Reference::altitude_qnh, 2000.0 * foot};
    const auto plan = planner::plan(mission).plan;
    REQUIRE(has_errors(plan));
    CHECK(plan.findings.front().code == "wind-too-strong");
    CHECK(plan.findings.front().place.find(mission.tasks[0].id) != std::string::npos);
    CHECK(plan.sorties.empty());
}

TEST_CASE("a take-off outside the years of the magnetic model is a warning", "[planner]")
{
    struct Case {
        const char* take_off;
        int warnings;
    };
    const auto expected = GENERATE(
        Case{"2024-12-31T23:59:59Z", 1},
        Case{"2025-01-01T00:00:00Z", 0},
        Case{"2029-12-31T23:59:59Z", 0},
        Case{"2030-01-01T00:00:00Z", 1});
    CAPTURE(expected.take_off);
    auto mission = in_wind(1000.0);  // planned in no time, since nothing flies
    mission.take_off = *parse_iso8601(expected.take_off);
    int warnings = 0;
    for (const auto& finding : planner::plan(mission).plan.findings) {
        warnings += finding.code == "magnetic-date" && finding.severity == Severity::warning;
    }
    CHECK(warnings == expected.warnings);
}

}  // namespace
}  // namespace transect::planner
