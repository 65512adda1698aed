#include "transect/geo/geo_point.hpp"

#include <cmath>
#include <stdexcept>

#include <GeographicLib/Geodesic.hpp>
#include <fmt/format.h>

namespace transect {
namespace {

/// `!(magnitude <= limit)` rather than `magnitude > limit`, so that NaN is rejected too.
Angle require_within(Angle angle, Angle limit, const char* what)
{
    if (!(abs(angle) <= limit)) {
        throw std::domain_error{fmt::format(
            "{} {} is outside [-{}, {}]", what, angle / degree, limit / degree, limit / degree)};
    }
    return angle;
}

Angle normalized(Angle angle, Angle lowest)
{
    if (angle >= lowest && angle < lowest + 360.0 * degree) {
        return angle;
    }
    const double turns = std::floor((angle - lowest) / (360.0 * degree));
    return angle - turns * 360.0 * degree;
}

const GeographicLib::Geodesic& wgs84()
{
    return GeographicLib::Geodesic::WGS84();
}

}  // namespace

Latitude::Latitude(Angle angle) : angle_{require_within(angle, 90.0 * degree, "latitude")} {}

Longitude::Longitude(Angle angle)
    : angle_{normalized(require_within(angle, 180.0 * degree, "longitude"), -180.0 * degree)}
{}

Bearing::Bearing(Angle clockwise_from_true_north)
    : angle_{normalized(clockwise_from_true_north, 0.0 * degree)}
{}

Angle operator-(Bearing to, Bearing from)
{
    return normalized(to.angle() - from.angle(), -180.0 * degree);
}

Bearing operator+(Bearing bearing, Angle turn)
{
    return Bearing{bearing.angle() + turn};
}

GeodesicLeg geodesic_leg(GeoPoint from, GeoPoint to)
{
    double distance_m = 0.0;
    double departure_deg = 0.0;
    double arrival_deg = 0.0;
    wgs84().Inverse(
        from.latitude.angle() / degree,
        from.longitude.angle() / degree,
        to.latitude.angle() / degree,
        to.longitude.angle() / degree,
        distance_m,
        departure_deg,
        arrival_deg);
    return {
        .distance = distance_m * metre,
        .departure = Bearing{departure_deg * degree},
        .arrival = Bearing{arrival_deg * degree},
    };
}

GeoPoint travel(GeoPoint from, Bearing departure, Length distance)
{
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    wgs84().Direct(
        from.latitude.angle() / degree,
        from.longitude.angle() / degree,
        departure.angle() / degree,
        distance / metre,
        latitude_deg,
        longitude_deg);
    return {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
}

}  // namespace transect
