/// Areas held against geodesic polygons.

#include <cmath>

#include "transect/coverage/zone.hpp"

#include "coverage/flights.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

double geodesic_area_m2(const Ring& ring)
{
    return geodesic_area({{{ring, {}}}}) / square_metre;
}

/// A geodesic hexagon, so that no edge follows the graticule.
Ring hexagon(GeoPoint centre, Length radius)
{
    Ring ring;
    for (const double bearing_deg : {10.0, 70.0, 130.0, 190.0, 250.0, 310.0}) {
        ring.push_back(travel(centre, Bearing{bearing_deg * degree}, radius));
    }
    return ring;
}

TEST_CASE("a zone's area is that of the geodesic polygon", "[coverage]")
{
    const double latitude_deg = GENERATE(0.0, 14.0, 65.0);
    const double radius_km = GENERATE(10.0, 40.0, 100.0);
    CAPTURE(latitude_deg, radius_km);
    const MultiPolygon zone{
        {{hexagon(test::point(latitude_deg, -3.4), radius_km * kilometre), {}}}};
    const auto frame = RegionFrame::around(bounding_box(zone));
    const auto flight = test::hover(2.0, 1770.0, {});
    const auto cover = test::observe_one(flight, {.frame = frame, .cell = 100.0 * metre});
    const double area_m2 = zone_coverage(cover, zone).area / square_metre;
    CHECK(area_m2 == Approx(geodesic_area_m2(zone.parts.front().outer)).epsilon(10e-6));
}

TEST_CASE("the share seen of a zone is that of the geodesic polygons", "[coverage]")
{
    const double latitude_deg = GENERATE(0.0, 14.0, 65.0);
    CAPTURE(latitude_deg);
    const auto place = test::point(latitude_deg, -3.4);
    const auto zone_ring = hexagon(place, 20.0 * kilometre);
    const MultiPolygon zone{{{zone_ring, {}}}};
    const test::Look look{.azimuth_deg = 33.0, .depression_deg = 60.0};
    const auto flight =
        test::fly({.start = place, .speed_mps = 0.0, .height_m = 6270.0, .look = look});
    const auto pose = test::pose(place, 6270.0, look);
    const auto footprint = sensor::footprint(pose, test::mopti_ground, 20.0 * kilometre);
    constexpr double cell_m = 20.0;
    const auto cover = test::observe_one(
        flight, {.frame = RegionFrame::around(bounding_box(zone)), .cell = cell_m * metre});
    const auto figures = zone_coverage(cover, zone);
    const double share = geodesic_area_m2(footprint) / geodesic_area_m2(zone_ring);
    // Each cell on the edge is right within half of itself, and they fall as they like.
    const double edge_cells = 4.0 * std::sqrt(geodesic_area_m2(footprint)) / cell_m;
    const double rasterisation = std::sqrt(edge_cells) * cell_m * cell_m;
    CHECK(
        figures.seen / figures.area ==
        Approx(share).margin(10e-6 * share + rasterisation / geodesic_area_m2(zone_ring)));
    CHECK(share > 0.01);
}

}  // namespace
}  // namespace transect::coverage
