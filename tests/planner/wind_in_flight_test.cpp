#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "planner/mission_frame.hpp"
#include "planner/simulator.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

using aircraft::ConstantWind;
using aircraft::WindField;
using aircraft::WindGrid;
using aircraft::WindsAloft;

WindsAloft::Level level(double altitude_ft, double from_deg, double speed_kt)
{
    return {
        .altitude = PressureAltitude{altitude_ft * foot},
        .wind = {.from = Bearing{from_deg * degree}, .speed = speed_kt * knot}};
}

/// One small area, so that plans are quick.
Mission small_mission(WindField wind)
{
    auto mission = test::sample_mission();
    mission.tasks.front().area = test::box(14.0, -3.5, 14.08, -3.3);
    mission.weather.wind = std::move(wind);
    return mission;
}

WindField same_at_all_levels()
{
    return WindsAloft{
        {{.valid = {},
          .levels = {
              level(0.0, 60.0, 20.0), level(3000.0, 60.0, 20.0), level(18'000.0, 60.0, 20.0)}}}};
}

const Finding* found(const Plan& plan, const std::string& code)
{
    const auto finding = std::ranges::find(plan.findings, code, &Finding::code);
    return finding == plan.findings.end() ? nullptr : &*finding;
}

double number(const Finding& finding, const std::string& name)
{
    return std::get<double>(finding.arguments.at(name));
}

/// One line flown level at 2,000 m with 130 KCAS, eastwards from the plane's centre.
struct FlownLine {
    double seconds = 0.0;
    double airspeed_m_s = 0.0;
};
constexpr double line_height_m = 2000.0;

FlownLine fly_east(const Mission& mission, double length_m)
{
    const Environment environment{mission, planning_plane(mission)};
    FlightState start;
    start.take_off = mission.take_off;
    start.height_m = line_height_m;
    start.mass_kg = 3600.0;
    Simulator flight{environment, start, nullptr};
    const Simulator::Level cruise{line_height_m, 130.0 * knot};
    flight.fly_line(
        {.to = {length_m, 0.0}, .level = cruise, .final_m = line_height_m, .transect = {}});
    REQUIRE_FALSE(flight.shortfall());
    return {flight.state().time_s, flight.level_airspeed_m_s(cruise)};
}

/// From −10 m/s at 4° west to +20 m/s at 2° west, along every parallel, at any height and time.
double sheared_east_m_s(double longitude_deg)
{
    return -10.0 + 15.0 * (longitude_deg + 4.0);
}

WindGrid sheared_grid()
{
    WindGrid grid{
        .latitude = {.first = 13.0 * degree, .step = 2.0 * degree, .count = 2},
        .longitude = {.first = -4.0 * degree, .step = 0.5 * degree, .count = 5},
        .levels = {1000.0 * hectopascal, 500.0 * hectopascal},
        .times = {*parse_iso8601("2026-11-23T00:00:00Z"), *parse_iso8601("2026-11-24T00:00:00Z")}};
    for (int i = 0; i < 2 * 2 * 2; ++i) {
        for (int column = 0; column < 5; ++column) {
            grid.east_cm_s.push_back(
                static_cast<int>(100.0 * sheared_east_m_s(-4.0 + 0.5 * column)));
            grid.north_cm_s.push_back(0);
        }
    }
    return grid;
}

TEST_CASE("winds aloft that are the same at all levels plan like a constant wind", "[planner]")
{
    const auto constant = plan(small_mission(ConstantWind{Bearing{60.0 * degree}, 20.0 * knot}));
    const auto aloft = plan(small_mission(same_at_all_levels()));
    REQUIRE(aloft.flights.size() == constant.flights.size());
    REQUIRE_FALSE(aloft.flights.empty());
    for (std::size_t i = 0; i < aloft.flights.size(); ++i) {
        const auto& one = constant.flights[i];
        const auto& other = aloft.flights[i];
        CHECK(other.flight_time == one.flight_time);
        CHECK(other.fuel.trip == one.fuel.trip);
        CHECK(other.fuel.alternate == one.fuel.alternate);
        REQUIRE(other.legs.size() == one.legs.size());
        for (std::size_t leg = 0; leg < one.legs.size(); ++leg) {
            CHECK(other.legs[leg].to == one.legs[leg].to);
            CHECK(other.legs[leg].end == one.legs[leg].end);
            CHECK(other.legs[leg].fuel_end == one.legs[leg].fuel_end);
            CHECK_THAT(
                (other.legs[leg].wind.from - one.legs[leg].wind.from) / degree,
                test::is_close_to(0.0, 1e-6));
            CHECK_THAT(
                other.legs[leg].wind.speed / one.legs[leg].wind.speed,
                test::is_close_to(1.0, 1e-9));
        }
    }
}

TEST_CASE("legs in a constant wind carry exactly that wind", "[planner]")
{
    const auto planned = plan(small_mission(ConstantWind{Bearing{61.3 * degree}, 17.7 * knot}));
    REQUIRE_FALSE(planned.flights.empty());
    for (const auto& leg : planned.flights.front().legs) {
        CHECK(leg.wind.from == Bearing{61.3 * degree});
        CHECK(leg.wind.speed == 17.7 * knot);
    }
}

TEST_CASE("a leg in wind that changes along it takes as long as the integral says", "[planner]")
{
    auto mission = small_mission(sheared_grid());
    const double length_m = 90'000.0;
    const auto flown = fly_east(mission, length_m);
    // ∫ ds / (V + w(s)), by the midpoint rule; the line is a geodesic that leaves eastwards.
    const auto start = planning_plane(mission).centre();
    constexpr int pieces = 9000;
    double expected_s = 0.0;
    for (int i = 0; i < pieces; ++i) {
        const double piece_m = length_m / pieces;
        const auto here = travel(start, Bearing{90.0 * degree}, (i + 0.5) * piece_m * metre);
        const double wind_m_s = sheared_east_m_s(here.longitude.angle() / degree);
        expected_s += piece_m / (flown.airspeed_m_s + wind_m_s);
    }
    CHECK_THAT(flown.seconds, test::is_close_to(expected_s, 0.1));
    // The wind of the start, or none, would be minutes off.
    CHECK(std::abs(length_m / flown.airspeed_m_s - expected_s) > 60.0);
}

TEST_CASE("a leg in wind that changes with time takes as long as the closed form", "[planner]")
{
    // Tail wind from 0 to 30 m/s within the hour after take-off: V·t + k·t²/2 = length.
    constexpr double knots_of_30_m_s = 30.0 * 3600.0 / 1852.0;
    const auto take_off = test::sample_mission().take_off;
    auto mission = small_mission(WindsAloft{
        {{.valid = take_off, .levels = {level(0.0, 270.0, 0.0), level(10'000.0, 270.0, 0.0)}},
         {.valid = take_off + 1.0 * hour,
          .levels = {
              level(0.0, 270.0, knots_of_30_m_s), level(10'000.0, 270.0, knots_of_30_m_s)}}}});
    const double length_m = 200'000.0;
    const auto flown = fly_east(mission, length_m);
    const double k = 30.0 / 3600.0;
    const double v = flown.airspeed_m_s;
    const double expected_s = (std::sqrt(v * v + 2.0 * k * length_m) - v) / k;
    // The wind is taken up to ten seconds late: k·5 s of ground speed.
    CHECK_THAT(flown.seconds, test::is_close_to(expected_s, 5.0 * k / v * expected_s + 0.1));
    CHECK(std::abs(length_m / v - expected_s) > 200.0);
}

TEST_CASE("a higher transect meets the wind of its height", "[planner]")
{
    auto mission = small_mission(WindsAloft{
        {{.valid = {}, .levels = {level(3000.0, 0.0, 10.0), level(13'000.0, 90.0, 30.0)}}}});
    // 8,000 ft by the flight level is half of the way up.
    mission.tasks.front().height = {SetHeight::Reference::flight_level, 8000.0 * foot};
    const auto planned = plan(mission);
    REQUIRE_FALSE(planned.flights.empty());
    int transects = 0;
    for (const auto& leg : planned.flights.front().legs) {
        if (leg.kind == LegKind::transect) {
            ++transects;
            // Half of 10 kt southwards and of 30 kt westwards.
            CHECK_THAT(leg.wind.speed / knot, test::is_close_to(std::hypot(5.0, 15.0), 1e-3));
            CHECK_THAT(
                leg.wind.from.angle() / degree,
                test::is_close_to(std::atan2(15.0, 5.0) * 180.0 / std::acos(-1.0), 1e-3));
        }
    }
    CHECK(transects > 0);
}

TEST_CASE("a climb through rising wind meets a wind between bottom and top", "[planner]")
{
    const auto planned = plan(small_mission(WindsAloft{
        {{.valid = {}, .levels = {level(0.0, 60.0, 0.0), level(10'000.0, 60.0, 40.0)}}}}));
    REQUIRE_FALSE(planned.flights.empty());
    const auto& legs = planned.flights.front().legs;
    const auto climb = std::ranges::find(legs, LegKind::climb, &Leg::kind);
    REQUIRE(climb != legs.end());
    CHECK(climb->wind.speed > 5.0 * knot);
    CHECK(climb->wind.speed < 35.0 * knot);
}

TEST_CASE("the temperature of the forecast makes the true airspeed", "[planner]")
{
    // Standard is 15 °C and −8.774 °C at 0 and 12,000 ft; 20 K warmer than that.
    auto low = level(0.0, 60.0, 20.0);
    auto high = level(12'000.0, 60.0, 20.0);
    low.temperature = Temperature::from_celsius(35.0);
    high.temperature = Temperature::from_celsius(11.226);
    const auto mission = small_mission(WindsAloft{{{.valid = {}, .levels = {low, high}}}});
    const Environment environment{mission, planning_plane(mission)};
    FlightState state;
    state.take_off = mission.take_off;
    const auto height = environment.altimetry.height(PressureAltitude{10'000.0 * foot});
    const double airspeed_m_s = Simulator{environment, state, nullptr}.level_airspeed_m_s(
        {height.above_datum() / metre, 110.0 * knot});
    // Published vector: 110 KCAS at 10,000 ft in ISA+20; the mission itself is at ISA+15.
    CHECK_THAT(airspeed_m_s * metre_per_second / knot, test::is_close_to(132.48, 0.01));
}

TEST_CASE("wind above the highest level given is an error finding with its place", "[planner]")
{
    const auto planned = plan(small_mission(WindsAloft{
        {{.valid = {}, .levels = {level(0.0, 60.0, 20.0), level(5000.0, 60.0, 20.0)}}}}));
    const auto* const unknown = found(planned.plan, "wind-unknown");
    REQUIRE(unknown != nullptr);
    CHECK(unknown->severity == Severity::error);
    CHECK(unknown->place == "task koro");
    // 8,500 ft by the altimeter in air 15 K warmer than standard.
    CHECK_THAT(number(*unknown, "height_ft"), test::is_close_to(8920.0, 100.0));
    CHECK_THAT(number(*unknown, "latitude_deg"), test::is_close_to(14.04, 0.02));
    CHECK_THAT(number(*unknown, "longitude_deg"), test::is_close_to(-3.4, 0.02));
    CHECK(has_errors(planned.plan));
    CHECK(planned.flights.empty());
}

TEST_CASE("a flight that outlasts its forecast is an error finding", "[planner]")
{
    const auto take_off = test::sample_mission().take_off;
    const auto levels = {level(0.0, 60.0, 20.0), level(12'000.0, 60.0, 20.0)};
    auto mission = small_mission(WindsAloft{
        {{.valid = take_off, .levels = levels},
         {.valid = take_off + 40.0 * minute, .levels = levels}}});
    mission.alternates.clear();
    mission.fuel_policy.alternate_required = false;
    // As long as the forecast lasts it can be flown; put on paper with a longer one.
    auto planned = plan(small_mission(same_at_all_levels()));
    REQUIRE_FALSE(has_errors(planned.plan));
    planned.plan.mission = mission;
    const auto flights = fly(planned.plan);
    REQUIRE(flights.size() == 1);
    REQUIRE_FALSE(flights.front().findings.empty());
    const auto& unknown = flights.front().findings.front();
    CHECK(unknown.code == "wind-unknown");
    // A turn that began in time is flown to its end.
    CHECK(flights.front().flight_time >= 40.0 * minute);
    CHECK(flights.front().flight_time <= 43.0 * minute);
    CHECK(std::get<std::string>(unknown.arguments.at("time")).starts_with("2026-11-23T07:4"));
    CHECK(has_errors(plan(mission).plan));
}

TEST_CASE("a base outside the grid of winds is an error finding", "[planner]")
{
    auto grid = sheared_grid();
    grid.longitude.first = -3.9 * degree;  // the base lies at 4.08° west
    const auto planned = plan(small_mission(grid));
    const auto* const unknown = found(planned.plan, "wind-unknown");
    REQUIRE(unknown != nullptr);
    CHECK_THAT(number(*unknown, "longitude_deg"), test::is_close_to(-4.08, 0.01));
    CHECK_THAT(number(*unknown, "height_ft"), test::is_close_to(905.0, 1.0));
}

TEST_CASE("wind not weaker than the airspeed at height only is an error there", "[planner]")
{
    const auto planned = plan(small_mission(WindsAloft{
        {{.valid = {}, .levels = {level(0.0, 60.0, 20.0), level(10'000.0, 60.0, 200.0)}}}}));
    const auto* const strong = found(planned.plan, "wind-too-strong");
    REQUIRE(strong != nullptr);
    CHECK(number(*strong, "height_ft") > 8000.0);
    CHECK(has_errors(planned.plan));
}

TEST_CASE("wind held below the lowest level is noted", "[planner]")
{
    const auto planned = plan(small_mission(WindsAloft{
        {{.valid = {}, .levels = {level(3000.0, 60.0, 20.0), level(12'000.0, 60.0, 20.0)}}}}));
    const auto* const held = found(planned.plan, "wind-held-to-ground");
    REQUIRE(held != nullptr);
    CHECK(held->severity == Severity::note);
    CHECK_THAT(number(*held, "altitude_ft"), test::is_close_to(3000.0, 1e-6));
    CHECK_FALSE(has_errors(planned.plan));
    CHECK(found(plan(small_mission(same_at_all_levels())).plan, "wind-held-to-ground") == nullptr);
}

TEST_CASE("a gridded wind blows towards true north far from the plane's centre", "[planner]")
{
    // From south everywhere, 10 m/s. 3.4° east of the centre meridian at 14° north, plane north
    // and true north are about 3.4°·sin 14° = 0.82° apart.
    auto grid = sheared_grid();
    std::ranges::fill(grid.east_cm_s, 0);
    std::ranges::fill(grid.north_cm_s, 1000);
    const auto mission = small_mission(grid);
    const Environment environment{mission, LocalPlane{test::point(14.0, -7.0)}};
    const auto there = environment.plane.forward(test::point(14.0, -3.6));
    const auto air = environment.moving_air({there, line_height_m, mission.take_off});
    REQUIRE(air);
    CHECK_THAT(length_m(air->wind_m_s), test::is_close_to(10.0, 1e-9));
    // The meridian through the place, half a kilometre up and down, in the plane.
    const auto meridian = environment.plane.forward(test::point(14.01, -3.6)) -
                          environment.plane.forward(test::point(13.99, -3.6));
    const double across = (air->wind_m_s.x_m * meridian.y_m - air->wind_m_s.y_m * meridian.x_m) /
                          (10.0 * length_m(meridian));
    CHECK_THAT(across, test::is_close_to(0.0, 1e-3));
    CHECK(std::abs(air->wind_m_s.x_m) > 0.1);
}

}  // namespace
}  // namespace transect::planner
