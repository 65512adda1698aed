/// The plane in which routes are laid out.

#pragma once

#include "transect/geo/plane_geometry.hpp"
#include "transect/geo/polygon.hpp"

namespace transect {

/// Azimuthal equidistant projection about one point, on WGS84. Distances and bearings from the
/// centre are exact; a distance elsewhere is off by less than 1.7e-4 of itself within 200 km of the
/// centre. Const functions may run concurrently.
class LocalPlane {
public:
    explicit LocalPlane(GeoPoint centre);

    PlanePoint forward(GeoPoint point) const;
    GeoPoint reverse(PlanePoint point) const;

    PlaneArea forward(const MultiPolygon& area) const;
    MultiPolygon reverse(const PlaneArea& area) const;

    /// Bearing from true north of the plane direction (dx, dy) at `point`.
    Bearing true_bearing(PlanePoint point, PlanePoint direction) const;

    GeoPoint centre() const { return centre_; }

private:
    GeoPoint centre_;
};

}  // namespace transect
