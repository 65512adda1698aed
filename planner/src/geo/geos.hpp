/// GEOS behind types that release themselves and calls that cannot fail unseen.

#pragma once

#include <memory>
#include <string>

#include <geos_c.h>

#include "transect/geo/plane_geometry.hpp"

namespace transect {

/// One GEOS context, used by one thread. Every GEOS call goes through checked(), which turns the
/// NULL that GEOS returns on failure into std::domain_error with GEOS's own words.
class Geos {
public:
    struct Release {
        GEOSContextHandle_t handle;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Release>;

    Geos();

    GEOSContextHandle_t handle() const { return handle_.get(); }

    Geometry checked(GEOSGeometry* geometry) const;

    Geometry ring(const PlaneRing& ring) const;
    Geometry polygon(const PlanePolygon& polygon) const;
    Geometry multi_polygon(const PlaneArea& area) const;

    /// Polygons of any geometry, collections included; points and lines in it are dropped.
    PlaneArea area(const GEOSGeometry& geometry) const;

private:
    struct Finish {
        void operator()(GEOSContextHandle_t handle) const { GEOS_finish_r(handle); }
    };

    PlaneRing points(const GEOSGeometry& ring) const;
    PlanePolygon to_polygon(const GEOSGeometry& geometry) const;

    std::unique_ptr<std::string> last_error_;  ///< at a fixed address, since GEOS keeps a pointer
    std::unique_ptr<GEOSContextHandle_HS, Finish> handle_;
};

}  // namespace transect
