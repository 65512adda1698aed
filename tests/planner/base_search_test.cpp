#include <algorithm>
#include <string>

#include "transect/planner/bases.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/field_table.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// 27 km from west to east, flown across; the base lies 140 km west of it.
Mission long_mission()
{
    auto mission = test::sample_mission();
    mission.base.position = test::point(14.1, -4.3);
    mission.alternates.front().aerodrome.position = test::point(15.2, -2.8);
    mission.tasks.front().area = test::box(14.0, -3.0, 14.2, -2.75);
    mission.tasks.front().required_gsd = 1.8 * metre;
    mission.tasks.front().direction = Bearing{Angle{}};
    mission.max_flight_time = 2.2 * hour;
    return mission;
}

FurtherBase eastern_base(const std::string& fuel)
{
    return {
        .aerodrome =
            {.identifier = "EAST",
             .name = "Strip in the east",
             .position = test::point(14.1, -2.1),
             .elevation = MslHeight{1000.0 * foot}},
        .fuel = fuel};
}

bool is_used(const Plan& plan, const std::string& identifier)
{
    return std::ranges::any_of(plan.sorties, [&](const Sortie& sortie) {
        return sortie.departure == identifier || sortie.arrival == identifier;
    });
}

const Plan& with_one_base()
{
    static const auto planned = plan(long_mission());
    return planned.plan;
}

Mission mission_with_two_bases()
{
    auto mission = long_mission();
    mission.bases = {eastern_base("Jet A-1")};
    return mission;
}

const Plan& with_two_bases()
{
    static const auto planned = plan(mission_with_two_bases());
    return planned.plan;
}

TEST_CASE("a base at each end of a long area needs less flight time than one", "[planner][bases]")
{
    const auto& one = with_one_base();
    const auto& two = with_two_bases();
    REQUIRE_FALSE(has_errors(one));
    CHECK_FALSE(has_errors(two));
    REQUIRE(one.sorties.size() >= 2);
    CHECK(two.sorties.size() <= one.sorties.size());
    CHECK(is_used(two, "EAST"));
    // The far end is 167 km from the base and 70 km from the other: of four ways two are up to 97
    // km shorter, each 20 min at 152 kt, but for the wind and lines that lie nearer to the base.
    const Duration saved = one.summary.flight_time - two.summary.flight_time;
    CAPTURE(one.summary.flight_time / hour, saved / hour);
    CHECK(saved > 20.0 * minute);
    CHECK(two.tasks.front().predicted.fraction > 0.99);
}

TEST_CASE("a base without fuel is never used", "[planner][bases]")
{
    auto mission = long_mission();
    mission.bases = {eastern_base("")};
    const auto dry = plan(mission);
    CHECK_FALSE(is_used(dry.plan, "EAST"));
    CHECK(dry.plan.summary.flight_time == with_one_base().summary.flight_time);
}

TEST_CASE("a base whose runway is too short is never used", "[planner][bases][field_length]")
{
    auto mission = mission_with_two_bases();
    mission.aircraft.field_length = {test::field_table(), test::field_table()};
    mission.bases.front().aerodrome.runway_length = 800.0 * foot;
    const auto planned = plan(mission);
    CHECK_FALSE(is_used(planned.plan, "EAST"));
    CHECK_FALSE(has_errors(planned.plan));
}

TEST_CASE("an area beyond the reach of the base is flown by way of another", "[planner][bases]")
{
    auto mission = test::small_mission();
    // 430 NM away, with an alternate 60 NM from the other base.
    mission.tasks.front().area = test::box(14.05, 3.25, 14.15, 3.35);
    mission.alternates.front().aerodrome.position = test::point(15.1, 4.6);
    const auto alone = plan(mission);
    CHECK(test::has(alone.plan, "transects-out-of-reach"));
    CHECK(alone.plan.sorties.empty());
    mission.bases = {eastern_base("Jet A-1")};
    mission.bases.front().aerodrome.position = test::point(14.1, 4.4);
    mission.alternates.push_back(mission.alternates.front());
    mission.alternates.back().aerodrome.identifier = "GAXX";
    mission.alternates.back().aerodrome.position = test::point(15.0, -3.5);
    const auto planned = plan(mission);
    CHECK_FALSE(has_errors(planned.plan));
    REQUIRE(planned.plan.sorties.size() == 2);
    CHECK(planned.plan.sorties[0].arrival == "EAST");
    CHECK(planned.plan.sorties[1].departure == "EAST");
    CHECK(planned.plan.sorties[1].arrival == "GAMB");
    CHECK(planned.plan.tasks.front().predicted.fraction > 0.99);
    CHECK(plan(mission).plan.summary.fuel == planned.plan.summary.fuel);
}

}  // namespace
}  // namespace transect::planner
