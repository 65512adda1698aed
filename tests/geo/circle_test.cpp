#include "transect/geo/circle.hpp"

#include <algorithm>

#include "transect/geo/local_plane.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace transect;

namespace {

/// Least and greatest distance of an outline from the centre: at many points of each edge, straight
/// in longitude and latitude.
struct Reach {
    double least_m = 1e12;
    double greatest_m = 0.0;
};

Reach reach(const Ring& outline, GeoPoint centre, bool is_closed)
{
    Reach result;
    for (std::size_t i = 0; i + (is_closed ? 0 : 1) < outline.size(); ++i) {
        const auto& a = outline[i];
        const auto& b = outline[(i + 1) % outline.size()];
        constexpr int pieces = 40;
        for (int piece = 0; piece <= pieces; ++piece) {
            const double share = static_cast<double>(piece) / pieces;
            const Angle east = Bearing{b.longitude.angle()} - Bearing{a.longitude.angle()};
            const GeoPoint point{
                Latitude{a.latitude.angle() + share * (b.latitude.angle() - a.latitude.angle())},
                Longitude{(Bearing{a.longitude.angle()} + share * east) - Bearing{Angle{}}}};
            const double distance_m = geodesic_leg(centre, point).distance / metre;
            result.least_m = std::min(result.least_m, distance_m);
            result.greatest_m = std::max(result.greatest_m, distance_m);
        }
    }
    return result;
}

}  // namespace

TEST_CASE("a circumscribed polygon has no point within its circle", "[geo]")
{
    const double radius_m = GENERATE(20.0, 5'556.0, 100'000.0, 926'000.0);
    const auto centre =
        GENERATE(test::point(14.5, -4.1), test::point(0.0, 180.0), test::point(-55.0, -179.99));
    const auto outside = reach(ring({centre, radius_m * metre}, Fit::circumscribed), centre, true);
    CHECK(outside.least_m >= radius_m);
    CHECK(outside.greatest_m <= 1.0016 * radius_m);
}

TEST_CASE("an inscribed polygon has no point beyond its circle", "[geo]")
{
    const double radius_m = GENERATE(20.0, 5'556.0, 100'000.0, 926'000.0);
    const auto centre = GENERATE(test::point(14.5, -4.1), test::point(-55.0, -179.99));
    const auto inside = reach(ring({centre, radius_m * metre}, Fit::inscribed), centre, true);
    CHECK(inside.greatest_m <= radius_m);
    CHECK(inside.least_m >= 0.998 * radius_m);
}

TEST_CASE("an arc runs from its first bearing to its last, on the side asked for", "[geo]")
{
    const auto centre = test::point(14.5, -4.1);
    const Arc arc{
        .circle = {centre, 10.0 * kilometre},
        .from = Bearing{350.0 * degree},
        .to = Bearing{80.0 * degree},
        .direction = GENERATE(Arc::Direction::clockwise, Arc::Direction::counter_clockwise)};
    const auto outside = points(arc, Fit::circumscribed);
    const auto inside = points(arc, Fit::inscribed);
    for (const auto& line : {outside, inside}) {
        CHECK_THAT(
            abs(geodesic_leg(centre, line.front()).departure - arc.from) / degree,
            test::is_close_to(0.0, 1e-9));
        CHECK_THAT(
            abs(geodesic_leg(centre, line.back()).departure - arc.to) / degree,
            test::is_close_to(0.0, 1e-9));
    }
    CHECK(reach(outside, centre, false).least_m > 9'999.9);
    CHECK(reach(inside, centre, false).greatest_m < 10'000.1);
    const auto middle = geodesic_leg(centre, inside[inside.size() / 2]).departure;
    const double expected_deg = arc.direction == Arc::Direction::clockwise ? 35.0 : 215.0;
    CHECK_THAT(middle.angle() / degree, test::is_close_to(expected_deg, 5.0));
}
