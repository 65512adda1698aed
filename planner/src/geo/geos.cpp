#include "geo/geos.hpp"

#include <stdexcept>
#include <vector>

namespace transect {
namespace {

void remember(const char* message, void* last_error)
{
    *static_cast<std::string*>(last_error) = message;
}

/// Gives up ownership of each geometry, as GEOS collections take their members over.
std::vector<GEOSGeometry*> released(std::vector<Geos::Geometry>& members)
{
    std::vector<GEOSGeometry*> result;
    result.reserve(members.size());
    for (auto& member : members) {
        result.push_back(member.release());
    }
    return result;
}

}  // namespace

Geos::Geos() : last_error_{std::make_unique<std::string>()}, handle_{GEOS_init_r()}
{
    GEOSContext_setErrorMessageHandler_r(handle(), remember, last_error_.get());
}

Geos::Geometry Geos::checked(GEOSGeometry* geometry) const
{
    if (geometry == nullptr) {
        throw std::domain_error{*last_error_};
    }
    return {geometry, Release{handle()}};
}

Geos::Geometry Geos::ring(const PlaneRing& ring) const
{
    std::vector<double> x;
    std::vector<double> y;
    for (const auto& point : ring) {
        x.push_back(point.x_m);
        y.push_back(point.y_m);
    }
    if (!ring.empty()) {
        x.push_back(ring.front().x_m);
        y.push_back(ring.front().y_m);
    }
    auto* sequence = GEOSCoordSeq_copyFromArrays_r(
        handle(), x.data(), y.data(), nullptr, nullptr, static_cast<unsigned>(x.size()));
    if (sequence == nullptr) {
        throw std::domain_error{*last_error_};
    }
    return checked(GEOSGeom_createLinearRing_r(handle(), sequence));
}

Geos::Geometry Geos::polygon(const PlanePolygon& polygon) const
{
    auto shell = ring(polygon.outer);
    std::vector<Geometry> holes;
    for (const auto& hole : polygon.holes) {
        holes.push_back(ring(hole));
    }
    auto members = released(holes);
    return checked(GEOSGeom_createPolygon_r(
        handle(), shell.release(), members.data(), static_cast<unsigned>(members.size())));
}

Geos::Geometry Geos::multi_polygon(const PlaneArea& area) const
{
    std::vector<Geometry> polygons;
    for (const auto& part : area.parts) {
        polygons.push_back(polygon(part));
    }
    auto members = released(polygons);
    return checked(GEOSGeom_createCollection_r(
        handle(), GEOS_MULTIPOLYGON, members.data(), static_cast<unsigned>(members.size())));
}

PlaneRing Geos::points(const GEOSGeometry& ring) const
{
    const auto* sequence = GEOSGeom_getCoordSeq_r(handle(), &ring);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(handle(), sequence, &size) == 0) {
        throw std::domain_error{*last_error_};
    }
    PlaneRing result;
    for (unsigned i = 0; i + 1 < size; ++i) {
        PlanePoint point;
        GEOSCoordSeq_getXY_r(handle(), sequence, i, &point.x_m, &point.y_m);
        result.push_back(point);
    }
    return result;
}

PlanePolygon Geos::to_polygon(const GEOSGeometry& geometry) const
{
    PlanePolygon polygon{.outer = points(*GEOSGetExteriorRing_r(handle(), &geometry)), .holes = {}};
    const int holes = GEOSGetNumInteriorRings_r(handle(), &geometry);
    for (int i = 0; i < holes; ++i) {
        polygon.holes.push_back(points(*GEOSGetInteriorRingN_r(handle(), &geometry, i)));
    }
    return polygon;
}

PlaneArea Geos::area(const GEOSGeometry& geometry) const
{
    PlaneArea result;
    std::vector<const GEOSGeometry*> pending{&geometry};
    while (!pending.empty()) {
        const auto* next = pending.back();
        pending.pop_back();
        const int type = GEOSGeomTypeId_r(handle(), next);
        if (type == GEOS_POLYGON && GEOSisEmpty_r(handle(), next) == 0) {
            result.parts.push_back(to_polygon(*next));
        }
        if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
            for (int i = GEOSGetNumGeometries_r(handle(), next); i-- > 0;) {
                pending.push_back(GEOSGetGeometryN_r(handle(), next, i));
            }
        }
    }
    return result;
}

}  // namespace transect
