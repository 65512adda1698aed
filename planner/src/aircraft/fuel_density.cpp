#include "transect/aircraft/fuel_density.hpp"

#include <cmath>

namespace transect::aircraft {

std::optional<Density> jet_fuel_density(Density at_15_celsius, Temperature temperature)
{
    if (!(at_15_celsius >= lightest_jet_fuel && at_15_celsius <= heaviest_jet_fuel)) {
        return std::nullopt;
    }
    constexpr double transition_kg_m3 = 787.5;
    const double density_kg_m3 = at_15_celsius / kilogram_per_cubic_metre;
    const double square = density_kg_m3 * density_kg_m3;
    const double expansion_per_k =
        density_kg_m3 < transition_kg_m3 ? -0.00336312 + 2680.3206 / square : 594.5418 / square;
    const double warmer_k = (temperature - Temperature::from_celsius(15.0)) / kelvin;
    const double expansion = expansion_per_k * warmer_k;
    return std::exp(-expansion * (1.0 + 0.8 * expansion)) * at_15_celsius;
}

}  // namespace transect::aircraft
