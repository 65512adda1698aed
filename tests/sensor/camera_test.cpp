#include "transect/sensor/camera.hpp"

#include "sensor/cameras.hpp"
#include "support/catch.hpp"

namespace transect::sensor {
namespace {

TEST_CASE("pixels are square, so the fields relate by their tangents", "[sensor]")
{
    // tan 45° = 1, so tan(v/2) = 1080/1920 = 0.5625 and v = 58.7155°.
    CHECK_THAT(
        vertical_field(test::turret(), 90.0 * degree) / degree, test::is_close_to(58.7155, 1e-4));
}

TEST_CASE("looking straight down has no roll and the given direction up", "[sensor]")
{
    const auto look = nadir_look(test::turret(), Bearing{123.0 * degree}, 90.0 * degree);
    CHECK(look.azimuth.angle() / degree == 123.0);
    CHECK(look.depression / degree == 90.0);
    CHECK(look.image_roll / degree == 0.0);
    CHECK(look.horizontal_field / degree == 90.0);
    CHECK_THAT(look.vertical_field / degree, test::is_close_to(58.7155, 1e-4));
}

}  // namespace
}  // namespace transect::sensor
