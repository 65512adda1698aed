#include "transect/planner/field_check.hpp"

#include <algorithm>

#include "transect/planner/fuel_at_start.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/field_table.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

Mission mission_with_tables(double runway_ft)
{
    auto mission = test::sample_mission();
    mission.aircraft.field_length = {test::field_table(), test::field_table()};
    mission.base.runway_length = runway_ft * foot;
    return mission;
}

/// What the made-up table says at the base, in feet: over 50 ft at 8,000 lb.
double base_distance_ft(const Mission& mission)
{
    const auto condition = field_condition(mission, mission.base);
    return 1000.0 + 0.25 * (condition.altitude.above_datum() / foot) +
           10.0 * condition.temperature.in_celsius() + 100.0;
}

std::vector<FieldCheck> checks_at_8000_lb(const Mission& mission)
{
    return field_checks(
        mission, home_bases(mission), {.take_off = 8000.0 * pound, .landing = 8000.0 * pound});
}

TEST_CASE("the aerodrome on the day has its pressure altitude and temperature", "[field_length]")
{
    // 905 ft with QNH 1012: about 27 ft a hectopascal more. ISA there is 13.2 °C.
    const auto condition = field_condition(test::sample_mission(), test::sample_mission().base);
    CHECK_THAT(
        condition.altitude.above_datum() / foot, test::is_close_to(905.0 + 1.25 * 27.3, 3.0));
    CHECK_THAT(condition.temperature.in_celsius(), test::is_close_to(28.2, 0.2));
}

TEST_CASE("density altitude at the base is that of the published example", "[field_length]")
{
    // GAMB 906 ft, 1013.25 hPa, 40 °C: 3,912 ft; ISA there is 13.2 °C, so ISA+26.8.
    auto mission = test::sample_mission();
    mission.base.elevation = MslHeight{906.0 * foot};
    mission.weather.qnh = 1013.25 * hectopascal;
    mission.weather.isa_deviation = 26.795 * kelvin;
    const auto checks = checks_at_8000_lb(mission);
    CHECK_THAT(checks.front().density_altitude / foot, test::is_close_to(3912.0, 2.0));
    CHECK_FALSE(checks.front().length);
}

TEST_CASE(
    "take-off and landing at the base and landings at alternates are checked", "[field_length]")
{
    const auto mission = mission_with_tables(5000.0);
    const auto checks = checks_at_8000_lb(mission);
    REQUIRE(checks.size() == 3);
    CHECK(checks[0].phase == FieldCheck::Phase::take_off);
    CHECK(checks[1].phase == FieldCheck::Phase::landing);
    CHECK(checks[2].aerodrome == "GATB");
    CHECK_FALSE(checks[2].runway);
    CHECK_THAT(
        checks[0].needed().value() / foot, test::is_close_to(base_distance_ft(mission), 1e-6));
    CHECK(field_findings(mission, checks).empty());
}

TEST_CASE("a runway of just the length is long enough and a foot less is not", "[field_length]")
{
    auto mission = mission_with_tables(5000.0);
    const double needed_ft = base_distance_ft(mission);
    mission.base.runway_length = (needed_ft + 0.001) * foot;
    CHECK(field_findings(mission, checks_at_8000_lb(mission)).empty());
    mission.base.runway_length = (needed_ft - 1.0) * foot;
    const auto findings = field_findings(mission, checks_at_8000_lb(mission));
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].code == "runway-too-short");
    CHECK(findings[0].severity == Severity::error);
    CHECK(std::get<std::string>(findings[0].arguments.at("what")) == "take-off at GAMB");
    CHECK_THAT(
        std::get<double>(findings[0].arguments.at("needed_ft")),
        test::is_close_to(needed_ft, 1e-6));
}

TEST_CASE("the operator's factors lengthen what is needed", "[field_length]")
{
    auto mission = mission_with_tables(5000.0);
    mission.field_factors = {.take_off = 1.25, .landing = 1.43};
    const auto checks = checks_at_8000_lb(mission);
    CHECK_THAT(
        checks[0].needed().value() / foot,
        test::is_close_to(1.25 * base_distance_ft(mission), 1e-6));
    CHECK_THAT(
        checks[1].needed().value() / foot,
        test::is_close_to(1.43 * base_distance_ft(mission), 1e-6));
}

TEST_CASE("a short runway at an alternate is a warning", "[field_length]")
{
    auto mission = mission_with_tables(5000.0);
    mission.alternates.front().aerodrome.runway_length = 500.0 * foot;
    const auto findings = field_findings(mission, checks_at_8000_lb(mission));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
}

TEST_CASE("a day beyond the table is told and not extrapolated", "[field_length]")
{
    auto mission = mission_with_tables(5000.0);
    mission.weather.isa_deviation = 40.0 * kelvin;
    const auto findings = field_findings(mission, checks_at_8000_lb(mission));
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].code == "field-table-ends");
    CHECK(std::get<std::string>(findings[0].arguments.at("axis")) == "temperature_c");
    CHECK_FALSE(checks_at_8000_lb(mission)[0].length);
    CHECK_FALSE(take_off_limit(mission, mission.base));
}

TEST_CASE("a short runway limits the fuel at start", "[field_length][fuel_at_start]")
{
    auto mission = mission_with_tables(5000.0);
    CHECK(fuel_at_start(mission).bound_by == "tank");
    // At 8,000 lb the runway is just used up; 6,200 lb without fuel and 35 lb for taxiing.
    mission.base.runway_length = base_distance_ft(mission) * foot;
    const auto start = fuel_at_start(mission);
    CHECK(start.bound_by == "runway");
    CHECK_THAT(start.fuel / pound, test::is_close_to(8000.0 - 6200.0 + 35.0, 1e-6));
    mission.field_factors.take_off = 1.1;
    CHECK(fuel_at_start(mission).fuel < start.fuel);
    mission.base.runway_length.reset();
    CHECK_FALSE(fuel_at_start(mission).by_runway);
    CHECK(fuel_at_start(mission).bound_by == "tank");
}

TEST_CASE("a runway too short for any mass leaves no fuel", "[field_length][errors]")
{
    const auto planned = plan(mission_with_tables(800.0));
    CHECK(has_errors(planned.plan));
    const auto found =
        std::ranges::find(planned.plan.findings, "no-fuel-within-limits", &Finding::code);
    REQUIRE(found != planned.plan.findings.end());
    CHECK(std::get<std::string>(found->arguments.at("bound_by")) == "runway");
}

TEST_CASE("what of take-off and landing is not checked is said", "[field_length]")
{
    auto mission = mission_with_tables(5000.0);
    CHECK(unchecked_fields(mission).empty());
    mission.aircraft.field_length.landing.reset();
    CHECK(unchecked_fields(mission) == "landing distance");
    mission.base.runway_length.reset();
    CHECK(
        unchecked_fields(mission) ==
        "take-off and landing distance: the runway length of the base is not given");
    CHECK(unchecked_fields(test::sample_mission()) == "take-off and landing distance");
}

}  // namespace
}  // namespace transect::planner
