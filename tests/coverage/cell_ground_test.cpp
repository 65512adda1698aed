#include "coverage/cell_ground.hpp"

#include <cmath>
#include <memory>
#include <vector>

#include "coverage/flights.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

TEST_CASE("centres of cells are found on the earth to a centimetre", "[coverage][terrain]")
{
    const double latitude_deg = GENERATE(-14.0, 0.0, 14.0, 65.0);
    const double longitude_deg = GENERATE(-3.5, 180.0);
    CAPTURE(latitude_deg, longitude_deg);
    const RegionFrame frame{
        {.south_parallel_deg = latitude_deg - 1.0,
         .north_parallel_deg = latitude_deg + 1.0,
         .central_meridian_deg = longitude_deg}};
    constexpr double cell_m = 100.0;
    CellGround ground{
        frame,
        cell_m,
        std::make_shared<const terrain::ElevationInMemory>(std::vector<terrain::TilePointer>{})};
    const auto middle = frame.forward(test::point(latitude_deg, longitude_deg));
    for (int i = -5; i <= 5; ++i) {
        for (int j = -5; j <= 5; ++j) {
            const Cell cell{
                static_cast<std::int32_t>(middle.x_m / cell_m) + 97 * i,
                static_cast<std::int32_t>(middle.y_m / cell_m) + 97 * j};
            const auto exact = frame.reverse(test::cell_centre(cell, cell_m));
            const auto found = ground.point(cell);
            CHECK(geodesic_leg(exact, found.position).distance < 0.01 * metre);
            CHECK(std::isnan(found.height.above_datum() / metre));
        }
    }
}

}  // namespace
}  // namespace transect::coverage
