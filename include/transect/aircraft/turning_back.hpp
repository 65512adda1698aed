/// Closed forms for constant speeds and constant fuel flow. Plans find these points by simulation;
/// here is what the simulation must agree with.

#pragma once

#include "transect/units.hpp"

namespace transect::aircraft {

/// The latest time at which an aircraft that flies straight out can turn back and be home when its
/// endurance ends: E·H / (O + H). `endurance` is that of the fuel above all reserves. Throws
/// std::domain_error unless both ground speeds are positive and the endurance is not negative.
Duration time_to_point_of_no_return(Duration endurance, Speed out, Speed home);

/// How far along a line of this length going on takes as long as going back: D·H / (O + H), where
/// `on` and `back` are the ground speeds. Throws std::domain_error unless both are positive and the
/// length is not negative.
Length distance_to_equal_time_point(Length line, Speed on, Speed back);

}  // namespace transect::aircraft
