#include "transect/geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>

namespace transect {
namespace {

Area ring_area(const Ring& ring)
{
    GeographicLib::PolygonArea polygon{GeographicLib::Geodesic::WGS84()};
    for (const auto& point : ring) {
        polygon.AddPoint(point.latitude.angle() / degree, point.longitude.angle() / degree);
    }
    double perimeter_m = 0.0;
    double area_m2 = 0.0;
    polygon.Compute(false, true, perimeter_m, area_m2);
    return std::abs(area_m2) * square_metre;
}

template <typename Visit>
void for_each_vertex(const MultiPolygon& area, Visit visit)
{
    for (const auto& part : area.parts) {
        std::ranges::for_each(part.outer, visit);
    }
}

}  // namespace

Area geodesic_area(const MultiPolygon& area)
{
    Area total;
    for (const auto& part : area.parts) {
        total += ring_area(part.outer);
        for (const auto& hole : part.holes) {
            total -= ring_area(hole);
        }
    }
    return total;
}

bool encloses_pole(const MultiPolygon& area)
{
    const auto turns_around = [](const Polygon& part) {
        Angle turn;
        for (std::size_t i = 0; i < part.outer.size(); ++i) {
            const auto& next = part.outer[(i + 1) % part.outer.size()];
            turn += Bearing{next.longitude.angle()} - Bearing{part.outer[i].longitude.angle()};
        }
        return abs(turn) > 180.0 * degree;
    };
    return std::ranges::any_of(area.parts, turns_around);
}

GeoBox bounding_box(const MultiPolygon& area)
{
    if (area.parts.empty() || area.parts.front().outer.empty()) {
        throw std::domain_error{"an area without vertices has no bounding box"};
    }
    const auto reference = area.parts.front().outer.front();
    Angle south = reference.latitude.angle();
    Angle north = south;
    // Longitudes are measured from the first vertex, the short way round, so that ±180° is no edge.
    Angle west;
    Angle east;
    const Bearing origin{reference.longitude.angle()};
    for_each_vertex(area, [&](const GeoPoint& point) {
        south = std::min(south, point.latitude.angle());
        north = std::max(north, point.latitude.angle());
        const Angle offset = Bearing{point.longitude.angle()} - origin;
        west = std::min(west, offset);
        east = std::max(east, offset);
    });
    return {
        .south = Latitude{south},
        .west = Longitude{(origin + west) - Bearing{Angle{}}},
        .north = Latitude{north},
        .east = Longitude{(origin + east) - Bearing{Angle{}}},
    };
}

GeoPoint centre(const GeoBox& box)
{
    const Bearing west{box.west.angle()};
    const Angle width = Bearing{box.east.angle()} - west;
    const Angle eastwards = width < Angle{} ? width + 360.0 * degree : width;
    return {
        Latitude{0.5 * (box.south.angle() + box.north.angle())},
        Longitude{(west + 0.5 * eastwards) - Bearing{Angle{}}},
    };
}

}  // namespace transect
