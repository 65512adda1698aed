/// Where the sun stands, and when it sets.

#pragma once

#include <optional>

#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"

namespace transect {

/// The sun as seen from the centre of the Earth.
struct SunPosition {
    Angle declination;          ///< apparent, north positive
    Duration equation_of_time;  ///< apparent less mean solar time
};

/// Low-accuracy method of J. Meeus, Astronomical Algorithms, 2nd ed., chapters 25 and 28, which
/// NOAA's solar calculator uses too: 0.01° between 1950 and 2050. Dynamical time is taken to be
/// UTC, which is a minute off at most and moves the sun by less than 0.0003°.
SunPosition sun_position(Instant instant);

/// Height of the sun's centre above the true horizon, without refraction; negative at night.
Angle sun_elevation(GeoPoint place, Instant instant);

struct Daylight {
    enum class Kind { rises_and_sets, always_day, always_night };

    Kind kind = Kind::rises_and_sets;
    Instant solar_noon;
    /// Nothing when the sun does not rise or set.
    std::optional<Instant> sunrise = {};
    std::optional<Instant> sunset = {};
};

/// The daylight around the local solar noon nearest to `instant`. The sun rises and sets when its
/// upper edge is on a level sea horizon with 34' of refraction: its centre is 0.833° below. Within
/// a minute of the almanac below 65° of latitude; mountains and the height of the eye are not in
/// it.
Daylight daylight(GeoPoint place, Instant instant);

}  // namespace transect
