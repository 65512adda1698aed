#include "transect/formats/openair.hpp"

#include <string>

#include "transect/error.hpp"
#include "transect/geo/local_plane.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace transect;
using formats::parse_openair;
using planner::KeepArea;

namespace {

std::vector<formats::OpenAirArea> read(
    const std::string& text, KeepArea::Kind kind = KeepArea::Kind::keep_out)
{
    return parse_openair({.text = text, .file = "x.txt"}, kind);
}

/// One square of the examples in the definition of the format, with other limits.
std::string square(const std::string& limits)
{
    return "AC R\nAN Square\n" + limits +
           "DP 14:00:00 N 004:00:00 W\nDP 14:06:00 N 004:00:00 W\n"
           "DP 14:06.000N 003:54.000W\nDP 14:00:00 N 003:54:00 W\n";
}

std::string problem_of(const std::string& text)
{
    try {
        read(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

double distance_m(GeoPoint a, GeoPoint b)
{
    return geodesic_leg(a, b).distance / metre;
}

}  // namespace

TEST_CASE("OpenAir polygons are read with class, name and limits", "[formats]")
{
    const auto areas = read(
        "* a comment\r\n\r\n" +
        square("AH FL 95\r\nAL 1500 ft MSL * why\r\nAT 14:00:00 N 004:00:00 W\r\n") +
        "*\nAC CTR\nAN Second\nAL SFC\nAH UNL\nV X=14:30:00 N 004:04:00 W\nDC 5\n");
    REQUIRE(areas.size() == 2);
    CHECK(areas[0].airspace_class == "R");
    CHECK(areas[0].area.name == "Square");
    CHECK(
        areas[0].area.ceiling ==
        planner::SetHeight{planner::SetHeight::Reference::flight_level, 95.0 * (100.0 * foot)});
    CHECK(
        areas[0].area.floor ==
        planner::SetHeight{planner::SetHeight::Reference::altitude_qnh, 1500.0 * foot});
    const auto& ring = areas[0].area.area.parts.at(0).outer;
    REQUIRE(ring.size() == 4);
    CHECK(distance_m(ring[0], test::point(14.0, -4.0)) < 0.01);
    CHECK(areas[1].airspace_class == "CTR");
    CHECK_FALSE(areas[1].area.floor);
    CHECK_FALSE(areas[1].area.ceiling);
}

TEST_CASE("both notations of coordinates in OpenAir are the same place", "[formats]")
{
    const auto areas = read(square("AL GND\n"));
    for (const auto& vertex : areas.at(0).area.area.parts.at(0).outer) {
        const double latitude_deg = vertex.latitude.angle() / degree;
        const double longitude_deg = vertex.longitude.angle() / degree;
        CHECK((std::abs(latitude_deg - 14.0) < 1e-12 || std::abs(latitude_deg - 14.1) < 1e-12));
        CHECK((std::abs(longitude_deg + 4.0) < 1e-12 || std::abs(longitude_deg + 3.9) < 1e-12));
    }
}

TEST_CASE("limits in OpenAir are read in all their forms", "[formats]")
{
    struct Form {
        std::string text;
        planner::SetHeight height;
    };
    using Reference = planner::SetHeight::Reference;
    const auto form = GENERATE(
        Form{"FL115", {Reference::flight_level, 115.0 * (100.0 * foot)}},
        Form{"1500 AGL", {Reference::height_agl, 1500.0 * foot}},
        Form{"1500ft AGL", {Reference::height_agl, 1500.0 * foot}},
        Form{"10000 MSL", {Reference::altitude_qnh, 10'000.0 * foot}},
        Form{"7000ft", {Reference::altitude_qnh, 7000.0 * foot}},
        Form{"1000 m AMSL", {Reference::altitude_qnh, 1000.0 * metre}});
    CHECK(read(square("AH " + form.text + "\n")).at(0).area.ceiling == form.height);
}

TEST_CASE("a limit in OpenAir that cannot be understood is refused with its place", "[formats]")
{
    const std::string text = GENERATE(
        "5000", "FL", "by NOTAM", "1500 ft XYZ", "FL 95 or so", "", "-100 ft MSL", "1e4 ft");
    const auto problem = problem_of(square("AH " + text + "\n"));
    INFO(problem);
    CHECK(problem.find("x.txt:3:") != std::string::npos);
}

TEST_CASE("a circle in OpenAir surrounds what is kept out and lies in what is kept in", "[formats]")
{
    const std::string text = "AC P\nAN Round\nV X=14:30:00 N 004:04:00 W\nDC 5\n";
    const auto centre = test::point(14.5, -(4.0 + 4.0 / 60.0));
    const auto out = read(text).at(0).area.area;
    const auto in = read(text, KeepArea::Kind::keep_in).at(0).area.area;
    const double circle_km2 = 3.14159265358979 * 9.26 * 9.26;
    CHECK(geodesic_area(out) / square_kilometre > circle_km2);
    CHECK(geodesic_area(out) / square_kilometre < 1.004 * circle_km2);
    CHECK(geodesic_area(in) / square_kilometre < circle_km2);
    CHECK(geodesic_area(in) / square_kilometre > 0.996 * circle_km2);
    for (const auto& vertex : out.parts.at(0).outer) {
        CHECK(distance_m(centre, vertex) > 9260.0);
    }
    for (const auto& vertex : in.parts.at(0).outer) {
        CHECK(distance_m(centre, vertex) < 9260.0);
    }
}

TEST_CASE("arcs in OpenAir turn the way that D says", "[formats]")
{
    // A quarter of a circle of 10 NM: east to south clockwise, or the other three quarters.
    const std::string begin =
        "AC R\nAN Slice\nV X=10:00:00 N 010:00:00 E\nDP 10:00:00 N 010:00:00 E\n";
    const double whole_km2 = 3.14159265358979 * 18.52 * 18.52;
    const auto quarter = read(begin + "DA 10,90,180\n").at(0).area.area;
    CHECK_THAT(geodesic_area(quarter) / square_kilometre, test::is_close_to(whole_km2 / 4.0, 2.0));
    const auto rest = read(begin + "V D=-\nDA 10,90,180\n").at(0).area.area;
    CHECK_THAT(geodesic_area(rest) / square_kilometre, test::is_close_to(0.75 * whole_km2, 4.0));
    // The direction is clockwise again in the next area.
    const auto both = read(begin + "V D=-\nDA 10,90,180\n" + begin + "DA 10,90,180\n");
    CHECK(geodesic_area(both.at(1).area.area) == geodesic_area(quarter));
}

TEST_CASE("an arc between two points in OpenAir never cuts into what is kept out", "[formats]")
{
    // Half a circle of 6 NM over the north, closed along the parallel.
    const auto north = read(
        "AC R\nAN Half\nV X=00:00:00 N 010:00:00 E\n"
        "DB 00:00:00 N 009:54:00 E,00:00:00 N 010:06:00 E\n");
    const auto& outer = north.at(0).area.area.parts.at(0).outer;
    const LocalPlane plane{test::point(0.0, 10.0)};
    // Against the 11,131.9 m of a tenth of a degree of the equator.
    double nearest_m = 1e9;
    for (std::size_t i = 0; i < outer.size(); ++i) {
        const auto a = plane.forward(outer[i]);
        const auto b = plane.forward(outer[(i + 1) % outer.size()]);
        if (a.y_m > 100.0 || b.y_m > 100.0) {
            for (int k = 0; k <= 20; ++k) {
                nearest_m = std::min(nearest_m, length_m(a + (k / 20.0) * (b - a)));
            }
        }
    }
    CHECK(nearest_m > 11'131.0);
    CHECK(nearest_m < 11'134.0);
}

TEST_CASE("what is wrong in OpenAir is said with its line", "[formats][errors]")
{
    struct Fault {
        std::string text;
        std::string problem;
    };
    const auto fault = GENERATE(
        Fault{"DP 14:00:00 N 004:00:00 W\n", "x.txt:1:3: an area begins with AC"},
        Fault{"AC R\nDC 5\n", "x.txt:2:5: needs a centre"},
        Fault{"AC R\nDP 14:60:00 N 004:00:00 W\n", "x.txt:2:"},
        Fault{"AC R\nDP 91:00:00 N 004:00:00 W\n", "x.txt:2:"},
        Fault{"AC R\nDP 14:00:00 X 004:00:00 W\n", "expected N or S"},
        Fault{"AC R\nDP 14:00:00 N\n", "x.txt:2:"},
        Fault{"AC R\nV X=14:00:00 N 004:00:00 W\nDC 0\n", "expected a radius"},
        Fault{"AC R\nV X=14:00:00 N 004:00:00 W\nDC 5000\n", "expected a radius"},
        Fault{"AC R\nDY 14:00:00 N 004:00:00 W\n", "record \"DY\" is not known"},
        Fault{"AC R\nV Q=3\n", "variable \"Q\" is not known"},
        Fault{"AC R\nAL UNL\n", "a floor cannot be unlimited"},
        Fault{"AC R\nAH SFC\n", "a ceiling cannot be the ground"},
        Fault{"AC R\nAN Empty\n", "x.txt:1:1: area \"Empty\": needs three different points"},
        Fault{
            "AC R\nAN Line\nDP 14:00:00 N 004:00:00 W\nDP 15:00:00 N 004:00:00 W\n"
            "DP 16:00:00 N 004:00:00 W\n",
            "area \"Line\": "},
        Fault{
            "AC R\nAN Bow\nDP 14:00:00 N 004:00:00 W\nDP 15:00:00 N 005:00:00 W\n"
            "DP 14:00:00 N 005:00:00 W\nDP 15:00:00 N 004:00:00 W\n",
            "crosses or touches itself"},
        Fault{
            "AC R\nV X=14:00:00 N 004:00:00 W\n"
            "DB 14:00:00 N 004:10:00 W,14:00:00 N 003:40:00 W\n",
            "from its centre"},
        Fault{"AC R\nV X=14:00:00 N 004:00:00 W\nDC 5\nDC 6\n", "a second circle"},
        Fault{
            "AC R\nDP 10:00:00 N 000:00:00 E\nDP 10:00:00 N 030:00:00 E\n"
            "DP 12:00:00 N 015:00:00 E\n",
            "is over 2,000 km across"});
    const auto problem = problem_of(fault.text);
    INFO(problem);
    CHECK(problem.find(fault.problem) != std::string::npos);
}

TEST_CASE("an area across the antimeridian is read from OpenAir", "[formats]")
{
    const auto areas = read("AC R\nAN Fiji\nV X=17:00:00 S 179:58:00 E\nDC 10\n");
    CHECK_THAT(
        geodesic_area(areas.at(0).area.area) / square_kilometre,
        test::is_close_to(3.14159265358979 * 18.52 * 18.52, 5.0));
}
