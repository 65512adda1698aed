#include "transect/formats/geojson_area.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"
#include "transect/geo/region_frame.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace transect;
using formats::parse_area;

namespace {

MultiPolygon parsed(const std::string& text, const formats::FeatureSelection& where = {})
{
    return parse_area({.text = text, .file = "a.geojson"}, where);
}

std::string polygon(const std::string& rings)
{
    return R"({"type": "Polygon", "coordinates": [)" + rings + "]}";
}

const std::string unit_square = "[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]";

struct Refused {
    std::string description;
    std::string geojson;
    std::string message;
};

}  // namespace

TEST_CASE("polygons are read with holes and parts, whatever wraps them", "[formats]")
{
    const auto hole = "[[0.25, 0.25], [0.25, 0.5], [0.5, 0.5], [0.25, 0.25]]";
    const auto geometry = polygon(unit_square + ", " + hole);
    const auto text = GENERATE_COPY(
        as<std::string>{},
        geometry,
        R"({"type": "MultiPolygon", "coordinates": [[)" + unit_square + ", " + hole + "]]}",
        R"({"type": "Feature", "properties": null, "geometry": )" + geometry + "}",
        R"({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": )" +
            geometry + "}]}");
    CAPTURE(text);
    const auto area = parsed(text);
    REQUIRE(area.parts.size() == 1);
    CHECK(area.parts[0].outer.size() == 4);
    REQUIRE(area.parts[0].holes.size() == 1);
    CHECK(area.parts[0].holes[0].size() == 3);
    CHECK(area.parts[0].outer[1] == test::point(0.0, 1.0));
}

TEST_CASE("a third coordinate is accepted and left out", "[formats]")
{
    const auto area = parsed(polygon("[[0, 0, 300], [1, 0, 300], [1, 1, 300], [0, 0, 300]]"));
    CHECK(area.parts.at(0).outer.size() == 3);
}

TEST_CASE("rings are turned the right-hand way and keep their first vertex", "[formats]")
{
    const auto clockwise =
        parsed(polygon("[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]], "
                       "[[0.25, 0.25], [0.5, 0.25], [0.5, 0.5], [0.25, 0.25]]"));
    const auto& part = clockwise.parts.at(0);
    CHECK(
        part.outer == Ring{
                          test::point(0.0, 0.0),
                          test::point(0.0, 1.0),
                          test::point(1.0, 1.0),
                          test::point(1.0, 0.0)});
    CHECK(part.holes.at(0).at(1) == test::point(0.5, 0.5));
}

TEST_CASE("features are selected by their properties", "[formats]")
{
    const auto feature = [](const std::string& properties, const std::string& ring) {
        return fmt::format(
            R"({{"type": "Feature", "properties": {}, "geometry": {}}})",
            properties,
            polygon(ring));
    };
    const auto text =
        R"({"type": "FeatureCollection", "features": [)" +
        feature(R"({"name": "west", "level": 2})", unit_square) + "," +
        feature(R"({"name": "east", "level": 2})", "[[3, 0], [4, 0], [4, 1], [3, 1], [3, 0]]") +
        "," + feature("null", "[[5, 0], [6, 0], [6, 1], [5, 0]]") + "]}";

    CHECK(parsed(text).parts.size() == 3);
    CHECK(parsed(text, {{"level", 2.0}}).parts.size() == 2);
    const auto east = parsed(text, {{"level", 2.0}, {"name", "east"}});
    REQUIRE(east.parts.size() == 1);
    CHECK(east.parts[0].outer[0] == test::point(0.0, 3.0));
    CHECK_THROWS_WITH(
        parsed(text, {{"name", "north"}}),
        "a.geojson:1:43: features: no feature has \"name\" = \"north\"");
}

TEST_CASE("features that touch become one area without a seam", "[formats]")
{
    const auto text = R"({"type": "MultiPolygon", "coordinates": [[)" + unit_square +
                      "], [[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]]}";
    const auto area = parsed(text);
    CHECK(area.parts.size() == 1);
    // Two cells of one degree at the equator are 2 × 12,308.78 km² (GeographicLib's Planimeter).
    CHECK_THAT(
        geodesic_area(area) / square_kilometre, test::is_close_to(2.0 * 12308.778361469, 0.01));
}

TEST_CASE("an area cut at the antimeridian is one part again", "[formats]")
{
    const auto area = parsed(R"({"type": "MultiPolygon", "coordinates": [)"
                             "[[[179, 0], [180, 0], [180, 1], [179, 1], [179, 0]]], "
                             "[[[-180, 0], [-179, 0], [-179, 1], [-180, 1], [-180, 0]]]]}");
    CHECK(area.parts.size() == 1);
    CHECK_THAT(
        geodesic_area(area) / square_kilometre, test::is_close_to(2.0 * 12308.778361469, 0.01));
}

TEST_CASE("an area that cannot be used is refused with its place", "[formats][errors]")
{
    const auto refused = GENERATE(from_range(std::vector<Refused>{
        {"latitude off the globe",
         polygon("[[0, 0], [1, 0], [1, 95], [0, 0]]"),
         "a.geojson:1:58: coordinates[0][2][1]: latitude 95 is outside [-90, 90]"},
        {"longitude off the globe",
         polygon("[[0, 0], [181, 0], [1, 1], [0, 0]]"),
         "a.geojson:1:47: coordinates[0][1][0]: longitude 181 is outside [-180, 180]"},
        {"NaN",
         polygon("[[0, 0], [NaN, 0], [1, 1], [0, 0]]"),
         "a.geojson:1:47: NaN is not a number that JSON has; give a finite number"},
        {"open ring",
         polygon("[[0, 0], [1, 0], [1, 1], [0, 1]]"),
         "a.geojson:1:62: coordinates[0][3]: a ring must end where it begins"},
        {"three positions",
         polygon("[[0, 0], [1, 0], [0, 0]]"),
         "a.geojson:1:37: coordinates[0]: a ring needs at least four positions, the last equal to "
         "the first"},
        {"position of one number",
         polygon("[[0], [1, 0], [1, 1], [0]]"),
         "a.geojson:1:38: coordinates[0][0]: expected a position: [longitude, latitude]"},
        {"position as text",
         polygon("[[0, 0], [\"1\", 0], [1, 1], [0, 0]]"),
         "a.geojson:1:47: coordinates[0][1][0]: expected a number"},
        {"bow-tie",
         polygon("[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]"),
         "a.geojson:1:38: coordinates[0][0]: the outline crosses or touches itself near latitude "
         "0.500, longitude 0.500"},
        {"hole outside",
         polygon(unit_square + ", [[2, 2], [3, 2], [3, 3], [2, 2]]"),
         "a.geojson:1:80: coordinates[1][0]: a hole lies outside the outline near latitude "
         "2.000, "
         "longitude 2.000"},
        {"a spike",
         polygon("[[0, 0], [1, 0], [0, 0], [0, 0]]"),
         "a.geojson:1:38: coordinates[0][0]: the outline encloses no ground near latitude 0.000, "
         "longitude 0.000"},
        {"no ground",
         polygon("[[0, 0], [1e-6, 0], [1e-6, 1e-6], [0, 0]]"),
         "a.geojson:1:38: coordinates[0][0]: the outline encloses no ground"},
        {"no rings",
         polygon(""),
         "a.geojson:1:36: coordinates: a polygon needs at least an outer ring"},
        {"a line",
         R"({"type": "LineString", "coordinates": [[0, 0], [1, 1]]})",
         "a.geojson:1:10: type: \"LineString\" is no area; expected \"Polygon\" or "
         "\"MultiPolygon\""},
        {"no type", R"({"coordinates": []})", "a.geojson:1:1: type: is missing"},
        {"a list", "[]", "a.geojson:1:1: expected an object: { ... }"},
        {"no feature",
         R"({"type": "FeatureCollection", "features": []})",
         "a.geojson:1:43: features: holds no feature"},
        {"no parts",
         R"({"type": "MultiPolygon", "coordinates": []})",
         "a.geojson:1:1: holds no polygon"},
        {"a feature without geometry",
         R"({"type": "Feature", "properties": {}, "geometry": null})",
         "a.geojson:1:51: geometry: expected an object: { ... }"},
    }));
    DYNAMIC_SECTION(refused.description)
    {
        CHECK_THROWS_WITH(parsed(refused.geojson), refused.message);
    }
}

TEST_CASE("no prefix of an area does anything but raise InputError", "[formats][errors]")
{
    const auto text = polygon(unit_square);
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(parsed(text.substr(0, length)), InputError);
    }
}

TEST_CASE("zones are features with names", "[formats]")
{
    const auto zone = [](const std::string& properties) {
        return R"({"type": "Feature", "properties": )" + properties + R"(, "geometry": )" +
               polygon(unit_square) + "}";
    };
    const auto collection = [](const std::string& features) {
        return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
    };
    const auto text = collection(zone(R"({"name": "a"})") + ", " + zone(R"({"name": "b"})"));
    const auto zones = formats::parse_zones({.text = text, .file = "z.geojson"});
    REQUIRE(zones.size() == 2);
    CHECK(zones[1].name == "b");
    CHECK(zones[1].area.parts.size() == 1);

    const auto twice = collection(zone(R"({"name": "a"})") + ", " + zone(R"({"name": "a"})"));
    CHECK_THROWS_WITH(
        formats::parse_zones({.text = twice, .file = "z.geojson"}),
        "z.geojson:1:229: features[1].properties.name: zone \"a\" is given twice");
    CHECK_THROWS_WITH(
        formats::parse_zones({.text = collection(zone("{}")), .file = "z.geojson"}),
        "z.geojson:1:78: features[0].properties.name: is missing");
    CHECK_THROWS_WITH(
        formats::parse_zones({.text = collection(""), .file = "z.geojson"}),
        "z.geojson:1:43: features: holds no zone");
}

TEST_CASE("only GeoJSON files are opened for areas", "[formats][errors]")
{
    CHECK_THROWS_WITH(
        formats::read_area("area.gpkg"),
        "area.gpkg: areas are read from GeoJSON files (.geojson, .json) only");
    CHECK_THROWS_WITH(formats::read_area("none.geojson"), "none.geojson: no such file");
}

TEST_CASE("the real region reads with its area", "[formats]")
{
    const auto file = test::real_data("geo/mopti_region_ne.geojson");
    if (!file) {
        WARN("skipped: no real data beside the project");
        return;
    }
    const auto area = formats::read_area(*file, {{"name", "Mopti"}});
    // 79,017 km² by statute; Natural Earth's outline is 3.8 % too large.
    CHECK_THAT(geodesic_area(area) / square_kilometre, test::is_close_to(79'017.0 * 1.038, 300.0));
}
