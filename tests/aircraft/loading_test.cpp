#include "transect/aircraft/loading.hpp"

#include <array>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

// By hand: 5000·185 + 400·135.5 + 600·230 = 925,000 + 54,200 + 138,000 = 1,117,200 lb·in over
// 6,000 lb is 186.2 in.
LoadSheet sheet()
{
    return {
        .basic_empty_mass = 5000.0 * pound,
        .basic_empty_arm = 185.0 * inch,
        .source = "weighing report",
        .items = {
            {.name = "front seats", .mass = 400.0 * pound, .arm = 135.5 * inch},
            {.name = "console", .mass = 600.0 * pound, .arm = 230.0 * inch}}};
}

TEST_CASE("moments of a load sheet add up as by hand", "[loading]")
{
    const auto sum = zero_fuel(sheet());
    CHECK_THAT(sum.mass / pound, test::is_close_to(6000.0, 1e-9));
    REQUIRE(sum.arm);
    CHECK_THAT(*sum.arm / inch, test::is_close_to(186.2, 1e-9));
}

TEST_CASE("a load without an arm leaves the mass known and the arm unknown", "[loading]")
{
    auto loads = sheet();
    loads.items[1].arm.reset();
    CHECK_THAT(zero_fuel(loads).mass / pound, test::is_close_to(6000.0, 1e-9));
    CHECK_FALSE(zero_fuel(loads).arm);
    loads.items[1].mass = Mass{};
    REQUIRE(zero_fuel(loads).arm);
    CHECK_THAT(*zero_fuel(loads).arm / inch, test::is_close_to(979'200.0 / 5400.0, 1e-9));
    loads.basic_empty_arm.reset();
    CHECK_FALSE(zero_fuel(loads).arm);
}

TEST_CASE("fuel of one arm acts there whatever its quantity", "[loading]")
{
    const std::array arms{FuelArm{1000.0 * pound, 203.0 * inch}};
    CHECK(fuel_arm(arms, 1.0 * pound) == 203.0 * inch);
    CHECK(fuel_arm(arms, 2224.0 * pound) == 203.0 * inch);
}

TEST_CASE("a fuel arm between entries is linear and unknown outside them", "[loading]")
{
    const std::array arms{
        FuelArm{Mass{}, 200.0 * inch},
        FuelArm{1000.0 * pound, 204.0 * inch},
        FuelArm{2000.0 * pound, 203.0 * inch}};
    const auto in = [&](double fuel_lb) { return fuel_arm(arms, fuel_lb * pound); };
    CHECK_THAT(in(250.0).value() / inch, test::is_close_to(201.0, 1e-9));
    CHECK_THAT(in(1500.0).value() / inch, test::is_close_to(203.5, 1e-9));
    CHECK(in(0.0) == 200.0 * inch);
    CHECK(in(2000.0) == 203.0 * inch);
    CHECK_FALSE(in(2000.1));
    CHECK_FALSE(in(-0.1));
    CHECK_FALSE(fuel_arm({}, 1.0 * pound));
}

TEST_CASE("fuel moves the centre of gravity as by hand", "[loading]")
{
    // (1,117,200 + 2,000·203) / 8,000 = 190.4 in.
    const std::array arms{FuelArm{Mass{}, 203.0 * inch}};
    const auto full = with_fuel(zero_fuel(sheet()), arms, 2000.0 * pound);
    CHECK_THAT(full.mass / pound, test::is_close_to(8000.0, 1e-9));
    CHECK_THAT(full.arm.value() / inch, test::is_close_to(190.4, 1e-9));
}

TEST_CASE("without a fuel arm only the aircraft without fuel has a centre of gravity", "[loading]")
{
    const auto dry = zero_fuel(sheet());
    CHECK(with_fuel(dry, {}, Mass{}).arm == dry.arm);
    CHECK_FALSE(with_fuel(dry, {}, 1.0 * pound).arm);
    CHECK(with_fuel(dry, {}, 1.0 * pound).mass == dry.mass + 1.0 * pound);
}

}  // namespace
}  // namespace transect::aircraft
