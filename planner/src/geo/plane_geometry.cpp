#include "transect/geo/plane_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "geo/geos.hpp"

namespace transect {
namespace {

/// Twice the signed area, about the first vertex so that large coordinates cost no digits.
double doubled_ring_area_m2(const PlaneRing& ring)
{
    double sum = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const auto a = ring[i] - ring.front();
        const auto b = ring[i + 1] - ring.front();
        sum += a.x_m * b.y_m - a.y_m * b.x_m;
    }
    return std::abs(sum);
}

const PlaneRing* ring_with_too_few_vertices(const PlaneArea& area)
{
    const auto too_few = [](const PlaneRing& ring) { return ring.size() < 3; };
    for (const auto& part : area.parts) {
        if (too_few(part.outer)) {
            return &part.outer;
        }
        const auto hole = std::ranges::find_if(part.holes, too_few);
        if (hole != part.holes.end()) {
            return &*hole;
        }
    }
    return nullptr;
}

PlanePoint first_point(const Geos& geos, const GEOSGeometry& geometry)
{
    PlanePoint point;
    GEOSGeomGetX_r(geos.handle(), &geometry, &point.x_m);
    GEOSGeomGetY_r(geos.handle(), &geometry, &point.y_m);
    return point;
}

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

PlaneArea overlay(const PlaneArea& a, const PlaneArea& b, Overlay operation)
{
    const Geos geos;
    const auto first = geos.multi_polygon(a);
    const auto second = geos.multi_polygon(b);
    return geos.area(*geos.checked(operation(geos.handle(), first.get(), second.get())));
}

}  // namespace

double length_m(PlanePoint vector)
{
    return std::hypot(vector.x_m, vector.y_m);
}

std::optional<PlaneDefect> defect(const PlaneArea& area)
{
    if (const auto* ring = ring_with_too_few_vertices(area)) {
        return PlaneDefect{
            "fewer than three vertices", ring->empty() ? PlanePoint{} : ring->front()};
    }
    const Geos geos;
    const auto geometry = geos.multi_polygon(area);
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(geos.handle(), geometry.get(), 0, &reason, &location);
    if (valid == 1) {
        return std::nullopt;
    }
    const std::string text = reason == nullptr ? "not valid" : reason;
    GEOSFree_r(geos.handle(), reason);
    const auto where = geos.checked(location);
    return PlaneDefect{text, first_point(geos, *where)};
}

double area_m2(const PlaneArea& area)
{
    double sum = 0.0;
    for (const auto& part : area.parts) {
        sum += doubled_ring_area_m2(part.outer);
        for (const auto& hole : part.holes) {
            sum -= doubled_ring_area_m2(hole);
        }
    }
    return 0.5 * sum;
}

PlaneArea unite(const std::vector<PlaneArea>& areas)
{
    const Geos geos;
    PlaneArea all;
    for (const auto& area : areas) {
        all.parts.insert(all.parts.end(), area.parts.begin(), area.parts.end());
    }
    const auto geometry = geos.multi_polygon(all);
    // Without a grid, GEOS 3.11 loses whole polygons where edges overlap but for rounding.
    constexpr double grid_m = 1e-5;
    return geos.area(*geos.checked(GEOSUnaryUnionPrec_r(geos.handle(), geometry.get(), grid_m)));
}

PlaneArea intersection(const PlaneArea& a, const PlaneArea& b)
{
    return overlay(a, b, GEOSIntersection_r);
}

PlaneArea difference(const PlaneArea& a, const PlaneArea& b)
{
    return overlay(a, b, GEOSDifference_r);
}

PlaneArea grown(const PlaneArea& area, double distance_m)
{
    // GEOS puts the vertices of rounded corners on the circle: their edges must not cut it.
    constexpr int quadrant_segments = 8;
    const double beyond = distance_m / std::cos(std::numbers::pi / (4.0 * quadrant_segments));
    const Geos geos;
    const auto geometry = geos.multi_polygon(area);
    const auto valid =
        geos.checked(GEOSUnaryUnion_r(geos.handle(), geometry.get()));  // parts may overlap
    return geos.area(
        *geos.checked(GEOSBuffer_r(geos.handle(), valid.get(), beyond, quadrant_segments)));
}

PlaneArea simplified(const PlaneArea& area, double tolerance_m)
{
    const Geos geos;
    const auto geometry = geos.multi_polygon(area);
    return geos.area(
        *geos.checked(GEOSTopologyPreserveSimplify_r(geos.handle(), geometry.get(), tolerance_m)));
}

}  // namespace transect
