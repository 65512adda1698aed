#include "planner/speed_check.hpp"

#include <cmath>

#include "transect/planner/planning.hpp"

#include "planner/mission_frame.hpp"
#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// The sample with a take-off mass below the limits, so that the mass is that of the load.
Mission loaded(double zero_fuel_lb, double bank_deg)
{
    auto mission = test::sample_mission();
    mission.loading.zero_fuel_mass = zero_fuel_lb * pound;
    mission.aircraft.schedule.planned_bank = bank_deg * degree;
    mission.aircraft.schedule.bank_limit = 60.0 * degree;
    return mission;
}

/// 1.2 times the Caravan's 78 KCAS at 8,750 lb, by the roots of load factor and mass.
double least_kt(const Mission& mission, double bank_deg)
{
    const double load = 1.0 / std::cos(bank_deg * 0.017453292519943295);
    const double share = take_off_mass(mission) / (8750.0 * pound);
    return 1.2 * 78.0 * std::sqrt(load * share);
}

TEST_CASE("a level is flown with a fifth more than the stall speed of its turns", "[planner]")
{
    struct Case {
        double zero_fuel_lb, bank_deg;
    };
    const auto load =
        GENERATE(Case{6300.0, 20.0}, Case{5500.0, 20.0}, Case{6300.0, 10.0}, Case{6300.0, 25.0});
    const auto mission = loaded(load.zero_fuel_lb, load.bank_deg);
    const double least = least_kt(mission, load.bank_deg);
    CAPTURE(load.zero_fuel_lb, load.bank_deg, least);
    auto profile = mission.transit;
    profile.calibrated_airspeed = (least + 0.1) * knot;
    CHECK(speed_findings(profile, mission).empty());
    profile.calibrated_airspeed = (least - 0.1) * knot;
    const auto findings = speed_findings(profile, mission);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "stall-margin");
}

TEST_CASE("a climb too close to the stall in its circles is an error of the plan", "[planner]")
{
    auto mission = loaded(6300.0, 20.0);
    const double least = least_kt(mission, 20.0);
    mission.aircraft.schedule.climb_speed = (least + 0.1) * knot;
    CHECK(climb_speed_findings(mission).empty());
    mission.aircraft.schedule.climb_speed = (least - 0.1) * knot;
    const auto plan = planner::plan(mission).plan;
    REQUIRE(has_errors(plan));
    CHECK(plan.findings.front().code == "stall-margin");
    CHECK(plan.findings.front().place == "climb");
    CHECK(plan.sorties.empty());
}

TEST_CASE("a climb speed that is no number is refused", "[planner]")
{
    auto mission = loaded(6300.0, 20.0);
    mission.aircraft.schedule.climb_speed = std::nan("") * knot;
    CHECK(climb_speed_findings(mission).size() == 1);
}

}  // namespace
}  // namespace transect::planner
