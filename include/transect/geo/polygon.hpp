/// Areas on the ellipsoid: polygons with holes and several parts.

#pragma once

#include <vector>

#include "transect/geo/geo_point.hpp"

namespace transect {

/// A closed ring with its first vertex not repeated; either orientation.
using Ring = std::vector<GeoPoint>;

/// Edges are short enough that it does not matter whether they are geodesics or straight in a map
/// projection: readers keep what the file gave.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    friend bool operator==(const Polygon&, const Polygon&) = default;
};

struct MultiPolygon {
    std::vector<Polygon> parts;

    friend bool operator==(const MultiPolygon&, const MultiPolygon&) = default;
};

/// Area bounded by geodesic edges on the WGS84 ellipsoid (GeographicLib::PolygonArea), holes
/// subtracted; the orientation of rings does not matter. Zero for an empty area.
Area geodesic_area(const MultiPolygon& area);

/// Whether an outer ring runs around a pole: its edges, the short way each, turn a full circle in
/// longitude. No map of the area in longitude and latitude exists then.
bool encloses_pole(const MultiPolygon& area);

/// The smallest box in latitude and longitude. Longitudes run eastwards from west to east, so a box
/// across the antimeridian has west > east.
struct GeoBox {
    Latitude south;
    Longitude west;
    Latitude north;
    Longitude east;
};

/// `area` must have at least one vertex.
GeoBox bounding_box(const MultiPolygon& area);

/// Midpoint of the box in latitude and longitude.
GeoPoint centre(const GeoBox& box);

}  // namespace transect
