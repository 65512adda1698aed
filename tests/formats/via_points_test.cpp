// Ways around areas in the files of a plan.

#include <set>

#include "transect/formats/garmin_fpl.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/formats/plan_geojson.hpp"
#include "transect/geo/circle.hpp"
#include "transect/planner/planning.hpp"

#include "formats/route_points.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

using namespace transect;

namespace {

const planner::PlannedFlights& around_an_area()
{
    static const auto planned = [] {
        auto mission = test::small_mission();
        mission.keep_areas = {
            {.kind = planner::KeepArea::Kind::keep_out,
             .name = "P1",
             .area =
                 {{{ring({test::point(14.32, -3.8), 6.0 * kilometre}, Fit::circumscribed), {}}}}},
            {.kind = planner::KeepArea::Kind::keep_out,
             .name = "P2",
             .area = {
                 {{ring({test::point(14.15, -3.55), 1.0 * kilometre}, Fit::circumscribed), {}}}}}};
        return planner::plan(mission);
    }();
    return planned;
}

}  // namespace

TEST_CASE("ways around areas are read back from a plan", "[formats]")
{
    const auto& [plan, flights] = around_an_area();
    const auto text = formats::plan_json(plan, flights);
    const auto again = formats::parse_plan({.text = text, .file = "plan.json"});
    REQUIRE(again.sorties.size() == plan.sorties.size());
    bool has_via = false;
    for (std::size_t i = 0; i < plan.sorties.size(); ++i) {
        CHECK(again.sorties[i].home_via == plan.sorties[i].home_via);
        for (std::size_t k = 0; k < plan.sorties[i].transects.size(); ++k) {
            CHECK(again.sorties[i].transects[k].via == plan.sorties[i].transects[k].via);
            has_via = has_via || !plan.sorties[i].transects[k].via.empty();
        }
    }
    CHECK(has_via);
    REQUIRE(again.unseen.size() == 1);
    CHECK(geodesic_area(again.unseen.front().area) == geodesic_area(plan.unseen.front().area));
    CHECK(formats::plan_json(again, flights) == text);
}

TEST_CASE("points around areas are exported in order, each with a name of its own", "[formats]")
{
    const auto& [plan, flights] = around_an_area();
    const auto points = formats::route_points(plan, flights.front());
    std::set<std::string> names;
    std::size_t via = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        via += static_cast<std::size_t>(!points[i].transect && !points[i].is_aerodrome);
        if (i > 0) {
            CHECK(points[i].time >= points[i - 1].time);
        }
        if (!points[i].is_aerodrome) {
            CHECK(names.insert(points[i].name).second);
        }
    }
    std::size_t expected = plan.sorties.front().home_via.size();
    for (const auto& transect : plan.sorties.front().transects) {
        expected += transect.via.size();
    }
    CHECK(via == expected);
    CHECK(via > 0);
    const auto geojson = formats::plan_geojson(plan, flights);
    CHECK(geojson.find("\"via\"") != std::string::npos);
    CHECK(geojson.find("\"unseen\"") != std::string::npos);
    CHECK(geojson.find("\"keep-out\"") != std::string::npos);
}
