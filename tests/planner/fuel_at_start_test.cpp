#include "transect/planner/fuel_at_start.hpp"

#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

// The sample Caravan: 2,224 lb usable at 0.803 kg/l, ramp 8,785 lb, take-off 8,750 lb, taxi 35 lb.
Mission mission_with(double zero_fuel_lb)
{
    auto mission = test::sample_mission();
    mission.loading.zero_fuel_mass = zero_fuel_lb * pound;
    return mission;
}

TEST_CASE("a light aircraft starts with full tanks", "[fuel_at_start]")
{
    const auto start = fuel_at_start(mission_with(6000.0));
    CHECK(start.bound_by == "tank");
    CHECK(start.fuel == 2224.0 * pound);
    CHECK_THAT(start.by_mass / pound, test::is_close_to(2785.0, 1e-9));
}

TEST_CASE("a heavy aircraft starts with what its ramp mass leaves", "[fuel_at_start]")
{
    const auto start = fuel_at_start(mission_with(7000.0));
    CHECK(start.bound_by == "mass limit");
    CHECK_THAT(start.fuel / pound, test::is_close_to(1785.0, 1e-9));
}

TEST_CASE("take-off mass and taxi fuel bind where the ramp mass does not", "[fuel_at_start]")
{
    auto mission = mission_with(7000.0);
    mission.fuel_policy.taxi = 10.0 * pound;
    CHECK_THAT(fuel_at_start(mission).fuel / pound, test::is_close_to(1760.0, 1e-9));
}

TEST_CASE("fuel that the mission asks for binds below tank and mass", "[fuel_at_start]")
{
    auto mission = mission_with(6000.0);
    mission.loading.fuel = 1500.0 * pound;
    CHECK(fuel_at_start(mission).bound_by == "loading");
    CHECK(fuel_at_start(mission).fuel == 1500.0 * pound);
    mission.loading.fuel = 5000.0 * pound;
    CHECK(fuel_at_start(mission).bound_by == "tank");
}

TEST_CASE("tanks hold a volume: light fuel weighs less", "[fuel_at_start]")
{
    auto mission = mission_with(6000.0);
    mission.loading.fuel_density = 0.775 * kilogram_per_litre;
    const auto start = fuel_at_start(mission);
    CHECK(start.bound_by == "tank");
    CHECK_THAT(start.fuel / pound, test::is_close_to(2224.0 * 775.0 / 803.0, 1e-6));
    // Heavy fuel may bring another limit forward: 6,500 lb leave 2,285 lb.
    mission = mission_with(6500.0);
    mission.loading.fuel_density = 0.84 * kilogram_per_litre;
    CHECK(fuel_at_start(mission).bound_by == "mass limit");
}

TEST_CASE("warm fuel weighs less by table 54B", "[fuel_at_start]")
{
    auto mission = mission_with(6000.0);
    mission.loading.fuel_temperature = Temperature::from_celsius(45.0);
    // 803 kg/m³ at 15 °C is 780.6144 kg/m³ at 45 °C.
    CHECK_THAT(tank_fuel(mission) / pound, test::is_close_to(2224.0 * 780.6144 / 803.0, 1e-3));
    CHECK_THAT(fuel_density(mission) / kilogram_per_litre, test::is_close_to(0.7806144, 1e-7));
}

}  // namespace
}  // namespace transect::planner
