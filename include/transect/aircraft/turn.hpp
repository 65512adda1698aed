/// Level, coordinated turns.

#pragma once

#include "transect/units.hpp"

namespace transect::aircraft {

/// R = V² / (g·tan φ) in the moving air.
Length turn_radius(Speed true_airspeed, Angle bank);

/// n = 1 / cos φ.
double load_factor(Angle bank);

}  // namespace transect::aircraft
