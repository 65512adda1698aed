#include "transect/planner/bases.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/field_table.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

FurtherBase east()
{
    return {
        .aerodrome =
            {.identifier = "EAST",
             .name = "Strip in the east",
             .position = test::point(14.2, -3.0),
             .elevation = MslHeight{1100.0 * foot}},
        .fuel = "Jet A-1"};
}

/// Two sorties of one small area, the first landing at the further base and the second coming from
/// there.
Plan by_way_of(const FurtherBase& base, const Mission& mission = test::small_mission())
{
    auto plan = planner::plan(mission).plan;
    plan.mission.bases = {base};
    REQUIRE(plan.sorties.size() == 1);
    auto& first = plan.sorties.front();
    REQUIRE(first.transects.size() >= 4);
    const auto half = first.transects.begin() + 2;
    Sortie second{
        .transects = {half, first.transects.end()},
        .take_off = first.take_off + 4.0 * hour,
        .departure = base.aerodrome.identifier,
        .arrival = mission.base.identifier};
    first.transects.erase(half, first.transects.end());
    first.arrival = base.aerodrome.identifier;
    plan.sorties.push_back(std::move(second));
    return plan;
}

bool is_at(GeoPoint point, const Aerodrome& base)
{
    return geodesic_leg(point, base.position).distance < 0.1 * metre;
}

TEST_CASE("a sortie starts and lands where it says, on the ground there", "[planner][bases]")
{
    const auto plan = by_way_of(east());
    const auto flights = fly(plan);
    REQUIRE(flights.size() == 2);
    const auto& base = plan.mission.base;
    const auto& strip = plan.mission.bases.front().aerodrome;
    CHECK(is_at(flights[0].legs.front().from, base));
    CHECK(is_at(flights[0].legs.back().to, strip));
    CHECK(abs(flights[0].legs.back().height - strip.elevation) < 0.1 * metre);
    CHECK(is_at(flights[1].legs.front().from, strip));
    CHECK(is_at(flights[1].legs.back().to, base));
    CHECK(abs(flights[1].legs.back().height - base.elevation) < 0.1 * metre);
    const auto& samples = flights[1].trajectory.samples;
    CHECK(abs(samples.front().height - strip.elevation) < 0.1 * metre);
}

TEST_CASE("home is where the sortie lands", "[planner][bases]")
{
    const auto plan = by_way_of(east());
    const auto flights = fly(plan);
    CHECK(flights[0].landing_choices.front().aerodrome == "EAST");
    CHECK(flights[1].landing_choices.front().aerodrome == "GAMB");
    for (const auto& leg : flights[0].legs) {
        CHECK(leg.gate->home.aerodrome == "EAST");
    }
    // Where the landing is, nothing but the reserves is needed.
    const auto& fuel = flights[0].fuel;
    const Mass reserves = fuel.alternate + fuel.final_reserve + fuel.approach + fuel.additional;
    const Mass home = *flights[0].legs.back().gate->home.fuel;
    const Mass contingency = plan.mission.fuel_policy.contingency_time * fuel.holding_flow;
    CHECK_THAT((home - reserves) / contingency, test::is_close_to(1.0, 1e-6));
}

TEST_CASE("every sortie starts with as much fuel as its own base allows", "[planner][bases]")
{
    auto plan = by_way_of(east());
    plan.mission.aircraft.field_length = {test::field_table(), test::field_table()};
    plan.mission.base.runway_length = 8000.0 * foot;
    auto& strip = plan.mission.bases.front().aerodrome;
    strip.runway_length = 1450.0 * foot;
    const auto flights = fly(plan);
    CHECK(flights[0].fuel.bound_by != "runway");
    CHECK(flights[1].fuel.bound_by == "runway");
    CHECK(flights[1].fuel.at_start < flights[0].fuel.at_start);
    const auto& landing = flights[0].fields[1];
    CHECK(landing.aerodrome == "EAST");
    CHECK(landing.runway == strip.runway_length);
    CHECK(flights[1].fields[0].aerodrome == "EAST");
    CHECK(flights[1].fields[1].aerodrome == "GAMB");
}

TEST_CASE("the sun sets where the sortie lands", "[planner][bases]")
{
    auto plan = by_way_of(east());
    plan.mission.limits.landing_before_sunset = 30.0 * minute;
    auto moved = plan;
    // 3° further east at the same latitude the sun sets 12 min earlier.
    auto& strip = moved.mission.bases.front().aerodrome;
    strip.position = test::point(14.2, 0.0);
    const auto latest = [](const SortieFlight& flight) {
        const auto light = std::ranges::find(flight.limits, "daylight", &LimitCheck::limit);
        REQUIRE(light != flight.limits.end());
        return flight.legs.back().end + light->margin;
    };
    const auto here = latest(fly(plan).front());
    const auto there = latest(fly(moved).front());
    CHECK_THAT(elapsed(there, here) / minute, test::is_close_to(12.0, 0.2));
}

TEST_CASE("an alternate beside the place of arrival counts for nothing", "[planner][bases]")
{
    auto plan = by_way_of(east());
    auto& alternate = plan.mission.alternates.front().aerodrome;
    alternate.position = travel(
        plan.mission.bases.front().aerodrome.position, Bearing{Angle{}}, 2.0 * nautical_mile);
    const auto flights = fly(plan);
    CHECK(flights[0].fuel.alternate_identifier.empty());
    CHECK(flights[1].fuel.alternate_identifier == alternate.identifier);
}

TEST_CASE("a base beyond the area saves two long ways", "[planner][bases]")
{
    auto mission = test::small_mission();
    mission.tasks.front().area = test::box(14.1, -2.5, 14.2, -2.4);
    auto strip = east();
    strip.aerodrome.position = test::point(14.15, -1.85);
    auto plan = by_way_of(strip, mission);
    const auto sum = [](const std::vector<SortieFlight>& flights) {
        return flights[0].flight_time + flights[1].flight_time;
    };
    const Duration between = sum(fly(plan));
    for (auto& sortie : plan.sorties) {
        sortie.departure = sortie.arrival = "";
    }
    const Duration to_and_fro = sum(fly(plan));
    // Two ways of 96 NM become two of 35 NM, at 152 kt. Each of the four begins or ends up to 5 NM
    // from the middle of the area, which is 8 min together.
    CHECK_THAT((to_and_fro - between) / minute, test::is_close_to(2.0 * 61.0 / 152.0 * 60.0, 8.0));
}

TEST_CASE("no sortie starts where no fuel is told of", "[planner][bases][errors]")
{
    auto base = east();
    base.fuel.clear();
    const auto dry = by_way_of(base);
    CHECK_THROWS_AS(fly(dry), std::domain_error);
    CHECK(bases_with_fuel(dry.mission).size() == 1);
    auto unknown = by_way_of(east());
    unknown.sorties[0].arrival = unknown.sorties[1].departure = "WEST";
    CHECK_THROWS_AS(fly(unknown), std::domain_error);
}

TEST_CASE("plans start and end at the base", "[planner][bases]")
{
    auto mission = test::small_mission();
    const auto alone = plan(mission);
    mission.bases = {east()};
    mission.bases.front().fuel.clear();
    const auto beside = plan(mission);
    REQUIRE(beside.plan.sorties.size() == 1);
    CHECK(find_base(mission, beside.plan.sorties[0].departure) == &mission.base);
    CHECK(find_base(mission, beside.plan.sorties[0].arrival) == &mission.base);
    CHECK(beside.plan.summary.fuel == alone.plan.summary.fuel);
}

TEST_CASE("no height is below any base", "[planner][bases][errors]")
{
    auto mission = test::small_mission();
    mission.bases = {east()};
    mission.bases.front().aerodrome.elevation = MslHeight{9000.0 * foot};
    CHECK(test::has(plan(mission).plan, "height-below-base"));
}

}  // namespace
}  // namespace transect::planner
