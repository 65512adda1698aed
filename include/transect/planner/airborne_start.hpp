/// Where a sortie begins that does not take off.

#pragma once

#include <optional>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"
#include "transect/units.hpp"

namespace transect::planner {

/// An aircraft that is in the air already.
struct AirborneStart {
    GeoPoint position{Latitude{Angle{}}, Longitude{Angle{}}};
    MslHeight height = {};  ///< geometric
    Bearing track{Angle{}};
    Mass fuel = {};  ///< on board
    /// Limits that count from the take-off are not checked without it.
    std::optional<Instant> took_off = {};
};

}  // namespace transect::planner
