#include "transect/formats/geoid_file.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>

#include "transect/error.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect {
namespace {

using test::point;

TEST_CASE("the geoid EGM96 has the heights that GeographicLib publishes", "[formats]")
{
    if (!std::filesystem::exists(formats::egm96_file)) {
        WARN("proj-data is not installed");
        return;
    }
    const auto geoid = formats::read_geoid(formats::egm96_file);
    const auto undulation_m = [&](double latitude, double longitude) {
        const auto value = geoid->undulation(point(latitude, longitude));
        REQUIRE(value);
        return *value / metre;
    };
    // The example of GeographicLib's GeoidEval: 16:46:33N 3:00:34W is 28.7068 m (EGM96, 5').
    CHECK(
        std::abs(undulation_m(16.0 + 46.0 / 60 + 33.0 / 3600, -3.0 - 34.0 / 3600) - 28.7068) < 0.3);
    CHECK(std::abs(undulation_m(14.513, -4.08) - 29.1) < 0.3);  // Mopti
    // The grid's own first and last columns meet at the antimeridian; poles are single points.
    CHECK(std::abs(undulation_m(10.0, 179.9999999) - undulation_m(10.0, -180.0)) < 1e-3);
    CHECK(std::abs(undulation_m(10.0, 179.9) - undulation_m(10.0, -179.9)) < 1.0);
    CHECK(std::abs(undulation_m(90.0, 0.0) - 13.606) < 0.01);
    CHECK(std::abs(undulation_m(-90.0, 77.0) + 29.534) < 0.01);
}

TEST_CASE(
    "heights above the ellipsoid and above mean sea level differ by the undulation", "[formats]")
{
    if (!std::filesystem::exists(formats::egm96_file)) {
        WARN("proj-data is not installed");
        return;
    }
    const auto geoid = formats::read_geoid(formats::egm96_file);
    const auto mopti = point(14.513, -4.08);
    const auto gps = geoid->above_ellipsoid(mopti, MslHeight{276.0 * metre});
    REQUIRE(gps);
    CHECK(std::abs(gps->above_datum() / metre - 305.1) < 0.3);
    const auto back = geoid->above_mean_sea_level(mopti, *gps);
    REQUIRE(back);
    CHECK(abs(*back - MslHeight{276.0 * metre}) < 1e-9 * metre);
}

TEST_CASE("files that are no geoid are refused", "[formats]")
{
    const auto folder = test::scratch_dir("geoid_refused");
    CHECK_THROWS_AS(formats::read_geoid(folder / "absent.gtx"), InputError);
    CHECK_THROWS_AS(formats::read_geoid(folder), InputError);
    std::ofstream{folder / "short.gtx"} << "too short";
    CHECK_THROWS_AS(formats::read_geoid(folder / "short.gtx"), InputError);
    if (std::filesystem::exists(formats::egm96_file)) {
        CHECK_THROWS_AS(formats::read_geoid(formats::egm96_file, 1'000'000), InputError);
    }
}

}  // namespace
}  // namespace transect
