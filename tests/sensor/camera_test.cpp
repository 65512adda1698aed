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

TEST_CASE("a zoom gives any field between its ends and none beyond", "[sensor]")
{
    const auto zoom = test::turret();  // 0.574° to 40.51°
    CHECK(widest_field_up_to(zoom, 10.0 * degree) == 10.0 * degree);
    CHECK(widest_field_up_to(zoom, 60.0 * degree) == 40.51 * degree);
    CHECK_FALSE(widest_field_up_to(zoom, 0.5 * degree));
    CHECK(narrowest_field_from(zoom, 10.0 * degree) == 10.0 * degree);
    CHECK(narrowest_field_from(zoom, 0.1 * degree) == 0.574 * degree);
    CHECK_FALSE(narrowest_field_from(zoom, 41.0 * degree));
}

TEST_CASE("a lens with steps gives one of its fields", "[sensor]")
{
    auto stepped = test::turret();
    stepped.fields = {1.0 * degree, 5.0 * degree, 30.0 * degree};
    CHECK(widest_field_up_to(stepped, 10.0 * degree) == 5.0 * degree);
    CHECK(widest_field_up_to(stepped, 5.0 * degree) == 5.0 * degree);
    CHECK_FALSE(widest_field_up_to(stepped, 0.9 * degree));
    CHECK(narrowest_field_from(stepped, 10.0 * degree) == 30.0 * degree);
    CHECK(narrowest_field_from(stepped, 0.1 * degree) == 1.0 * degree);
    CHECK_FALSE(narrowest_field_from(stepped, 31.0 * degree));
}

}  // namespace
}  // namespace transect::sensor
