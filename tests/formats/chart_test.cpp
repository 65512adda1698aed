#include "transect/formats/chart.hpp"

#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "support/catch.hpp"

namespace transect::formats {
namespace {

Chart simple_chart()
{
    return {
        .title = "Fall",
        .x = {.label = "Time (s)", .from = 0.0, .to = 10.0},
        .y = {.label = "Height (m)", .from = 0.0, .to = 100.0},
        .series = {{.name = "stone", .points = {{0.0, 100.0}, {10.0, 0.0}}}}};
}

std::string drawn(const Chart& chart)
{
    return svg(chart);
}

pugi::xml_document parsed(const std::string& text)
{
    pugi::xml_document document;
    REQUIRE(document.load_string(text.c_str()));
    return document;
}

TEST_CASE("a line of a chart goes from corner to corner of its frame", "[chart]")
{
    const auto document = parsed(drawn(simple_chart()));
    const auto frame = document.select_node("//rect[@fill='none']").node();
    const double left = frame.attribute("x").as_double();
    const double top = frame.attribute("y").as_double();
    const double right = left + frame.attribute("width").as_double();
    const double bottom = top + frame.attribute("height").as_double();
    const auto expected = [](double x, double y) {
        return std::to_string(static_cast<int>(x)) + ".0 " + std::to_string(static_cast<int>(y)) +
               ".0";
    };
    const auto query = "//path[@d='M" + expected(left, top) + "L" + expected(right, bottom) + "']";
    CHECK(document.select_node(query.c_str()));
}

TEST_CASE("ticks of a chart are round numbers inside the axis", "[chart]")
{
    const auto text = drawn(simple_chart());
    CHECK(text.find(">0</text>") != std::string::npos);
    CHECK(text.find(">2</text>") != std::string::npos);
    CHECK(text.find(">10</text>") != std::string::npos);
    CHECK(text.find(">80</text>") != std::string::npos);
    CHECK(text.find(">12</text>") == std::string::npos);
}

TEST_CASE("text in a chart is shown and never obeyed", "[chart]")
{
    auto chart = simple_chart();
    const std::string hostile = "</text><script>alert(1)</script>\"'&";
    chart.title = chart.x.label = chart.y.label = hostile;
    chart.series[0].name = hostile;
    chart.series[0].labels = {hostile};
    const auto document = parsed(drawn(chart));
    CHECK_FALSE(document.select_node("//script"));
    CHECK(document.child("svg").child_value("title") == hostile);
}

TEST_CASE("a chart has neither scripts nor styles nor references", "[chart]")
{
    const auto text = drawn(simple_chart());
    for (const char* forbidden : {"style=", "<style", "<script", "href", "url("}) {
        CHECK(text.find(forbidden) == std::string::npos);
    }
}

TEST_CASE("every series of a chart with a name stands in its legend", "[chart]")
{
    auto chart = simple_chart();
    chart.series.push_back(
        {.name = "area",
         .style = ChartStyle::area,
         .points = {{1.0, 1.0}, {2.0, 1.0}, {2.0, 5.0}}});
    chart.series.push_back(
        {.name = "marks", .style = ChartStyle::markers, .points = {{5.0, 50.0}}, .labels = {"A"}});
    chart.series.push_back({.style = ChartStyle::dotted, .points = {{1.0, 2.0}, {3.0, 4.0}}});
    const auto text = drawn(chart);
    for (const char* name : {">stone<", ">area<", ">marks<", ">A<"}) {
        CHECK(text.find(name) != std::string::npos);
    }
    CHECK(text.find("stroke-dasharray=\"2 4\"") != std::string::npos);
}

TEST_CASE("labels of points that nearly coincide stand below each other", "[chart]")
{
    auto chart = simple_chart();
    chart.series = {
        {.style = ChartStyle::markers,
         .points = {{5.0, 50.0}, {5.0, 49.5}},
         .labels = {"first", "second"}}};
    const auto document = parsed(drawn(chart));
    const auto y_of = [&](const char* label) {
        const auto query = std::string{"//text[.='"} + label + "']";
        return document.select_node(query.c_str()).node().attribute("y").as_double();
    };
    CHECK(y_of("second") - y_of("first") >= 12.0);
}

TEST_CASE("a chart of one point has an axis around it", "[chart]")
{
    Chart chart{.title = "one", .x = {.label = "x"}, .y = {.label = "y"}};
    chart.series = {{.style = ChartStyle::markers, .points = {{204.35, 8750.0}}}};
    CHECK(drawn(chart).find("nan") == std::string::npos);
}

TEST_CASE("a chart without finite points is refused", "[chart]")
{
    auto chart = simple_chart();
    chart.series[0].points[1].y = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(svg(chart), std::domain_error);
    chart.series[0].points[1].y = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(svg(chart), std::domain_error);
    chart.series.clear();
    CHECK_THROWS_AS(svg(chart), std::domain_error);
    chart = simple_chart();
    chart.x.from = 10.0;
    CHECK_THROWS_AS(svg(chart), std::domain_error);
}

TEST_CASE("charts stand one below the other", "[formats]")
{
    const std::vector<Chart> charts{simple_chart(), simple_chart()};
    const auto text = svg(charts);
    const auto document = parsed(text);
    const auto groups = document.child("svg").children("g");
    REQUIRE(std::distance(groups.begin(), groups.end()) == 2);
    CHECK(document.child("svg").attribute("height").as_double() == 840.0);
    CHECK(text.find("translate(0 420)") != std::string::npos);
    CHECK_THROWS_AS(svg(std::vector<Chart>{}), std::domain_error);
}

}  // namespace
}  // namespace transect::formats
