/// The region frame near one place, at the price of a polynomial.

#pragma once

#include <vector>

#include <Eigen/Core>

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
    PlaneRing forward(const std::vector<GeoPoint>& ring) const;

private:
    static constexpr int nodes = 5;
    using Coefficients = Eigen::Matrix<double, nodes, nodes>;

    double eastwards(Longitude longitude) const;
    double northwards(Latitude latitude) const;

    GeoPoint centre_;
    /// By power of the way north, then east; both in units of the net's half width.
    Coefficients x_;
    Coefficients y_;
};

}  // namespace transect::coverage
