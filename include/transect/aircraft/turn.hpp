/// Level, coordinated turns.

#pragma once

#include <optional>

#include "transect/aircraft/profile.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

/// R = V² / (g·tan φ) in the moving air.
Length turn_radius(Speed true_airspeed, Angle bank);

/// The radius of an instantly banked arc that stands for a turn which is rolled into and out of at
/// a constant rate, up to `bank`: while the bank grows, the aircraft comes away from the tangent of
/// its circle, by about (V·roll time)² / (24·R), and this circle is so much larger. The roll begins
/// and ends half a roll time before and after the arc, give or take metres, so as much straight
/// flight belongs beside it. Between opposite arcs closer together than one roll time the aircraft
/// leaves the arcs (a Caravan by about 20 m), which the straight flight afterwards takes out again.
Length turn_radius_with_roll(Speed true_airspeed, Angle bank, TurnRate roll_rate);

/// The same at the schedule's planned bank and roll rate: what plans are made of.
Length planned_turn_radius(Speed true_airspeed, const Schedule& schedule);

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
