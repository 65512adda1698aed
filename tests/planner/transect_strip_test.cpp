#include "transect/planner/transect_strip.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::planner {
namespace {

TEST_CASE("a strip has the area of its length times the swath", "[planner]")
{
    const double to_deg = GENERATE(-3.0, -2.5, -3.5);
    const Transect transect{
        .number = 1, .task = "t", .from = test::point(14.0, -3.5), .to = test::point(14.3, to_deg)};
    const auto leg = geodesic_leg(transect.from, transect.to);
    const auto area = geodesic_area({{strip(transect, 1700.0 * metre)}});
    CHECK_THAT(area / (leg.distance * (1700.0 * metre)), test::is_close_to(1.0, 1e-6));
}

TEST_CASE("the edges of a strip lie half a swath from the transect", "[planner]")
{
    const Transect transect{
        .number = 1, .task = "t", .from = test::point(14.0, -3.5), .to = test::point(14.0, -3.0)};
    const auto outline = strip(transect, 2000.0 * metre).outer;
    CHECK_THAT(
        geodesic_leg(outline.front(), transect.from).distance / metre,
        test::is_close_to(1000.0, 1e-6));
    CHECK_THAT(
        geodesic_leg(outline.front(), outline.back()).distance / metre,
        test::is_close_to(2000.0, 1e-3));
}

}  // namespace
}  // namespace transect::planner
