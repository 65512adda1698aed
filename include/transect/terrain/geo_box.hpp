/// Boxes of latitude and longitude.

#pragma once

#include "transect/geo/geo_point.hpp"

namespace transect::terrain {

/// A closed box between two parallels and two meridians; it may lie across the antimeridian.
struct GeoBox {
    Latitude south;
    Latitude north;
    Longitude west;
    Angle width;  ///< from `west` eastwards, in [0, 360] degrees
};

/// How far `to` lies east of `from`, in [-180, 180] degrees.
Angle eastward(Longitude from, Longitude to);

bool contains(const GeoBox& box, GeoPoint point);
bool intersect(const GeoBox& a, const GeoBox& b);

/// The smallest box with sides along the graticule around all ground within `distance` of the
/// point, or a little more. All longitudes where a pole is that near.
GeoBox box_around(GeoPoint centre, Length distance);

/// The box, grown as little as possible to hold the point.
GeoBox grown_to(const GeoBox& box, GeoPoint point);

}  // namespace transect::terrain
