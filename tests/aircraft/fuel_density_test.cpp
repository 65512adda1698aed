#include "transect/aircraft/fuel_density.hpp"

#include <cmath>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

// ASTM D1250-80, table 54B, computed by another program.
TEST_CASE("jet fuel expands as table 54B says", "[fuel_density]")
{
    struct Case {
        double at_15_kg_m3, celsius, kg_m3;
    };
    const auto expected = GENERATE(
        Case{800.0, 30.0, 788.8071},
        Case{803.0, 45.0, 780.6144},
        Case{780.0, 40.0, 759.5229},
        Case{820.0, -10.0, 838.0005});
    const auto density = jet_fuel_density(
        expected.at_15_kg_m3 * kilogram_per_cubic_metre,
        Temperature::from_celsius(expected.celsius));
    REQUIRE(density);
    CHECK_THAT(*density / kilogram_per_cubic_metre, test::is_close_to(expected.kg_m3, 1e-4));
}

TEST_CASE("jet fuel at 15 degrees has the density it was sold with", "[fuel_density]")
{
    const Density sold = 0.803 * kilogram_per_litre;
    const auto density = jet_fuel_density(sold, Temperature::from_celsius(15.0));
    CHECK_THAT(*density / sold, test::is_close_to(1.0, 1e-12));
}

TEST_CASE("only densities that jet fuel is sold with are corrected", "[fuel_density]")
{
    const auto hot = Temperature::from_celsius(40.0);
    CHECK(jet_fuel_density(lightest_jet_fuel, hot));
    CHECK(jet_fuel_density(heaviest_jet_fuel, hot));
    CHECK_FALSE(jet_fuel_density(lightest_jet_fuel - 0.1 * kilogram_per_cubic_metre, hot));
    CHECK_FALSE(jet_fuel_density(heaviest_jet_fuel + 0.1 * kilogram_per_cubic_metre, hot));
    CHECK_FALSE(jet_fuel_density(std::nan("") * kilogram_per_litre, hot));
}

}  // namespace
}  // namespace transect::aircraft
