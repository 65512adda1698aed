#include "transect/formats/page.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "transect/formats/background.hpp"

#include "formats/assets.hpp"
#include "formats/html_text.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::formats {
namespace {

using test::point;

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

/// The text between the first `begin` and the next `end`.
std::string between(const std::string& text, std::string_view begin, std::string_view end)
{
    const auto from = text.find(begin);
    REQUIRE(from != std::string::npos);
    const auto start = from + begin.size();
    const auto to = text.find(end, start);
    REQUIRE(to != std::string::npos);
    return text.substr(start, to - start);
}

constexpr std::string_view hostile =
    "<img src=x onerror=alert(1)></script>\"'&]]>\xE2\x80\xA8\xED\xA0\x80\xff<!--";

Page hostile_page()
{
    const std::string evil{hostile};
    const MapFeature feature{.geometry = point(14.0, -3.0), .label = evil, .details = {evil, evil}};
    return {
        .title = evil,
        .subtitle = evil,
        .handling = evil,
        .language = evil,
        .sections = {
            {.heading = evil,
             .blocks = {
                 Subheading{evil},
                 Paragraph{evil},
                 BulletList{{evil}},
                 KeyValueList{{{evil, evil}}},
                 Table{evil, {{evil, Column::Content::label}, {evil}}, {{{evil, evil}}}},
                 FindingList{{{.code = "no-transects", .place = evil}}},
                 Map{evil, {{.name = evil, .features = {feature}}}, evil}}}}};
}

TEST_CASE("a page shows hostile text as text, in every place", "[formats][hostile]")
{
    const auto text = render(hostile_page());
    CHECK(text.find("<img") == std::string::npos);
    // Style sheets and scripts aside, nothing closes a script but our own ends of script.
    CHECK(count(text, "</script>") == 3);
    CHECK(count(text, "<script") == 3);
    CHECK(text.find("<!--") == std::string::npos);
    CHECK(text.find('\xff') == std::string::npos);
    CHECK(text.find("\xED\xA0\x80") == std::string::npos);
    CHECK(text.find("lang=\"&lt;img") != std::string::npos);
}

TEST_CASE("map data reads back as the text it was", "[formats][hostile]")
{
    const auto text = render(hostile_page());
    const auto data = nlohmann::json::parse(
        between(text, "<script type=\"application/json\" id=\"map-1-data\">", "</script>"));
    const auto& layer = data["layers"][0];
    CHECK(layer["name"] == displayable(hostile));
    CHECK(layer["features"][0]["label"] == displayable(hostile));
    CHECK(layer["features"][0]["details"][1] == displayable(hostile));
}

TEST_CASE("bytes that are not UTF-8 become the replacement character", "[formats][hostile]")
{
    struct Case {
        std::string in;
        std::string out;
    };
    const auto example = GENERATE(
        Case{"Sévaré, 15 °C \xF0\x9F\x9B\xA9", "Sévaré, 15 °C \xF0\x9F\x9B\xA9"},
        Case{"a\xFFz", "a\xEF\xBF\xBDz"},
        Case{"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},                  // overlong
        Case{"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // surrogate
        Case{"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        Case{"cut \xE2\x82", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        Case{std::string{"n\0l", 3}, "n\xEF\xBF\xBDl"},
        Case{"tab\tline\n\x1B[31m", "tab\tline\n\xEF\xBF\xBD[31m"},
        Case{"", ""});
    CHECK(displayable(example.in) == example.out);
}

TEST_CASE("the handling text stands at the top and the bottom", "[formats]")
{
    const Page page{.title = "Briefing", .handling = "OFFICIAL"};
    const auto text = render(page);
    CHECK(text.find("<header class=\"handling\"><p>OFFICIAL</p>") < text.find("<main>"));
    CHECK(text.find("<footer class=\"handling\"><p>OFFICIAL</p>") > text.find("</main>"));
    CHECK(render({.title = "x"}).find("Handling: not given") != std::string::npos);
}

TEST_CASE("a page refers to nothing outside itself", "[formats]")
{
    const auto text = render(hostile_page());
    CHECK(text.find("default-src 'none'") != std::string::npos);
    CHECK(text.find("unsafe") == std::string::npos);
    CHECK(text.find(" src=\"") == std::string::npos);
    CHECK(text.find("<link") == std::string::npos);
    CHECK(text.find("@import") == std::string::npos);
    CHECK(text.find("sourceMappingURL") == std::string::npos);
    CHECK(leaflet_style().text.find(".png") == std::string_view::npos);
    CHECK(text.find("Redistributions in binary form") != std::string::npos);
    for (const auto& asset : {leaflet_script(), leaflet_style(), map_script(), page_style()}) {
        CHECK(text.find(asset.text) != std::string::npos);
        CHECK(text.find("'sha256-" + std::string{asset.sha256_base64} + "'") != std::string::npos);
    }
}

TEST_CASE("tables name their columns and rows for those who cannot see them", "[formats]")
{
    const Table table{
        .caption = "Fuel",
        .columns = {{"Purpose", Column::Content::label}, {"Fuel (lb)"}},
        .rows = {{{"Taxi", "35"}}, {{"At start", "2,224"}, Row::Weight::total}}};
    const auto text = render({.title = "x", .sections = {{"Fuel", {table}}}});
    CHECK(text.find("<th scope=\"col\" class=\"number\">Fuel (lb)</th>") != std::string::npos);
    CHECK(
        text.find("<th scope=\"row\" class=\"label\">Taxi</th><td class=\"number\">35</td>") !=
        std::string::npos);
    CHECK(text.find("<tr class=\"total\">") != std::string::npos);
    CHECK(text.find("<script") == std::string::npos);
}

TEST_CASE("a row that does not fit its table is an error of the program", "[formats]")
{
    const Table table{.caption = "x", .columns = {{"a"}, {"b"}}, .rows = {{{"1"}}}};
    CHECK_THROWS_AS(render({.title = "x", .sections = {{"s", {table}}}}), std::logic_error);
}

TEST_CASE("findings are said by word, worst first", "[formats]")
{
    const FindingList list{{
        {.severity = Severity::note, .code = "no-transects", .place = "task a"},
        {.severity = Severity::error, .code = "no-transects", .place = "task b"},
        {.severity = Severity::warning, .code = "no-transects"},
    }};
    const auto text = between(
        render({.title = "x", .sections = {{"s", {list}}}}), "<ul class=\"findings\">", "</ul>");
    CHECK(text.find(">error</strong>") < text.find(">warning</strong>"));
    CHECK(text.find(">warning</strong>") < text.find(">note</strong>"));
    CHECK(text.find("task b:") != std::string::npos);
    const auto none = render({.title = "x", .sections = {{"s", {FindingList{}}}}});
    CHECK(none.find("No findings.") != std::string::npos);
}

TEST_CASE("the background of maps is our own data, doubtful towns apart", "[formats]")
{
    const auto result = background(test::source_dir() / "planner/data");
    REQUIRE(result.layers.size() == 3);
    CHECK(result.layers[0].style == MapStyle::border);
    CHECK(result.layers[0].features.size() > 10);
    const auto has = [](const MapLayer& layer, std::string_view name) {
        return std::ranges::count(layer.features, name, &MapFeature::label) == 1;
    };
    CHECK(result.layers[1].style == MapStyle::unverified);
    CHECK(has(result.layers[1], "Sévaré"));
    CHECK_FALSE(has(result.layers[1], "Mopti"));
    CHECK(result.layers[2].style == MapStyle::place);
    CHECK(has(result.layers[2], "Mopti"));
    const auto& koro = *std::ranges::find(result.layers[2].features, "Koro", &MapFeature::label);
    CHECK(std::get<GeoPoint>(koro.geometry) == point(14.064, -3.07539));
    CHECK(result.attribution.find("GeoNames (CC BY 4.0)") != std::string::npos);
}

}  // namespace
}  // namespace transect::formats
