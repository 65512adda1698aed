#include "transect/aircraft/dubins.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::aircraft {
namespace {

constexpr double pi = std::numbers::pi;
const Length radius = 1312.0 * metre;

AirPose pose(double x_m, double y_m, double heading_deg)
{
    return {{x_m, y_m}, heading_deg * degree};
}

AirPose end_of(const AirPose& from, const AirPath& path)
{
    AirPose at = from;
    for (const auto& segment : path.segments) {
        at = advanced(at, segment, path.radius);
    }
    return at;
}

double heading_error_deg(const AirPose& a, const AirPose& b)
{
    return std::remainder((a.heading - b.heading) / degree, 360.0);
}

TEST_CASE("a turn back to a parallel line has the length of the closed form", "[aircraft]")
{
    // L(d) = R(π + 4·acos((d+2R)/4R)) up to 2R, πR + d − 2R beyond.
    const double ratio = GENERATE(0.0, 0.5, 1.0, 1.9, 2.0, 2.5, 6.0);
    const double d = ratio * (radius / metre);
    const double r = radius / metre;
    const double expected_m =
        ratio <= 2.0 ? r * (pi + 4.0 * std::acos((d + 2.0 * r) / (4.0 * r))) : pi * r + d - 2.0 * r;
    const auto path = shortest_path(pose(0.0, 0.0, 0.0), pose(d, 0.0, 180.0), radius);
    CHECK_THAT(length(path) / metre, test::is_close_to(expected_m, 1e-6 * r));
}

TEST_CASE("straight ahead needs no turn", "[aircraft]")
{
    const auto path = shortest_path(pose(0.0, 0.0, 90.0), pose(9000.0, 0.0, 90.0), radius);
    CHECK_THAT(length(path) / metre, test::is_close_to(9000.0, 1e-6));
}

TEST_CASE(
    "every shortest path ends where it should and is no longer than its reverse", "[aircraft]")
{
    constexpr std::uint64_t seed = 20261121;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 2000; ++i) {
        const auto from = pose(0.0, 0.0, draw.between(0.0, 360.0));
        const auto to = pose(
            draw.between(-6000.0, 6000.0), draw.between(-6000.0, 6000.0), draw.between(0.0, 360.0));
        const auto path = shortest_path(from, to, radius);
        const auto end = end_of(from, path);
        CAPTURE(i);
        REQUIRE(length_m(end.position - to.position) < 1e-4);
        REQUIRE(std::abs(heading_error_deg(end, to)) < 1e-6);
        // Flown backwards from the far end it is the same problem (an independent evaluation).
        const AirPose turned_from{to.position, to.heading + 180.0 * degree};
        const AirPose turned_to{from.position, from.heading + 180.0 * degree};
        const double reverse_m = length(shortest_path(turned_from, turned_to, radius)) / metre;
        REQUIRE_THAT(length(path) / metre, test::is_close_to(reverse_m, 1e-4));
    }
}

TEST_CASE("in wind the path ends at the goal over the ground", "[aircraft]")
{
    constexpr std::uint64_t seed = 20261122;
    CAPTURE(seed);
    test::Draw draw{seed};
    const Speed airspeed = 68.0 * metre_per_second;
    for (int i = 0; i < 2000; ++i) {
        const auto from = pose(0.0, 0.0, draw.between(0.0, 360.0));
        const auto to = pose(
            draw.between(-9000.0, 9000.0), draw.between(-9000.0, 9000.0), draw.between(0.0, 360.0));
        const double strength = draw.between(0.0, 60.0);
        const double blows_to = draw.between(0.0, 2.0 * pi);
        const AirMotion wind{strength * std::sin(blows_to), strength * std::cos(blows_to)};
        const auto path = shortest_path_in_wind(from, to, radius, airspeed, wind);
        CAPTURE(i, strength);
        REQUIRE(path);
        const double time_s = length(*path) / airspeed / second;
        const auto in_air = end_of(from, *path);
        const auto over_ground =
            in_air.position + time_s * PlanePoint{wind.east_m_s, wind.north_m_s};
        REQUIRE(length_m(over_ground - to.position) < 1e-3);
        REQUIRE(std::abs(heading_error_deg(in_air, to)) < 1e-5);
    }
}

TEST_CASE("without wind the path in wind is the shortest path", "[aircraft]")
{
    const auto from = pose(0.0, 0.0, 10.0);
    const auto to = pose(1500.0, -400.0, 190.0);
    const auto path = shortest_path_in_wind(from, to, radius, 68.0 * metre_per_second, {});
    REQUIRE(path);
    CHECK_THAT(
        length(*path) / metre,
        test::is_close_to(length(shortest_path(from, to, radius)) / metre, 1e-5));
}

TEST_CASE("a wind as strong as the airspeed leaves no path", "[aircraft]")
{
    const auto from = pose(0.0, 0.0, 0.0);
    const auto to = pose(0.0, 5000.0, 0.0);
    CHECK_FALSE(shortest_path_in_wind(
        from, to, radius, 40.0 * metre_per_second, {.east_m_s = 0.0, .north_m_s = 40.0}));
}

}  // namespace
}  // namespace transect::aircraft
