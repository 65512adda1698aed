/// How heavy a litre of jet fuel is.

#pragma once

#include <optional>

#include "transect/units.hpp"

namespace transect::aircraft {

/// Jet A-1 is sold between these densities at 15 °C (ASTM D1655, DEF STAN 91-091).
inline constexpr Density lightest_jet_fuel = 775.0 * kilogram_per_cubic_metre;
inline constexpr Density heaviest_jet_fuel = 840.0 * kilogram_per_cubic_metre;

/// Density at another temperature than 15 °C: ρ15·exp(−α·t·(1 + 0.8·α·t)), t from 15 °C, with
/// α = 594.5418/ρ15² for jet fuel, and −0.00336312 + 2680.3206/ρ15² below 787.5 kg/m³ (ASTM
/// D1250-80, table 54B). Nothing for a density that no jet fuel has.
std::optional<Density> jet_fuel_density(Density at_15_celsius, Temperature temperature);

}  // namespace transect::aircraft
