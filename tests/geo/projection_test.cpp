#include <cmath>
#include <stdexcept>

#include "transect/geo/local_plane.hpp"
#include "transect/geo/region_frame.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect {
namespace {

using test::box;
using test::point;

const GeoPoint mopti = point(14.5, -3.5);

double plane_distance_m(const LocalPlane& plane, GeoPoint a, GeoPoint b)
{
    return length_m(plane.forward(a) - plane.forward(b));
}

TEST_CASE("the local plane gives points back", "[geo]")
{
    const LocalPlane plane{mopti};
    const auto far = point(16.73, -3.0);
    const auto back = plane.reverse(plane.forward(far));
    CHECK(geodesic_leg(far, back).distance < 1e-6 * metre);
}

TEST_CASE("distances in the local plane are within the stated error", "[geo]")
{
    const LocalPlane plane{mopti};
    const double bearing_deg = GENERATE(0.0, 60.0, 135.0, 250.0);
    const auto out = travel(mopti, Bearing{bearing_deg * degree}, 200.0 * kilometre);
    CHECK_THAT(plane_distance_m(plane, mopti, out), test::is_close_to(200000.0, 1e-3));
    // Across the radius, where the scale is worst.
    const auto beside = travel(out, Bearing{(bearing_deg + 90.0) * degree}, 5.0 * kilometre);
    CHECK_THAT(plane_distance_m(plane, out, beside) / 5000.0, test::is_close_to(1.0, 1.7e-4));
}

TEST_CASE("a plane direction has the bearing of the geodesic that leaves along it", "[geo]")
{
    const LocalPlane plane{mopti};
    const auto at = point(14.1, -2.6);
    const PlanePoint here = plane.forward(at);
    const double angle = GENERATE(0.3, 1.7, 3.0, 5.1);
    const PlanePoint direction{std::sin(angle), std::cos(angle)};
    const auto ahead = plane.reverse(here + 100.0 * direction);
    const Angle off = geodesic_leg(at, ahead).departure - plane.true_bearing(here, direction);
    CHECK_THAT(off / degree, test::is_close_to(0.0, 0.01));
}

TEST_CASE("the region frame keeps areas exactly", "[geo]")
{
    // Small enough that its geodesic edges are straight in any map.
    const auto area = box(14.2, -3.31, 14.21, -3.3);
    const auto frame = RegionFrame::around(bounding_box(box(12.0, -6.0, 16.0, -1.0)));
    CHECK_THAT(
        area_m2(frame.forward(area)) / (geodesic_area(area) / square_metre),
        test::is_close_to(1.0, 1e-6));
}

TEST_CASE("the region frame gives points back", "[geo]")
{
    const auto region = GENERATE(
        box(12.0, -6.0, 16.0, -1.0),
        box(-2.0, 179.0, 3.0, -178.0),
        box(-1.0, 10.0, 1.0, 12.0),
        box(-17.2, 20.6, -17.0, 20.9));
    const auto frame = RegionFrame::around(bounding_box(region));
    for (const auto& vertex : region.parts[0].outer) {
        CHECK(geodesic_leg(vertex, frame.reverse(frame.forward(vertex))).distance < 1e-6 * metre);
    }
}

TEST_CASE("a frame that is written down is the same frame", "[geo]")
{
    const auto frame = RegionFrame::around(bounding_box(box(12.0, -6.0, 16.123, -1.777)));
    const RegionFrame rebuilt{frame.parameters()};
    CHECK(rebuilt.forward(mopti) == frame.forward(mopti));
    CHECK(rebuilt.proj_string() == frame.proj_string());
}

TEST_CASE("a southern frame is the mirror image of the northern one", "[geo]")
{
    const auto north = RegionFrame::around(bounding_box(box(17.0, 20.6, 17.2, 20.9)));
    const auto south = RegionFrame::around(bounding_box(box(-17.2, 20.6, -17.0, 20.9)));
    const auto above = north.forward(point(17.13, 20.7));
    const auto below = south.forward(point(-17.13, 20.7));
    CHECK_THAT(below.x_m, test::is_close_to(above.x_m, 1e-6));
    CHECK_THAT(below.y_m, test::is_close_to(-above.y_m, 1e-6));
    CHECK(std::abs(below.y_m) < 20000.0);
    CHECK_THAT(south.origin_latitude_deg(), test::is_close_to(-17.1, 0.01));
}

TEST_CASE("parallels symmetric about the equator make a cylinder", "[geo]")
{
    const RegionFrame frame{
        {.south_parallel_deg = -1.0, .north_parallel_deg = 1.0, .central_meridian_deg = 10.0}};
    CHECK(frame.proj_string().starts_with("+proj=cea +lat_ts=1 +lon_0=10 "));
}

TEST_CASE("convergence is the angle from plane north to true north", "[geo]")
{
    const auto frame = RegionFrame::around(bounding_box(box(12.0, -6.0, 16.0, -1.0)));
    const auto at = point(14.0, -1.2);
    const auto north = travel(at, Bearing{Angle{}}, 100.0 * metre);
    const auto way = frame.forward(north) - frame.forward(at);
    CHECK_THAT(
        frame.convergence(at) / radian, test::is_close_to(std::atan2(way.x_m, way.y_m), 1e-4));
}

TEST_CASE("parallels off the globe are refused", "[geo][errors]")
{
    CHECK_THROWS_AS(
        (RegionFrame{
            {.south_parallel_deg = 95.0, .north_parallel_deg = 96.0, .central_meridian_deg = 0.0}}),
        std::domain_error);
}

}  // namespace
}  // namespace transect
