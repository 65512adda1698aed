#include <cmath>

#include "transect/geo/polygon.hpp"
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

TEST_CASE("the sample distance is the side of the square that one pixel sees", "[sensor]")
{
    const double depression_deg = GENERATE(80.0, 45.0, 20.0, 10.0);
    CAPTURE(depression_deg);
    auto frame = pose(point(14.5, -3.5), 1770.0, {37.0, depression_deg, 5.0, 10.0});
    const auto centre = boresight_hit(frame, mopti_ground);
    REQUIRE(centre);
    const double actual_m =
        ground_sample_distance(frame, mopti_ground, turret(), centre->position) / metre;

    // A small part of the frame has the shape of ground that a pixel has; its area by geodesics,
    // which are too coarse for the smallest.
    constexpr double parts = 300.0;
    const double tan_across = std::tan(5.0 * degree / radian) / parts;
    frame.look.horizontal_field = 2.0 * std::atan(tan_across) * radian;
    frame.look.vertical_field = frame.look.horizontal_field;
    const MultiPolygon patch{
        {{.outer = footprint(frame, mopti_ground, 50.0 * kilometre), .holes = {}}}};
    const double side_m = std::sqrt(geodesic_area(patch) / square_metre);
    CHECK_THAT(actual_m, test::is_close_to(side_m * parts / 1920.0, 1e-4 * actual_m));
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
