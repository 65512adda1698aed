#include "transect/terrain/geo_box.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace transect::terrain {
namespace {

constexpr double full_circle_deg = 360.0;

/// In [0, 360) degrees.
Angle eastward_all_round(Longitude from, Longitude to)
{
    const Angle east = eastward(from, to);
    return east < Angle{} ? east + full_circle_deg * degree : east;
}

bool is_round(const GeoBox& box)
{
    return box.width >= full_circle_deg * degree;
}

Longitude turned(Longitude from, Angle east)
{
    return Longitude{std::remainder((from.angle() + east) / degree, full_circle_deg) * degree};
}

}  // namespace

Angle eastward(Longitude from, Longitude to)
{
    return std::remainder((to.angle() - from.angle()) / degree, full_circle_deg) * degree;
}

bool contains(const GeoBox& box, GeoPoint point)
{
    return point.latitude >= box.south && point.latitude <= box.north &&
           (is_round(box) || eastward_all_round(box.west, point.longitude) <= box.width);
}

bool intersect(const GeoBox& a, const GeoBox& b)
{
    if (a.north < b.south || b.north < a.south) {
        return false;
    }
    return is_round(a) || is_round(b) || eastward_all_round(a.west, b.west) <= a.width ||
           eastward_all_round(b.west, a.west) <= b.width;
}

GeoBox box_around(GeoPoint centre, Length distance)
{
    // One degree of latitude is 110,574 m at least, one of longitude on the equator 111,319 m.
    constexpr Length least_degree = 110'500.0 * metre;
    constexpr double pole_deg = 90.0;
    const double reach_deg = std::max(0.0, distance / least_degree);
    const double latitude_deg = centre.latitude.angle() / degree;
    const double south_deg = std::max(-pole_deg, latitude_deg - reach_deg);
    const double north_deg = std::min(pole_deg, latitude_deg + reach_deg);
    const double outermost_deg = std::max(-south_deg, north_deg);
    const double narrowing = std::cos(outermost_deg * std::numbers::pi / 180.0);
    double half_deg = full_circle_deg / 2.0;
    if (outermost_deg < pole_deg && reach_deg < half_deg * narrowing) {
        half_deg = reach_deg / narrowing;
    }
    return {
        .south = Latitude{south_deg * degree},
        .north = Latitude{north_deg * degree},
        .west = turned(centre.longitude, -half_deg * degree),
        .width = 2.0 * half_deg * degree};
}

GeoBox grown_to(const GeoBox& box, GeoPoint point)
{
    GeoBox result{
        .south = std::min(box.south, point.latitude),
        .north = std::max(box.north, point.latitude),
        .west = box.west,
        .width = box.width};
    const Angle east = eastward_all_round(box.west, point.longitude);
    if (is_round(box) || east <= box.width) {
        return result;
    }
    const Angle further_west = full_circle_deg * degree - east;
    if (east - box.width <= further_west) {
        result.width = east;
    } else {
        result.west = point.longitude;
        result.width = std::min(full_circle_deg * degree, box.width + further_west);
    }
    return result;
}

}  // namespace transect::terrain
