#include "transect/formats/gaps_file.hpp"

#include <string>

#include "transect/error.hpp"

#include "support/catch.hpp"
#include "support/mission_text.hpp"
#include "support/sample_mission.hpp"

namespace transect::formats {
namespace {

const std::string gaps_text = R"({
 "type": "FeatureCollection",
 "basis": "measured",
 "tasks": ["koro"],
 "features": [
  {"type": "Feature", "properties": {"name": "koro", "kind": "task"}, "geometry":
   {"type": "Polygon", "coordinates": [[[-3.4, 14.1], [-3.3, 14.1], [-3.3, 14.2], [-3.4, 14.1]]]}},
  {"type": "Feature", "properties": {"name": "market", "kind": "zone"}, "geometry":
   {"type": "Polygon", "coordinates": [[[-3.4, 14.1], [-3.3, 14.1], [-3.3, 14.2], [-3.4, 14.1]]]}}
 ]
})";

planner::Gaps parse(const std::string& text)
{
    return parse_gaps({.text = text, .file = "gaps.geojson"}, test::sample_mission());
}

std::string complaint_about(const std::string& text)
{
    try {
        parse(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no complaint";
}

TEST_CASE("gaps of tasks are read and those of zones are left out", "[formats]")
{
    const auto gaps = parse(gaps_text);
    CHECK(gaps.basis == planner::GapBasis::measured);
    CHECK(gaps.counted == std::vector<std::string>{"koro"});
    REQUIRE(gaps.gaps.size() == 1);
    CHECK(gaps.gaps[0].task == "koro");
    CHECK(gaps.gaps[0].area.parts.size() == 1);
}

TEST_CASE("coverage assumed in part is assumed", "[formats]")
{
    const auto* basis = GENERATE("\"assumed\"", "\"measured and assumed\"");
    const auto gaps = parse(test::replaced(gaps_text, "\"measured\"", basis));
    CHECK(gaps.basis == planner::GapBasis::partly_assumed);
}

TEST_CASE("gaps that no report wrote are refused with their place", "[formats][errors]")
{
    struct Case {
        std::string from, to, complaint;
    };
    const auto wrong = GENERATE(
        Case{R"("basis": "measured",)", "", "gaps.geojson:1:1: does not say its basis"},
        Case{R"("tasks": ["koro"],)", "", "gaps.geojson:1:1: does not say its tasks"},
        Case{R"("measured")", R"("guess")", "gaps.geojson:3:11: basis: expected none"},
        Case{R"(["koro"])", R"(["segou"])", R"(tasks[0]: "segou" is not a task of the mission)"},
        Case{
            R"("name": "koro")",
            R"("name": "segou")",
            R"(features[0].properties.name: "segou" is not a task of the mission)"},
        Case{R"("task")", R"("thing")", "features[0].properties.kind: expected task or zone"},
        Case{R"("kind": "task")", R"("x": 1)", "kind: is missing"},
        Case{"[-3.4, 14.1]]]", "[-3.4, 14.3]]]", "a ring must end where it begins"});
    const auto complaint = complaint_about(test::replaced(gaps_text, wrong.from, wrong.to));
    CAPTURE(complaint);
    CHECK(complaint.find(wrong.complaint) != std::string::npos);
}

}  // namespace
}  // namespace transect::formats
