#include <string>

#include "transect/error.hpp"
#include "transect/formats/briefing.hpp"
#include "transect/formats/page.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "formats/route_points.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"
#include "support/sample_mission.hpp"

namespace transect::formats {
namespace {

/// Two sorties from and to the base, with a further base that has fuel and one without.
const std::string& plan_text()
{
    static const auto text = [] {
        auto mission = test::small_mission();
        mission.bases = {
            {.aerodrome =
                 {.identifier = "EAST",
                  .name = "Strip in the east",
                  .position = test::point(14.2, -3.0),
                  .elevation = MslHeight{1100.0 * foot}},
             .fuel = "Jet A-1"},
            {.aerodrome = {
                 .identifier = "DRY",
                 .name = "Strip without fuel",
                 .position = test::point(14.3, -3.1),
                 .elevation = MslHeight{1000.0 * foot}}}};
        auto plan = planner::plan(mission).plan;
        auto& first = plan.sorties.front();
        auto second = first;
        first.transects.erase(first.transects.begin() + 2, first.transects.end());
        second.transects.erase(second.transects.begin(), second.transects.begin() + 2);
        second.take_off = first.take_off + 4.0 * hour;
        plan.sorties.push_back(second);
        return plan_json(plan, planner::fly(plan));
    }();
    return text;
}

/// As an editor would: the first sortie lands at `stop`, and the second starts there.
std::string by_way_of(const std::string& stop)
{
    const std::string first_lands = R"("to": "GAMB")";
    const std::string second_starts = R"("from": "GAMB")";
    auto text = plan_text();
    text.replace(text.find(first_lands), first_lands.size(), R"("to": ")" + stop + '"');
    const auto first = text.find(second_starts);
    const auto at = text.find(second_starts, first + 1);
    return text.replace(at, second_starts.size(), R"("from": ")" + stop + '"');
}

TEST_CASE("a plan edited to land at a further base flies there and reads back", "[formats][bases]")
{
    const auto plan = parse_plan({by_way_of("EAST"), "plan.json"});
    const auto flights = planner::fly(plan);
    const auto& strip = plan.mission.bases.front().aerodrome;
    CHECK(geodesic_leg(flights[0].legs.back().to, strip.position).distance < metre);
    CHECK(geodesic_leg(flights[1].legs.front().from, strip.position).distance < metre);
    const auto text = plan_json(plan, flights);
    const auto again = parse_plan({text, "plan.json"});
    CHECK(plan_json(again, planner::fly(again)) == text);
    CHECK(again.mission.bases.front().fuel == "Jet A-1");
}

TEST_CASE("a plan whose bases do not follow each other is refused", "[formats][bases][errors]")
{
    struct Case {
        std::string text, problem;
    };
    const auto wrong = GENERATE(
        Case{by_way_of("NONE"), "'NONE' is no base of the mission"},
        Case{by_way_of(""), "'' is no base of the mission"},
        Case{by_way_of("DRY"), "no fuel is given for DRY, so that no sortie can start there"},
        Case{
            test::replaced(plan_text(), R"("to": "GAMB")", R"("to": "EAST")"),
            "sortie 2 starts at GAMB, but the aircraft is at EAST"},
        Case{
            test::replaced(plan_text(), R"("from": "GAMB")", R"("from": "EAST")"),
            "sortie 1 starts at EAST, but the aircraft is at GAMB"},
        Case{
            test::replaced(
                by_way_of("EAST"),
                "\"from\": \"EAST\",\n   \"to\": \"GAMB\"",
                "\"from\": \"EAST\",\n   \"to\": \"EAST\""),
            "the last sortie ends at EAST, not at the base GAMB"});
    CAPTURE(wrong.problem);
    try {
        parse_plan({wrong.text, "plan.json"});
        FAIL("was accepted");
    } catch (const InputError& error) {
        CAPTURE(error.what());
        CHECK(std::string{error.what()}.find(wrong.problem) != std::string::npos);
        CHECK(error.where().line > 0);
    }
}

TEST_CASE("a plan from before further bases is between base and base", "[formats][bases]")
{
    auto text = plan_text();
    for (const auto* const member : {R"("from": "GAMB",)", R"("to": "GAMB",)"}) {
        text = test::without(text, member);
    }
    const auto plan = parse_plan({text, "plan.json"});
    CHECK(plan_json(plan, planner::fly(plan)) == plan_text());
}

TEST_CASE("a route begins and ends at the bases of its sortie", "[formats][bases]")
{
    const auto plan = parse_plan({by_way_of("EAST"), "plan.json"});
    const auto flights = planner::fly(plan);
    const auto out = route_points(plan, flights[0]);
    CHECK(out.front().name == "GAMB");
    CHECK(out.back().name == "EAST");
    CHECK(out.back().position == plan.mission.bases.front().aerodrome.position);
    const auto home = route_points(plan, flights[1]);
    CHECK(home.front().name == "EAST");
    CHECK(home.back().name == "GAMB");
}

TEST_CASE("a briefing names the bases of every sortie", "[formats][bases]")
{
    const auto plan = parse_plan({by_way_of("EAST"), "plan.json"});
    const auto html = render(briefing(plan, planner::fly(plan), {}));
    const auto has_text = [&](const std::string& text) {
        return html.find(text) != std::string::npos;
    };
    CHECK(has_text("GAMB–EAST"));
    CHECK(has_text("EAST–GAMB"));
    CHECK(has_text("EAST Strip in the east, 1100 ft, fuel: Jet A-1"));
    CHECK(has_text("fuel: not given, no sortie starts there"));
    CHECK(has_text("Equal time with EAST"));
    CHECK(has_text("Bingo EAST (lb)"));
    CHECK(has_text("Opening hours, services and permission at further bases: not checked"));
}

TEST_CASE("a wrong list of further bases is refused with its place", "[formats][bases][errors]")
{
    struct Case {
        std::string from, to, problem;
    };
    const auto wrong = GENERATE(
        Case{R"("identifier": "GAKL")", R"("identifier": "GAGO")", "another base has this"},
        Case{R"("fuel": "Jet A-1, 6–18 h")", R"("fuel": " ")", "must not be blank"},
        Case{R"("fuel": "Jet A-1, 6–18 h")", R"("fuels": "Jet A-1")", "fuels"},
        Case{R"("bases": [)", R"("bases": [7, )", "expected an object"});
    CAPTURE(wrong.to);
    const auto text = test::replaced(test::awkward_mission_text(), wrong.from, wrong.to);
    try {
        const JsonDocument document{{.text = text, .file = "mission.json"}};
        parse_mission(document.root());
        FAIL("was accepted");
    } catch (const InputError& error) {
        CAPTURE(error.what());
        CHECK(std::string{error.what()}.find(wrong.problem) != std::string::npos);
        CHECK(error.where().line > 0);
    }
}

}  // namespace
}  // namespace transect::formats
