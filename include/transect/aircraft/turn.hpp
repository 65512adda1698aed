/// Level, coordinated turns.

#pragma once

#include <optional>

#include "transect/units.hpp"

namespace transect::aircraft {

/// R = V² / (g·tan φ) in the moving air.
Length turn_radius(Speed true_airspeed, Angle bank);

/// ω = g·tan φ / V.
TurnRate turn_rate(Speed true_airspeed, Angle bank);

/// A full circle in two minutes.
inline constexpr TurnRate standard_turn_rate = 3.0 * degree / second;

/// φ = atan(ω·V / g).
Angle bank_for(TurnRate rate, Speed true_airspeed);

/// n = 1 / cos φ.
double load_factor(Angle bank);

/// How far before a corner a fly-by begins: R·tan(Δ/2). For the distance over the ground, the
/// radius is that of airspeed and tailwind together. Nothing for a change of course that is not
/// below 180°, where no arc joins the two courses.
std::optional<Length> turn_anticipation(Length radius, Angle course_change);

}  // namespace transect::aircraft
