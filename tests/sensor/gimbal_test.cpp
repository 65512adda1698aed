#include "transect/sensor/gimbal.hpp"

#include <array>
#include <cmath>
#include <random>

#include "support/catch.hpp"

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

}  // namespace
}  // namespace transect::sensor
