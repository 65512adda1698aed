#include "transect/sensor/gimbal.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "sensor/cameras.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::sensor {
namespace {

using Vector = std::array<double, 3>;

enum class Axis { north_or_forward, east_or_right, down };

/// The textbook rotation of a vector about one axis, spelt out so that it shares nothing with ours.
Vector rotated(const Vector& v, Axis axis, double angle_deg)
{
    const double c = std::cos(angle_deg * degree / radian);
    const double s = std::sin(angle_deg * degree / radian);
    switch (axis) {
        case Axis::north_or_forward:
            return {v[0], c * v[1] - s * v[2], s * v[1] + c * v[2]};
        case Axis::east_or_right:
            return {c * v[0] + s * v[2], v[1], -s * v[0] + c * v[2]};
        case Axis::down:
            break;
    }
    return {c * v[0] - s * v[1], s * v[0] + c * v[1], v[2]};
}

Vector through_look(Vector v, const CameraLook& look)
{
    v = rotated(v, Axis::north_or_forward, look.image_roll / degree);
    v = rotated(v, Axis::east_or_right, -look.depression / degree);
    return rotated(v, Axis::down, look.azimuth.angle() / degree);
}

struct Angles {
    double heading, pitch, roll, azimuth, elevation, image_roll;
};

Vector through_chain(Vector v, const Angles& angles)
{
    v = rotated(v, Axis::north_or_forward, angles.image_roll);
    v = rotated(v, Axis::east_or_right, angles.elevation);
    v = rotated(v, Axis::down, angles.azimuth);
    v = rotated(v, Axis::north_or_forward, angles.roll);
    v = rotated(v, Axis::east_or_right, angles.pitch);
    return rotated(v, Axis::down, angles.heading);
}

CameraLook look_of(const Angles& angles)
{
    return gimballed_look(
        {.heading = Bearing{angles.heading * degree},
         .pitch = angles.pitch * degree,
         .roll = angles.roll * degree},
        {.azimuth = angles.azimuth * degree,
         .elevation = angles.elevation * degree,
         .roll = angles.image_roll * degree},
        {.horizontal = 20.0 * degree, .vertical = 11.0 * degree});
}

TEST_CASE("what a turret reports becomes the direction a person would name", "[sensor]")
{
    struct Case {
        const char* what;
        Angles angles;
        double azimuth, depression, image_roll;
    };
    const auto [what, angles, azimuth, depression, image_roll] = GENERATE(
        Case{"level, half down ahead", {30, 0, 0, 0, -45, 0}, 30, 45, 0},
        Case{"level, to the left", {30, 0, 0, 270, -20, 0}, 300, 20, 0},
        Case{"right wing down, looking right", {0, 0, 30, 90, 0, 0}, 90, 30, 0},
        Case{"right wing down, looking left", {0, 0, 30, 270, 0, 0}, 270, -30, 0},
        Case{"right wing down, looking ahead", {0, 0, 30, 0, 0, 0}, 0, 0, 30},
        Case{"nose up, looking back", {0, 10, 0, 180, 0, 0}, 180, 10, 0},
        Case{"straight down", {75, 0, 0, 0, -90, 0}, 75, 90, 0},
        Case{"straight down, turret turned", {75, 0, 0, 20, -90, 0}, 95, 90, 0},
        Case{"straight down, image turned", {75, 0, 0, 0, -90, 20}, 95, 90, 0},
        Case{"straight up", {75, 0, 0, 0, 90, 0}, 75, -90, 0});
    CAPTURE(what);
    const auto look = look_of(angles);
    CHECK_THAT((look.azimuth - Bearing{azimuth * degree}) / degree, test::is_close_to(0.0, 1e-6));
    CHECK_THAT(look.depression / degree, test::is_close_to(depression, 1e-6));
    CHECK_THAT(look.image_roll / degree, test::is_close_to(image_roll, 1e-6));
    CHECK(look.horizontal_field / degree == 20.0);
    CHECK(look.vertical_field / degree == 11.0);
}

TEST_CASE("look and pose chain point all image axes alike", "[sensor]")
{
    constexpr unsigned seed = 20261123;
    CAPTURE(seed);
    std::mt19937_64 random{seed};
    const auto within = [&random](double low, double high) {
        return low + (high - low) * static_cast<double>(random() >> 11U) * 0x1p-53;
    };
    for (int i = 0; i < 1000; ++i) {
        const Angles angles{
            within(0, 360),
            within(-30, 30),
            within(-60, 60),
            within(0, 360),
            within(-180, 180),
            within(0, 360)};
        const auto look = look_of(angles);
        for (const Vector& image_axis : {Vector{1, 0, 0}, Vector{0, 1, 0}, Vector{0, 0, 1}}) {
            const auto expected = through_chain(image_axis, angles);
            const auto actual = through_look(image_axis, look);
            const double apart = std::hypot(
                expected[0] - actual[0], expected[1] - actual[1], expected[2] - actual[2]);
            REQUIRE_THAT(apart, test::is_close_to(0.0, 1e-9));
        }
    }
}

AirframeAttitude attitude(double heading_deg, double pitch_deg, double roll_deg)
{
    return {
        .heading = Bearing{heading_deg * degree},
        .pitch = pitch_deg * degree,
        .roll = roll_deg * degree};
}

CameraLook looking(double azimuth_deg, double depression_deg)
{
    return {
        .azimuth = Bearing{azimuth_deg * degree},
        .depression = depression_deg * degree,
        .image_roll = {},
        .horizontal_field = 20.0 * degree,
        .vertical_field = 11.0 * degree};
}

/// Degrees between two angles, the short way.
double apart_deg(Angle a, Angle b)
{
    return std::remainder((a - b) / degree, 360.0);
}

TEST_CASE("gimbal angles are those that give the look", "[sensor]")
{
    constexpr unsigned seed = 20260706;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 2000; ++i) {
        const auto airframe =
            attitude(draw.between(0, 360), draw.between(-30, 30), draw.between(-60, 60));
        const GimbalAngles set{
            .azimuth = draw.between(-180, 180) * degree,
            .elevation = draw.between(-89.9, 89.9) * degree,
            .roll = draw.between(-180, 180) * degree};
        const auto told = gimbal_angles(
            airframe,
            gimballed_look(
                airframe, set, {.horizontal = 20.0 * degree, .vertical = 11.0 * degree}));
        REQUIRE_THAT(apart_deg(told.azimuth, set.azimuth), test::is_close_to(0.0, 1e-9));
        REQUIRE_THAT(apart_deg(told.elevation, set.elevation), test::is_close_to(0.0, 1e-9));
        REQUIRE_THAT(apart_deg(told.roll, set.roll), test::is_close_to(0.0, 1e-9));
    }
}

TEST_CASE("a look needs the gimbal angles that a person would set", "[sensor]")
{
    struct Case {
        const char* what;
        AirframeAttitude airframe;
        CameraLook look;
        double azimuth, elevation;
    };
    const auto [what, airframe, look, azimuth, elevation] = GENERATE(
        Case{"level, ahead", attitude(30, 0, 0), looking(30, 45), 0, -45},
        Case{"level, to the left", attitude(30, 0, 0), looking(300, 20), -90, -20},
        Case{"right wing down, level look right", attitude(0, 0, 30), looking(90, 0), 90, 30},
        Case{"right wing down, level look left", attitude(0, 0, 30), looking(270, 0), -90, -30},
        Case{"right wing down, straight down", attitude(0, 0, 30), looking(0, 90), 90, -60},
        Case{"nose up, level look back", attitude(0, 10, 0), looking(180, 0), 180, 10});
    CAPTURE(what);
    const auto angles = gimbal_angles(airframe, look);
    CHECK_THAT(apart_deg(angles.azimuth, azimuth * degree), test::is_close_to(0.0, 1e-9));
    CHECK_THAT(angles.elevation / degree, test::is_close_to(elevation, 1e-9));
}

TEST_CASE("a sector that passes the nose holds what is on both sides of it", "[sensor]")
{
    const AirframeSector sector{
        .azimuth_from = 350.0 * degree,
        .azimuth_to = 10.0 * degree,
        .lowest_elevation = -90.0 * degree,
        .highest_elevation = -20.0 * degree};
    const auto inside = [&](double azimuth_deg, double elevation_deg) {
        return holds(
            sector,
            {.azimuth = azimuth_deg * degree, .elevation = elevation_deg * degree, .roll = {}});
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(inside(0, -30));
    CHECK(inside(-10, -30));
    CHECK(inside(10, -20));
    CHECK(inside(350, -30));
    CHECK_FALSE(inside(11, -30));
    CHECK_FALSE(inside(-11, -30));
    CHECK_FALSE(inside(180, -30));
    CHECK_FALSE(inside(0, -19));
    CHECK(inside(180, -90));  // straight down there is no azimuth
    CHECK_FALSE(inside(nan, -30));
    CHECK_FALSE(inside(0, nan));
}

TEST_CASE("a sector all round holds every azimuth", "[sensor]")
{
    const AirframeSector all{
        .azimuth_from = -180.0 * degree,
        .azimuth_to = 180.0 * degree,
        .lowest_elevation = -90.0 * degree,
        .highest_elevation = 0.0 * degree};
    for (const double azimuth_deg : {-180.0, -90.0, 0.0, 90.0, 180.0, 270.0}) {
        CHECK(holds(all, {.azimuth = azimuth_deg * degree, .elevation = {}, .roll = {}}));
    }
}

TEST_CASE("what a profile does not tell of its gimbal is unknown", "[sensor]")
{
    const auto plain = test::turret();
    const auto check = check_look(plain, attitude(0, 0, 0), looking(90, 30));
    CHECK_FALSE(check.within_gimbal);
    CHECK_FALSE(check.clear_of_airframe);
    // Its depression limits are known, and alone can rule a look out.
    const auto upwards = check_look(plain, attitude(0, 0, 0), looking(90, -20));
    CHECK(upwards.within_gimbal == false);
    auto unmasked = plain;
    unmasked.masks.emplace();
    CHECK(check_look(unmasked, attitude(0, 0, 0), looking(90, 30)).clear_of_airframe == true);
}

TEST_CASE("a bank takes a look beyond the gimbal and behind the wing", "[sensor]")
{
    auto camera = test::turret();
    camera.gimbal_limits = AirframeSector{
        .azimuth_from = -180.0 * degree,
        .azimuth_to = 180.0 * degree,
        .lowest_elevation = -90.0 * degree,
        .highest_elevation = 10.0 * degree};
    camera.masks = {
        {.what = "left wheel",
         .sector = {
             .azimuth_from = -110.0 * degree,
             .azimuth_to = -70.0 * degree,
             .lowest_elevation = -60.0 * degree,
             .highest_elevation = -35.0 * degree}}};
    // Level, both sides are seen at 20° down.
    const auto level = check_look(camera, attitude(0, 0, 0), looking(270, 20));
    CHECK(level.within_gimbal == true);
    CHECK(level.clear_of_airframe == true);
    // Banked 20° to the right, the same look to the left is 40° down: behind the wheel.
    const auto left = check_look(camera, attitude(0, 0, 20), looking(270, 20));
    CHECK(left.within_gimbal == true);
    CHECK(left.clear_of_airframe == false);
    // Banked 40° to the right, 20° down on the right is 20° above the floor: out of reach.
    const auto right = check_look(camera, attitude(0, 0, 40), looking(90, 20));
    CHECK(right.within_gimbal == false);
    CHECK(right.clear_of_airframe == true);
    // Exactly at the limit is within.
    CHECK(check_look(camera, attitude(0, 0, 30), looking(90, 20)).within_gimbal == true);
}

TEST_CASE("a gimbal that turns past straight down looks back without turning round", "[sensor]")
{
    auto camera = test::turret();
    camera.gimbal_limits = AirframeSector{
        .azimuth_from = -30.0 * degree,
        .azimuth_to = 30.0 * degree,
        .lowest_elevation = -90.0 * degree,
        .highest_elevation = 0.0 * degree};
    const auto back = [&] {
        return check_look(camera, attitude(0, 0, 0), looking(180, 70)).within_gimbal;
    };
    CHECK(back() == false);
    camera.gimbal_limits->lowest_elevation = -115.0 * degree;
    CHECK(back() == true);
}

TEST_CASE("an attitude that is not a number can be neither in nor out of sight", "[sensor]")
{
    auto camera = test::turret();
    camera.masks.emplace();
    const auto check = check_look(
        camera, attitude(0, std::numeric_limits<double>::quiet_NaN(), 0), looking(90, 30));
    CHECK_FALSE(check.within_gimbal);
    CHECK_FALSE(check.clear_of_airframe);
}

}  // namespace
}  // namespace transect::sensor
