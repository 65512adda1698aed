#include <cmath>
#include <vector>

#include <GeographicLib/LocalCartesian.hpp>

#include "transect/geo/plane_geometry.hpp"
#include "transect/sensor/footprint.hpp"

#include "sensor/cameras.hpp"
#include "support/catch.hpp"

namespace transect::sensor {
namespace {

using test::Look;
using test::mopti_ground;
using test::point;
using test::pose;
using test::turret;

TEST_CASE("swath and field are two names for one triangle", "[sensor]")
{
    // tan 45° = 1: a field of 90° sees twice the height.
    CHECK_THAT(nadir_swath(90.0 * degree, 1000.0 * metre) / metre, test::is_close_to(2000.0, 1e-9));
    CHECK_THAT(nadir_field(2000.0 * metre, 1000.0 * metre) / degree, test::is_close_to(90.0, 1e-9));
    CHECK_THAT(
        nadir_ground_sample_distance(turret(), 90.0 * degree, 960.0 * metre) / metre,
        test::is_close_to(1.0, 1e-12));
}

TEST_CASE("straight down the sample distance is one all over the frame", "[sensor]")
{
    const auto below = pose(point(14.5, -3.5), 1770.0, {.horizontal_field_deg = 40.0});
    const double expected_m =
        nadir_ground_sample_distance(turret(), 40.0 * degree, 1500.0 * metre) / metre;
    const double off_centre_m = GENERATE(0.0, 200.0, 500.0);
    const auto seen = travel(below.position, Bearing{60.0 * degree}, off_centre_m * metre);
    // The ground falls away by 2 cm at 500 m, and the distance goes with z to the power of 3/2.
    CHECK_THAT(
        ground_sample_distance(below, mopti_ground, turret(), seen) / metre,
        test::is_close_to(expected_m, 3e-5 * expected_m));
}

double plane_area_m2(const std::vector<GeoPoint>& ring, GeoPoint centre)
{
    const GeographicLib::LocalCartesian plane{
        centre.latitude.angle() / degree, centre.longitude.angle() / degree, 270.0};
    PlaneRing corners;
    for (const auto& point : ring) {
        double up_m = 0.0;
        PlanePoint corner;
        plane.Forward(
            point.latitude.angle() / degree,
            point.longitude.angle() / degree,
            270.0,
            corner.x_m,
            corner.y_m,
            up_m);
        corners.push_back(corner);
    }
    return area_m2(PlaneArea{{{corners, {}}}});
}

TEST_CASE("the sample distance is the side of the square that one pixel sees", "[sensor]")
{
    const double depression_deg = GENERATE(80.0, 45.0, 20.0, 10.0);
    CAPTURE(depression_deg);
    auto frame = pose(point(14.5, -3.5), 1770.0, {37.0, depression_deg, 5.0, 10.0});
    const auto centre = boresight_hit(frame, mopti_ground);
    REQUIRE(centre);
    const double actual_m =
        ground_sample_distance(frame, mopti_ground, turret(), centre->position) / metre;

    // A thousandth of the frame has the shape of ground that a pixel has; its area on the plane
    // that touches the earth there, since geodesics are too coarse for a fifth of a square metre.
    const double tan_across = std::tan(5.0 * degree / radian) / 1000.0;
    frame.look.horizontal_field = 2.0 * std::atan(tan_across) * radian;
    frame.look.vertical_field = frame.look.horizontal_field;
    const auto ring = footprint(frame, mopti_ground, 50.0 * kilometre);
    const double side_m = std::sqrt(plane_area_m2(ring, centre->position));
    CHECK_THAT(actual_m, test::is_close_to(side_m * 1000.0 / 1920.0, 1e-4 * actual_m));
}

TEST_CASE("what is behind the camera or over the horizon has no sample distance", "[sensor]")
{
    const auto ahead = pose(point(14.5, -3.5), 1770.0, {0.0, 20.0, 0.0, 20.0});
    const auto distance_to = [&ahead](double bearing_deg, double distance_km) {
        const auto place =
            travel(ahead.position, Bearing{bearing_deg * degree}, distance_km * kilometre);
        return ground_sample_distance(ahead, mopti_ground, turret(), place) / metre;
    };
    CHECK(std::isfinite(distance_to(0.0, 100.0)));
    CHECK(std::isinf(distance_to(180.0, 10.0)));
    CHECK(std::isinf(distance_to(0.0, 160.0)));  // the horizon is at √(2·6371·1.5) = 138 km
}

}  // namespace
}  // namespace transect::sensor
