/// The air at one place and time.

#pragma once

#include <optional>

#include "transect/aircraft/wind.hpp"
#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

struct AirPlace {
    GeoPoint position{Latitude{Angle{}}, Longitude{Angle{}}};
    PressureAltitude altitude;
    Instant time;
};

/// How the air moves over the ground, towards true east and north, and how much warmer than
/// standard it is where the source tells.
struct LocalWind {
    Speed east;
    Speed north;
    std::optional<TemperatureDifference> isa_deviation = {};
};

/// The components of a wind that is given as it is forecast.
LocalWind components(const ConstantWind& wind);

/// Straight line between two winds: vectors, not directions and speeds. Temperature only where both
/// have it. `share` 0 is `from`, 1 is `to`, both exactly.
LocalWind blend(const LocalWind& from, const LocalWind& to, double share);

/// Levels of all sources lie within these: above, the standard atmosphere of this layer ends.
inline constexpr PressureAltitude lowest_wind_level{-1000.0 * metre};
inline constexpr PressureAltitude highest_wind_level{11'000.0 * metre};

/// As far above the highest level, or outside a grid, a place still counts as on it: heights and
/// positions are computed, and rounding must not make the wind unknown.
inline constexpr Length level_tolerance = 1.0 * metre;

}  // namespace transect::aircraft
