/// The equal-area map frame in which ground is counted.

#pragma once

#include <memory>
#include <string>

#include "transect/geo/plane_geometry.hpp"
#include "transect/geo/polygon.hpp"

namespace transect {

/// Albers equal-area conic projection of one region, on WGS84 (GeographicLib::AlbersEqualArea).
/// Areas are exact; scale is off by at most 0.07 % over 600 km. Parallels are rounded to 0.01° and
/// the central meridian to 0.01°, so that the frame can be written down and rebuilt exactly.
/// Copies share their immutable state; const functions may run concurrently.
class RegionFrame {
public:
    /// Defining numbers, in degrees as they stand in a CRS.
    struct Parameters {
        double south_parallel_deg = 0.0;
        double north_parallel_deg = 0.0;
        double central_meridian_deg = 0.0;

        friend bool operator==(const Parameters&, const Parameters&) = default;
    };

    explicit RegionFrame(const Parameters& parameters);

    /// Standard parallels a sixth of the height inside the box, which keeps the scale error small.
    static RegionFrame around(const GeoBox& box);

    PlanePoint forward(GeoPoint point) const;
    GeoPoint reverse(PlanePoint point) const;

    PlaneArea forward(const MultiPolygon& area) const;
    MultiPolygon reverse(const PlaneArea& area) const;

    /// Plane direction of true north at a point, in degrees clockwise from plane north.
    Angle convergence(GeoPoint point) const;

    const Parameters& parameters() const { return parameters_; }
    /// Latitude at which y = 0; the CRS must carry it (GeographicLib's OriginLatitude()).
    double origin_latitude_deg() const;

    /// The frame as a PROJ string, "+proj=aea …"; "+proj=cea" where the parallels are symmetric
    /// about the equator.
    std::string proj_string() const;

private:
    struct Projection;

    Parameters parameters_;
    std::shared_ptr<const Projection> projection_;
};

}  // namespace transect
