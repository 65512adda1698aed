#include "transect/aircraft/wind.hpp"

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

ConstantWind wind(double from_deg, double speed_kt)
{
    return {Bearing{from_deg * degree}, speed_kt * knot};
}

TEST_CASE("a wind that the aircraft cannot fly against has no triangle", "[aircraft]")
{
    const double from_deg = GENERATE(0.0, 90.0);
    CHECK_FALSE(wind_triangle(Bearing{Angle{}}, 60.0 * knot, wind(from_deg, 61.0)));
}

}  // namespace
}  // namespace transect::aircraft
