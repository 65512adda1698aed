/// Cuts geometry at ±180° of longitude, where RFC 7946 wants it cut.

#pragma once

#include <vector>

#include "transect/formats/geojson.hpp"
#include "transect/geo/plane_geometry.hpp"

namespace transect::formats {

/// Positions as they stand in a file: x is the longitude in degrees, 180 included, y the latitude.
using DegreeLine = std::vector<PlanePoint>;

/// Pieces without an edge that jumps from one end of the map to the other.
std::vector<DegreeLine> cut_at_antimeridian(const Line& line);

/// As above; x_m and y_m of the result are degrees.
PlaneArea cut_at_antimeridian(const MultiPolygon& area);

}  // namespace transect::formats
