#include <cmath>

#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

TEST_CASE("a speed by name is held, and slower than the fastest in level flight", "[planner]")
{
    auto mission = test::sample_mission();
    mission.transit.speed_choice = aircraft::CruiseKind::max_cruise;
    mission.tasks[0].speed_choice = aircraft::CruiseKind::endurance;
    const auto planned = plan(mission);
    CHECK_FALSE(has_errors(planned.plan));
    const auto& flown = planned.plan.mission;
    // The fitted model's maximum is 164 KTAS at 10,000 ft and ISA+20 with 7,500 lb: about 139 KCAS.
    CHECK(flown.transit.calibrated_airspeed > 125.0 * knot);
    CHECK(flown.transit.calibrated_airspeed < 150.0 * knot);
    // 1.4 times 78 KCAS at 8,750 lb, times the root of the load factor of 20 degrees.
    CHECK_THAT(
        flown.tasks[0].calibrated_airspeed / knot,
        test::is_close_to(1.4 * 78.0 * 1.0316 * std::sqrt(8419.0 / 8750.0), 2.5));
}

TEST_CASE("a speed by name that does not exist is a finding", "[planner]")
{
    auto mission = test::sample_mission();
    mission.tasks[0].speed_choice = aircraft::CruiseKind::max_range;
    mission.tasks[0].height = {SetHeight::Reference::altitude_qnh, 24'500.0 * foot};
    const auto planned = plan(mission);
    REQUIRE_FALSE(planned.plan.findings.empty());
    CHECK(planned.plan.findings[0].code == "no-speed-by-name");
    CHECK(planned.flights.empty());
}

}  // namespace
}  // namespace transect::planner
