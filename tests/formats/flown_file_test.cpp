#include "transect/formats/flown_file.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "transect/error.hpp"

#include "support/catch.hpp"
#include "support/mission_text.hpp"
#include "support/sample_plan.hpp"

namespace transect::formats {
namespace {

using nlohmann::json;

const planner::Plan& sample()
{
    static const auto plan = test::sample_plan({.sorties = 1, .transects_per_sortie = 3}).plan;
    return plan;
}

/// Of the three transects the first was flown, half of the second, and none of the third.
json report()
{
    json result{
        {"format", "transect/report-1"},
        {"title", sample().mission.title},
        {"coverage", {{"basis", "measured"}}},
        {"transects", json::array()}};
    const std::vector<std::pair<double, double>> shares{{0.0, 1.0}, {0.25, 0.75}, {0.0, 0.0}};
    const std::vector<std::string> status{"flown", "partly", "missed"};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& transect = sample().sorties.front().transects[i];
        const double length_m = geodesic_leg(transect.from, transect.to).distance / metre;
        const auto [from, to] = shares[i];
        result["transects"].push_back(
            {{"number", transect.number},
             {"task", transect.task},
             {"length_m", length_m},
             {"status", status[i]},
             {"flown", {{{"from_m", from * length_m}, {"to_m", to * length_m}}}}});
    }
    return result;
}

FlownReport parse(const json& text)
{
    return parse_flown({text.dump(), "report.json"}, sample());
}

std::string complaint_about(const json& text)
{
    try {
        parse(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no complaint";
}

bool speaks_of(const std::string& text, const std::string& what)
{
    return text.find(what) != std::string::npos;
}

TEST_CASE("a report tells which parts were flown", "[formats]")
{
    const auto flown = parse(report());
    REQUIRE(flown.parts.size() == 2);
    CHECK(flown.parts[0].transect == 1);
    CHECK(flown.parts[0].to == 1.0);
    CHECK_THAT(flown.parts[1].from, test::is_close_to(0.25, 1e-12));
    CHECK_THAT(flown.parts[1].to, test::is_close_to(0.75, 1e-12));
    CHECK(flown.findings.empty());
}

TEST_CASE("a report by position alone says so", "[formats]")
{
    auto text = report();
    text["coverage"]["basis"] = "assumed";
    REQUIRE(parse(text).findings.size() == 1);
    CHECK(parse(text).findings[0].code == "resume-flown-by-position");
}

TEST_CASE("a part that is not told is not guessed", "[formats]")
{
    auto text = report();
    for (auto& transect : text["transects"]) {
        transect.erase("flown");
    }
    const auto flown = parse(text);
    REQUIRE(flown.parts.size() == 1);
    CHECK(flown.parts[0].transect == 1);
    REQUIRE(flown.findings.size() == 1);
    CHECK(flown.findings[0].code == "resume-part-unknown");
    CHECK(std::get<double>(flown.findings[0].arguments.at("count")) == 1.0);
}

TEST_CASE("a report of another plan is refused", "[formats][errors]")
{
    auto text = report();
    text["title"] = "Another";
    CHECK(speaks_of(complaint_about(text), "title: the report is of another plan"));
    text = report();
    text["transects"].erase(2);
    CHECK(speaks_of(complaint_about(text), "the report has 2 transects and the plan 3"));
    text = report();
    text["transects"][1]["length_m"] = 1000.0;
    CHECK(speaks_of(complaint_about(text), "the report is of another plan"));
    text = report();
    text["transects"][1]["task"] = "segou";
    CHECK(speaks_of(complaint_about(text), "of task \"koro-plain\""));
    text = report();
    text["transects"][1]["number"] = 77;
    CHECK(speaks_of(complaint_about(text), "the plan has no transect 77"));
    text["transects"][1]["number"] = 1;
    CHECK(speaks_of(complaint_about(text), "this transect is told twice"));
}

TEST_CASE("a report that is none is refused", "[formats][errors]")
{
    auto text = report();
    text["format"] = "transect/report-2";
    CHECK(speaks_of(complaint_about(text), "written by another version"));
    text["format"] = "transect/plan-1";
    CHECK(speaks_of(complaint_about(text), "expected \"transect/report-1\""));
    text = report();
    text["transects"][1]["flown"][0]["to_m"] = 1e300;
    CHECK(speaks_of(complaint_about(text), "transects[1].flown[0].to_m: 1e+300 is outside"));
    text["transects"][1]["flown"][0]["to_m"] = 1.0;
    CHECK(speaks_of(complaint_about(text), "transects[1].flown[0].to_m: 1 is outside"));
    text["transects"][1]["flown"] = "all";
    CHECK(speaks_of(complaint_about(text), "transects[1].flown"));
    text["transects"][1].erase("flown");
    text["transects"][1]["status"] = "maybe";
    CHECK(speaks_of(complaint_about(text), "expected flown, partly or missed"));
    CHECK(speaks_of(complaint_about(json::array()), "report.json:1:1"));
}

}  // namespace
}  // namespace transect::formats
