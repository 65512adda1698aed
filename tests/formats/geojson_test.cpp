#include "transect/formats/geojson.hpp"

#include <limits>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "transect/geo/polygon.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::formats {
namespace {

using nlohmann::json;
using test::point;

Ring box(double south, double west, double north, double east)
{
    return {point(south, west), point(south, east), point(north, east), point(north, west)};
}

/// Shoelace formula; positive when counter-clockwise.
double signed_area(const json& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
               ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    }
    return 0.5 * sum;
}

double geojson_area(const json& geometry)
{
    double sum = 0.0;
    for (const auto& part : geometry["coordinates"]) {
        for (const auto& ring : part) {
            sum += signed_area(ring);
        }
    }
    return sum;
}

TEST_CASE("rings are closed and follow the right-hand rule, whichever way they came", "[formats]")
{
    auto outer = box(14.0, -4.0, 15.0, -3.0);
    auto hole = box(14.25, -3.75, 14.75, -3.25);
    if (GENERATE(false, true)) {
        std::ranges::reverse(outer);
    }
    if (GENERATE(false, true)) {
        std::ranges::reverse(hole);
    }
    const auto geometry = json::parse(geometry_json({{{outer, {hole}}}}));
    CHECK(geometry["type"] == "MultiPolygon");
    const auto& rings = geometry["coordinates"][0];
    REQUIRE(rings.size() == 2);
    CHECK(rings[0].front() == rings[0].back());
    CHECK(rings[1].front() == rings[1].back());
    CHECK(signed_area(rings[0]) == 1.0);
    CHECK(signed_area(rings[1]) == -0.25);
    CHECK(
        rings[0].front() ==
        json::array(
            {outer.front().longitude.angle() / degree, outer.front().latitude.angle() / degree}));
}

TEST_CASE(
    "full precision reads back bit for bit, files for people have seven decimals", "[formats]")
{
    const double odd = 14.123456789012345;
    const auto ring = Ring{point(odd, -3.1), point(odd, -3.0), point(15.0, -1.0 / 3.0)};
    const auto exact = json::parse(geometry_json({{{ring, {}}}}));
    CHECK(exact["coordinates"][0][0][0][1].get<double>() == odd);
    CHECK(exact["coordinates"][0][0][2][0].get<double>() == -1.0 / 3.0);
    CHECK(
        rounded_geometry_json(point(odd, -1.0 / 3.0)) ==
        R"({"type": "Point", "coordinates": [-0.3333333, 14.1234568]})");
    CHECK(
        rounded_geometry_json(point(-1e-9, 3.5)) ==
        R"({"type": "Point", "coordinates": [3.5, 0]})");
}

TEST_CASE("a line across the antimeridian is cut where it crosses", "[formats]")
{
    struct Case {
        Line line;
        std::string text;
    };
    const auto example = GENERATE(
        Case{
            {point(10.0, 170.0), point(20.0, -170.0)},
            R"({"type": "MultiLineString", "coordinates": [[[170, 10], [180, 15]], [[-180, 15], [-170, 20]]]})"},
        Case{
            {point(20.0, -170.0), point(10.0, 170.0)},
            R"({"type": "MultiLineString", "coordinates": [[[-170, 20], [-180, 15]], [[180, 15], [170, 10]]]})"},
        Case{
            {point(0.0, 170.0), point(0.0, 180.0), point(0.0, -170.0)},
            R"({"type": "MultiLineString", "coordinates": [[[170, 0], [180, 0]], [[-180, 0], [-170, 0]]]})"},
        Case{
            {point(0.0, 180.0), point(0.0, 170.0)},
            R"({"type": "LineString", "coordinates": [[180, 0], [170, 0]]})"},
        Case{
            {point(0.0, -170.0), point(0.0, 180.0), point(5.0, -170.0)},
            R"({"type": "LineString", "coordinates": [[-170, 0], [-180, 0], [-170, 5]]})"},
        Case{{}, R"({"type": "MultiLineString", "coordinates": []})"});
    CHECK(rounded_geometry_json(example.line) == example.text);
}

TEST_CASE("an area across the antimeridian is cut into parts of the same total area", "[formats]")
{
    const auto ring = GENERATE(
        box(10.0, 175.0, 20.0, -175.0),
        Ring{point(20.0, -175.0), point(20.0, 175.0), point(10.0, 175.0), point(10.0, -175.0)});
    const auto hole = box(12.0, 178.0, 14.0, -177.0);
    const auto geometry = json::parse(geometry_json({{{ring, {hole}}}}));
    CHECK(geometry["coordinates"].size() == 2);
    CHECK_THAT(geojson_area(geometry), test::is_close_to(10.0 * 10.0 - 2.0 * 5.0, 1e-9));
    for (const auto& part : geometry["coordinates"]) {
        const bool is_west = part[0][0][0].get<double>() > 0.0;
        for (const auto& position : part[0]) {
            CHECK((position[0].get<double>() > 0.0) == is_west);
        }
    }
}

TEST_CASE("an area that ends on the antimeridian stays whole", "[formats]")
{
    const auto geometry = json::parse(geometry_json(
        {{{box(10.0, 170.0, 20.0, 180.0), {}}, {box(10.0, 180.0, 20.0, -170.0), {}}}}));
    REQUIRE(geometry["coordinates"].size() == 2);
    CHECK(signed_area(geometry["coordinates"][0][0]) == 100.0);
    CHECK(signed_area(geometry["coordinates"][1][0]) == 100.0);
}

TEST_CASE("a ring around a pole is refused", "[formats]")
{
    const Ring ring{point(80.0, 0.0), point(80.0, 120.0), point(80.0, -120.0)};
    CHECK_THROWS_AS(geometry_json({{{ring, {}}}}), std::domain_error);
}

TEST_CASE("a collection carries properties, members and text as they are", "[formats]")
{
    const auto text = geojson({
        .features = {{
            .geometry = point(14.0, -4.0),
            .properties = {{"name", "\"</script>\n\xff"}, {"altitude_ft", 10000.5}},
        }},
        .members = {{"handling", "OFFICIAL"}},
    });
    const auto document = json::parse(text);
    CHECK(document["type"] == "FeatureCollection");
    CHECK(document["handling"] == "OFFICIAL");
    const auto& feature = document["features"][0];
    CHECK(feature["type"] == "Feature");
    CHECK(feature["properties"]["name"] == "\"</script>\n\xEF\xBF\xBD");
    CHECK(feature["properties"]["altitude_ft"] == 10000.5);
    CHECK(feature["geometry"]["coordinates"] == json::array({-4.0, 14.0}));
    CHECK(json::parse(geojson({}))["features"].empty());
}

TEST_CASE("a property that is not a number is refused rather than written as null", "[formats]")
{
    const Feature feature{
        .geometry = point(14.0, -4.0),
        .properties = {{"gsd_m", std::numeric_limits<double>::quiet_NaN()}},
    };
    CHECK_THROWS_AS(geojson({.features = {feature}}), std::logic_error);
}

}  // namespace
}  // namespace transect::formats
