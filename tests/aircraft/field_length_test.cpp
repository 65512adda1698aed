#include "transect/aircraft/field_length.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/field_table.hpp"

namespace transect::aircraft {
namespace {

// test::field_table() is over_50ft = 1000 + 0.25·altitude + 10·celsius + 0.1·(mass − 7000), in ft
// and lb, and the ground roll is half of it.
FieldCondition on_a_day(double altitude_ft, double celsius)
{
    return {PressureAltitude{altitude_ft * foot}, Temperature::from_celsius(celsius)};
}

TEST_CASE("a field length between rows is that of the plane through them", "[field_length]")
{
    const auto length = field_length(test::field_table(), on_a_day(905.0, 33.0), 8123.0 * pound);
    REQUIRE(length);
    const double expected_ft = 1000.0 + 0.25 * 905.0 + 330.0 + 112.3;
    CHECK_THAT(length->over_50ft / foot, test::is_close_to(expected_ft, 1e-6));
    CHECK_THAT(length->ground_roll / foot, test::is_close_to(0.5 * expected_ft, 1e-6));
}

TEST_CASE("a field length beyond the table is not known", "[field_length]")
{
    const auto table = test::field_table();
    CHECK_FALSE(field_length(table, on_a_day(905.0, 50.1), 8000.0 * pound));
    CHECK_FALSE(field_length(table, on_a_day(-10.0, 30.0), 8000.0 * pound));
    CHECK_FALSE(field_length(table, on_a_day(905.0, 30.0), 9001.0 * pound));
    CHECK(outside_table(table, on_a_day(905.0, 50.1), 8000.0 * pound)->axis == "temperature_c");
    CHECK_FALSE(heaviest_within(table, on_a_day(4001.0, 30.0), 9000.0 * foot));
}

TEST_CASE("the heaviest mass for a runway needs just that runway", "[field_length]")
{
    const auto table = test::field_table();
    const auto day = on_a_day(1000.0, 30.0);
    // 1000 + 250 + 300 + 0.1·(mass − 7000) = 1650: 8,000 lb.
    const auto mass = heaviest_within(table, day, 1650.0 * foot);
    REQUIRE(mass);
    CHECK_THAT(*mass / pound, test::is_close_to(8000.0, 1e-6));
    CHECK(heaviest_within(table, day, 5000.0 * foot) == 9000.0 * pound);
    CHECK(heaviest_within(table, day, 1549.0 * foot) == Mass{});
    CHECK_THAT(
        heaviest_within(table, day, 1550.0 * foot).value() / pound,
        test::is_close_to(7000.0, 1e-6));
}

}  // namespace
}  // namespace transect::aircraft
