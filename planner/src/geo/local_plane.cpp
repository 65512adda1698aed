#include "transect/geo/local_plane.hpp"

#include <cmath>

#include <GeographicLib/AzimuthalEquidistant.hpp>

#include "geo/projected_area.hpp"

namespace transect {
namespace {

const GeographicLib::AzimuthalEquidistant& projection()
{
    static const GeographicLib::AzimuthalEquidistant instance{GeographicLib::Geodesic::WGS84()};
    return instance;
}

double degrees(double y, double x)
{
    return std::atan2(y, x) * (radian / degree);
}

struct Unprojected {
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    double radial_azimuth_deg = 0.0;  ///< at the point, of the geodesic from the centre
};

Unprojected unprojected(GeoPoint centre, PlanePoint point)
{
    Unprojected result;
    double reciprocal_scale = 0.0;
    projection().Reverse(
        centre.latitude.angle() / degree,
        centre.longitude.angle() / degree,
        point.x_m,
        point.y_m,
        result.latitude_deg,
        result.longitude_deg,
        result.radial_azimuth_deg,
        reciprocal_scale);
    return result;
}

}  // namespace

LocalPlane::LocalPlane(GeoPoint centre) : centre_{centre} {}

PlanePoint LocalPlane::forward(GeoPoint point) const
{
    PlanePoint result;
    projection().Forward(
        centre_.latitude.angle() / degree,
        centre_.longitude.angle() / degree,
        point.latitude.angle() / degree,
        point.longitude.angle() / degree,
        result.x_m,
        result.y_m);
    return result;
}

GeoPoint LocalPlane::reverse(PlanePoint point) const
{
    const auto found = unprojected(centre_, point);
    return {Latitude{found.latitude_deg * degree}, Longitude{found.longitude_deg * degree}};
}

PlaneArea LocalPlane::forward(const MultiPolygon& area) const
{
    return projected_area<PlaneArea>(area, [this](GeoPoint point) { return forward(point); });
}

MultiPolygon LocalPlane::reverse(const PlaneArea& area) const
{
    return projected_area<MultiPolygon>(area, [this](PlanePoint point) { return reverse(point); });
}

Bearing LocalPlane::true_bearing(PlanePoint point, PlanePoint direction) const
{
    const double convergence_deg =
        length_m(point) > 0.0
            ? unprojected(centre_, point).radial_azimuth_deg - degrees(point.x_m, point.y_m)
            : 0.0;
    return Bearing{(degrees(direction.x_m, direction.y_m) + convergence_deg) * degree};
}

}  // namespace transect
