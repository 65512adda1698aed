#include "transect/sensor/footprint.hpp"

#include <array>
#include <cmath>
#include <limits>

#include <GeographicLib/LocalCartesian.hpp>

#include "transect/geo/local_plane.hpp"

#include "sensor/cameras.hpp"
#include "support/catch.hpp"

namespace transect::sensor {
namespace {

using test::Look;
using test::mopti_ground;
using test::point;
using test::pose;

constexpr double equatorial_radius_m = 6378137.0;

/// East, north, up from the camera to a place on the ground, by GeographicLib.
std::array<double, 3> from_camera(const CameraPose& frame, GeoPoint place)
{
    const GeographicLib::LocalCartesian local{
        frame.position.latitude.angle() / degree,
        frame.position.longitude.angle() / degree,
        frame.height.above_datum() / metre};
    std::array<double, 3> result{};
    local.Forward(
        place.latitude.angle() / degree,
        place.longitude.angle() / degree,
        mopti_ground.elevation.above_datum() / metre,
        result[0],
        result[1],
        result[2]);
    return result;
}

double slant_range_m(const CameraPose& frame, GeoPoint place)
{
    const auto [east, north, up] = from_camera(frame, place);
    return std::hypot(east, north, up);
}

double doubled_area(const PlaneRing& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        sum += a.x_m * b.y_m - a.y_m * b.x_m;
    }
    return sum;
}

TEST_CASE("along the equator the boresight meets a circle", "[sensor]")
{
    const double depression_deg = GENERATE(89.0, 45.0, 10.0, 3.0);
    CAPTURE(depression_deg);
    const auto frame = pose(point(0.0, 179.99), 3270.0, {90.0, depression_deg});
    const auto hit = boresight_hit(frame, mopti_ground);
    REQUIRE(hit);

    const double depression = depression_deg * degree / radian;
    const double camera_m = equatorial_radius_m + 3270.0;
    const double ground_m = equatorial_radius_m + 270.0;
    const double range_m =
        camera_m * std::sin(depression) -
        std::sqrt(ground_m * ground_m - std::pow(camera_m * std::cos(depression), 2));
    const double arc = std::asin(range_m * std::cos(depression) / ground_m);
    CHECK_THAT(hit->slant_range / metre, test::is_close_to(range_m, 1e-6));
    CHECK_THAT(hit->position.latitude.angle() / degree, test::is_close_to(0.0, 1e-10));
    const Angle expected_deg = 179.99 * degree + arc * radian;
    CHECK_THAT(
        (Bearing{hit->position.longitude.angle()} - Bearing{expected_deg}) / degree,
        test::is_close_to(0.0, 1e-10));
}

TEST_CASE("seen from the camera, the boresight's hit lies where the camera looks", "[sensor]")
{
    const double azimuth_deg = GENERATE(0.0, 77.0, 200.0, 315.0);
    const double depression_deg = GENERATE(85.0, 30.0, 6.0);
    CAPTURE(azimuth_deg, depression_deg);
    const auto frame = pose(point(14.5, -3.5), 4270.0, {azimuth_deg, depression_deg});
    const auto hit = boresight_hit(frame, mopti_ground);
    REQUIRE(hit);
    const auto [east, north, up] = from_camera(frame, hit->position);
    CHECK_THAT(
        (Bearing{std::atan2(east, north) * radian} - Bearing{azimuth_deg * degree}) / degree,
        test::is_close_to(0.0, 1e-6));
    CHECK_THAT(
        std::atan2(-up, std::hypot(east, north)) * radian / degree,
        test::is_close_to(depression_deg, 1e-6));
    CHECK_THAT(
        hit->slant_range / metre, test::is_close_to(slant_range_m(frame, hit->position), 1e-3));
}

TEST_CASE("a boresight above the horizon, or from below the ground, hits nothing", "[sensor]")
{
    const auto sky = pose(point(14.5, -3.5), 1770.0, {0.0, 1.0});  // the horizon dips by 1.24°
    CHECK_FALSE(boresight_hit(sky, mopti_ground));
    CHECK(boresight_hit(pose(point(14.5, -3.5), 1770.0, {0.0, 1.3}), mopti_ground));
    CHECK_FALSE(boresight_hit(pose(point(14.5, -3.5), 269.0, {0.0, 45.0}), mopti_ground));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(boresight_hit(pose(point(14.5, -3.5), 1770.0, {0.0, nan}), mopti_ground));
    CHECK_FALSE(boresight_hit(pose(point(14.5, -3.5), nan, {0.0, 45.0}), mopti_ground));
}

TEST_CASE("straight down a frame is a rectangle with its upper edge ahead", "[sensor]")
{
    const auto frame = pose(point(14.5, -3.5), 1270.0, {90.0, 90.0, 0.0, 90.0});
    const auto ring = footprint(frame, mopti_ground, 20.0 * kilometre);
    REQUIRE(ring.size() == 4);
    const LocalPlane plane{frame.position};
    // 1000 m high: ±1000 m across, ±562.5 m along; up is east, so left is north.
    struct Corner {
        double x, y;
    };
    constexpr std::array<Corner, 4> expected{
        {{562.5, 1000.0}, {562.5, -1000.0}, {-562.5, -1000.0}, {-562.5, 1000.0}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto corner = plane.forward(ring.at(i));
        CAPTURE(i);
        // Curvature adds 0.3 m, and a metre at 270 m of height is 4e-5 longer than on the
        // ellipsoid.
        CHECK_THAT(corner.x_m, test::is_close_to(expected.at(i).x, 0.3));
        CHECK_THAT(corner.y_m, test::is_close_to(expected.at(i).y, 0.3));
    }
}

TEST_CASE("corners of a rolled oblique frame lie along the rays of its corner pixels", "[sensor]")
{
    const auto frame = pose(point(14.5, -3.5), 2270.0, {40.0, 50.0, 20.0, 10.0});
    const auto ring = footprint(frame, mopti_ground, 20.0 * kilometre);
    REQUIRE(ring.size() == 4);

    const auto radians = [](double degrees) { return degrees * degree / radian; };
    const double az = radians(40.0);
    const double dep = radians(50.0);
    const double roll = radians(20.0);
    // Unrolled axes in east, north, up; then the camera turned clockwise about the boresight.
    const std::array<double, 3> ahead{
        std::cos(dep) * std::sin(az), std::cos(dep) * std::cos(az), -std::sin(dep)};
    const std::array<double, 3> level_right{std::cos(az), -std::sin(az), 0.0};
    const std::array<double, 3> level_down{
        -std::sin(dep) * std::sin(az), -std::sin(dep) * std::cos(az), -std::cos(dep)};
    const double half_width = std::tan(radians(5.0));
    const double half_height = half_width * 1080.0 / 1920.0;
    const auto corner = GENERATE(0U, 1U, 2U, 3U);
    const double right = corner == 1 || corner == 2 ? half_width : -half_width;
    const double down = corner >= 2 ? half_height : -half_height;
    const double along_level_right = right * std::cos(roll) - down * std::sin(roll);
    const double along_level_down = right * std::sin(roll) + down * std::cos(roll);
    const auto actual = from_camera(frame, ring.at(corner));
    const double range_m = std::hypot(actual[0], actual[1], actual[2]);
    const double length = std::hypot(1.0, right, down);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double expected = (ahead.at(axis) + along_level_right * level_right.at(axis) +
                                 along_level_down * level_down.at(axis)) /
                                length;
        CHECK_THAT(actual.at(axis) / range_m, test::is_close_to(expected, 1e-7));
    }
}

TEST_CASE("sky and far ground are cut off along an arc", "[sensor]")
{
    const double depression_deg = GENERATE(15.0, 5.0, 0.0, -3.0);
    const double azimuth_deg = GENERATE(0.0, 100.0, 280.0);
    CAPTURE(depression_deg, azimuth_deg);
    const auto frame = pose(point(14.5, -3.5), 1770.0, {azimuth_deg, depression_deg, 8.0, 40.0});
    const Length farthest = 12.0 * kilometre;
    const auto ring = footprint(frame, mopti_ground, farthest);
    REQUIRE(ring.size() > 12);
    int on_arc = 0;
    for (const auto& vertex : ring) {
        const double range_m = slant_range_m(frame, vertex);
        CHECK(range_m <= 12000.0 + 1e-3);
        on_arc += range_m > 12000.0 - 1e-3 ? 1 : 0;
    }
    CHECK(on_arc >= 10);  // 40° of arc in pieces of 3° at most
    CHECK(
        doubled_area(LocalPlane{frame.position}
                         .forward(MultiPolygon{{{.outer = ring, .holes = {}}}})
                         .parts.front()
                         .outer) < 0.0);  // clockwise
}

TEST_CASE("the clipped frame has the area of the sector it shows", "[sensor]")
{
    // The horizon runs through the middle of the frame, so below lies everything between the
    // azimuths of its sides, from the lower edge to the arc.
    const auto frame = pose(point(14.5, -3.5), 1270.0, {0.0, 0.0, 0.0, 40.0});
    const auto ring = footprint(frame, mopti_ground, 10.0 * kilometre);
    const double half = 20.0 * degree / radian;
    const double near_m = 1000.0 / (std::tan(half) * 1080.0 / 1920.0);
    const double far_m = std::sqrt(1e8 - 1e6);
    const double sector_m2 = half * far_m * far_m - near_m * near_m * std::tan(half);
    const double actual_m2 = geodesic_area({{{.outer = ring, .holes = {}}}}) / square_metre;
    // The ground falls away by 8 m in 10 km, which is 0.1 to 0.3 % of the area.
    CHECK_THAT(actual_m2, test::is_close_to(sector_m2, 5e-3 * sector_m2));
}

TEST_CASE("a frame wider than the reach shows the whole disc", "[sensor]")
{
    const auto frame = pose(point(14.5, -3.5), 1770.0, {0.0, 85.0, 0.0, 170.0});
    const auto ring = footprint(frame, mopti_ground, 1700.0 * metre);
    REQUIRE(ring.size() == 120);
    for (const auto& vertex : ring) {
        CHECK_THAT(slant_range_m(frame, vertex), test::is_close_to(1700.0, 1e-4));
    }
}

TEST_CASE("a frame that shows no ground has no footprint", "[sensor]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    struct Case {
        const char* what;
        Look look;
        double height_m, farthest_m;
    };
    const auto [what, look, height_m, farthest_m] = GENERATE_COPY(
        Case{"all sky", {0.0, -30.0}, 1770.0, 20e3},
        Case{"straight up", {0.0, -90.0}, 1770.0, 20e3},
        Case{"ground out of reach", {0.0, 90.0}, 1770.0, 1400.0},
        Case{"only far ground", {0.0, 12.0, 0.0, 5.0}, 1770.0, 5e3},
        Case{"below the ground", {0.0, 90.0}, 200.0, 20e3},
        Case{"no direction", {0.0, nan}, 1770.0, 20e3},
        Case{"no roll", {0.0, 90.0, nan}, 1770.0, 20e3},
        Case{"no height", {0.0, 90.0}, nan, 20e3},
        Case{"no reach", {0.0, 90.0}, 1770.0, nan},
        Case{"no field", {0.0, 90.0, 0.0, nan}, 1770.0, 20e3},
        Case{"field of zero", {0.0, 90.0, 0.0, 0.0}, 1770.0, 20e3},
        Case{"field of half the world", {0.0, 90.0, 0.0, 180.0}, 1770.0, 20e3});
    CAPTURE(what);
    CHECK(footprint(pose(point(14.5, -3.5), height_m, look), mopti_ground, farthest_m * metre)
              .empty());
}

}  // namespace
}  // namespace transect::sensor
