#include "aircraft/dubins_shooting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "transect/aircraft/dubins.hpp"

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::aircraft {
namespace {

const Length radius = 1312.0 * metre;
const Speed airspeed = 68.0 * metre_per_second;

/// A goal within `reach` radii and a wind of up to 99 % of the airspeed.
test::ShootingCase random_case(test::Draw& draw, double reach, double weakest_wind)
{
    constexpr double full_circle = 2.0 * std::numbers::pi;
    const double wind = draw.between(weakest_wind, 0.99);
    const double blows_to = draw.between(0.0, full_circle);
    return {
        .start_heading = draw.between(0.0, full_circle),
        .goal_x = draw.between(-reach, reach),
        .goal_y = draw.between(-reach, reach),
        .goal_heading = draw.between(0.0, full_circle),
        .wind_x = wind * std::sin(blows_to),
        .wind_y = wind * std::cos(blows_to),
    };
}

std::optional<AirPath> planned(const test::ShootingCase& problem)
{
    const double radius_m = radius / metre;
    const double speed_m_s = airspeed / metre_per_second;
    return shortest_path_in_wind(
        {{0.0, 0.0}, problem.start_heading * radian},
        {{radius_m * problem.goal_x, radius_m * problem.goal_y}, problem.goal_heading * radian},
        radius,
        airspeed,
        {.east_m_s = speed_m_s * problem.wind_x, .north_m_s = speed_m_s * problem.wind_y});
}

/// How far from the goal the path ends over the ground, in radii.
double miss(const test::ShootingCase& problem, const AirPath& path)
{
    AirPose at{{0.0, 0.0}, problem.start_heading * radian};
    for (const auto& segment : path.segments) {
        at = advanced(at, segment, path.radius);
    }
    const double radius_m = radius / metre;
    const double drifted_m = length(path) / metre;
    return length_m(
               at.position + drifted_m * PlanePoint{problem.wind_x, problem.wind_y} -
               radius_m * PlanePoint{problem.goal_x, problem.goal_y}) /
           radius_m;
}

TEST_CASE("in any wind the path is as short as brute force finds", "[aircraft]")
{
    struct Kind {
        double reach, weakest_wind;
        int cases;
    };
    // Near goals, where three arcs matter, near goals in strong wind, and goals further off.
    const auto kind = GENERATE(Kind{3.0, 0.0, 4000}, Kind{3.0, 0.9, 3000}, Kind{12.0, 0.0, 3000});
    constexpr std::uint64_t seed = 20261123;
    CAPTURE(seed, kind.reach, kind.weakest_wind);
    test::Draw draw{seed};
    for (int i = 0; i < kind.cases; ++i) {
        const auto problem = random_case(draw, kind.reach, kind.weakest_wind);
        CAPTURE(i);
        const auto path = planned(problem);
        REQUIRE(path);
        REQUIRE(miss(problem, *path) < 1e-7 * std::max(1.0, length(*path) / radius));
        const double found = length(*path) / radius;
        const double tolerance = 1e-6 * found;
        double shot = test::shoot(problem, 48).value_or(1e9);
        REQUIRE(found <= shot + tolerance);
        // A coarse scan may step over the best path, but a fine one must find it.
        for (int steps = 400; shot > found + tolerance && steps <= 6400; steps *= 4) {
            shot = test::shoot(problem, steps).value_or(1e9);
        }
        REQUIRE_THAT(found, test::is_close_to(shot, tolerance));
    }
}

TEST_CASE("brute force meets the closed form of a turn to a parallel line", "[aircraft]")
{
    // R(π + 4·acos((d + 2R) / 4R)): the oracle itself, where the answer is known.
    const double d = GENERATE(0.3, 1.0, 1.7);
    const auto shot = test::shoot(
        {.start_heading = 0.001, .goal_x = d, .goal_y = 0.0, .goal_heading = std::numbers::pi},
        200);
    REQUIRE(shot);
    const double closed = std::numbers::pi + 4.0 * std::acos((d + 2.0) / 4.0);
    CHECK_THAT(*shot, test::is_close_to(closed, 5e-3));
}

TEST_CASE("a path to where the aircraft already is has no length", "[aircraft]")
{
    const AirPose here{{300.0, -20.0}, 123.0 * degree};
    const auto path = shortest_path_in_wind(here, here, radius, airspeed, {3.0, -9.0});
    REQUIRE(path);
    CHECK_THAT(length(*path) / metre, test::is_close_to(0.0, 1e-6));
}

TEST_CASE("headings that are no numbers have no path in wind", "[aircraft]")
{
    const AirPose nowhere{{0.0, 0.0}, std::numeric_limits<double>::quiet_NaN() * degree};
    CHECK_FALSE(
        shortest_path_in_wind(nowhere, {{9000.0, 0.0}, Angle{}}, radius, airspeed, {3.0, -9.0}));
}

}  // namespace
}  // namespace transect::aircraft
