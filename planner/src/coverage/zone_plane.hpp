/// Zones in the plane of a region frame.

#pragma once

#include "transect/geo/region_frame.hpp"

namespace transect::coverage {

/// Long edges run along geodesics, in pieces whose bow in the plane does not matter: areas agree
/// with those of geodesic polygons within a few parts in a million.
PlaneArea on_plane(const RegionFrame& frame, const MultiPolygon& zone);

}  // namespace transect::coverage
