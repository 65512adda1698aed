#include "transect/formats/gpx.hpp"

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "formats/route_points.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::formats {
namespace {

TEST_CASE("each sortie is a GPX route with the points of the flight plan", "[formats]")
{
    const auto sample = test::sample_plan({.sorties = 2, .transects_per_sortie = 5});
    const auto text = gpx_routes(sample.plan, sample.flights);
    pugi::xml_document document;
    REQUIRE(document.load_buffer(text.data(), text.size()));
    const auto root = document.child("gpx");
    CHECK(std::string{root.attribute("version").value()} == "1.1");
    CHECK(std::string{root.attribute("xmlns").value()} == "http://www.topografix.com/GPX/1/1");
    CHECK(std::string{root.child("metadata").child_value("time")} == "2026-11-23T07:00:00Z");
    CHECK(std::string{root.child("metadata").child_value("desc")} == "OFFICIAL – MISSION USE ONLY");
    std::size_t sortie = 0;
    for (const auto route : root.children("rte")) {
        const auto points = route_points(sample.plan, sample.flights.at(sortie));
        std::size_t i = 0;
        for (const auto node : route.children("rtept")) {
            const auto& point = points.at(i++);
            CHECK(std::string{node.child_value("name")} == point.name);
            // The order that the schema fixes.
            CHECK(std::string{node.first_child().name()} == "ele");
            CHECK(std::string{node.child("ele").next_sibling().name()} == "time");
            CHECK(std::string{node.child("time").next_sibling().name()} == "name");
            CHECK_THAT(
                test::number(node.attribute("lat").value()),
                test::is_close_to(point.position.latitude.angle() / degree, 1e-7));
            CHECK_THAT(
                test::number(node.attribute("lon").value()),
                test::is_close_to(point.position.longitude.angle() / degree, 1e-7));
        }
        CHECK(i == 12);
        ++sortie;
    }
    CHECK(sortie == 2);
}

TEST_CASE("hostile text stays text in a GPX file", "[formats][hostile]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    sample.plan.mission.title = "</name>]]><x>&\x01\xff\xEF\xBF\xBE";
    const auto text = gpx_routes(sample.plan, sample.flights);
    pugi::xml_document document;
    REQUIRE(document.load_buffer(text.data(), text.size()));
    CHECK(
        std::string{document.child("gpx").child("metadata").child_value("name")} ==
        "</name>]]><x>&\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(text.find("]]>") == std::string::npos);
}

}  // namespace
}  // namespace transect::formats
