/// The region frame near one place, at the price of a polynomial.

#pragma once

#include <array>
#include <vector>

#include "transect/geo/region_frame.hpp"

namespace transect::coverage {

/// Interpolates RegionFrame::forward() between points on a net of parallels and meridians around a
/// place: to within a millimetre as far as it holds.
class PlaneMap {
public:
    PlaneMap(const RegionFrame& frame, GeoPoint centre);

    /// A degree each way.
    bool holds(GeoPoint point) const;

    PlanePoint forward(GeoPoint point) const;

    /// By how much the plane point moves for each radian of longitude and latitude.
    struct Slopes {
        PlanePoint east_m;
        PlanePoint north_m;
    };
    Slopes slopes(GeoPoint point) const;
    PlaneRing forward(const std::vector<GeoPoint>& ring) const;

private:
    static constexpr int nodes = 5;

    double eastwards(Longitude longitude) const;
    double northwards(Latitude latitude) const;

    GeoPoint centre_;
    /// By falling power of the way north, then east; both in units of the net's half width.
    std::array<std::array<PlanePoint, nodes>, nodes> terms_{};
};

}  // namespace transect::coverage
