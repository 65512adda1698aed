#include "flightlog/src/tracks/fuel_met.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "transect/flightlog/report.hpp"

#include "flightlog/flown_otherwise.hpp"
#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

/// Burns so much more of the same fuel for the same power.
auto thirstier(double factor)
{
    return [=](planner::Mission& mission) {
        mission.aircraft.performance.idle_flow = factor * mission.aircraft.performance.idle_flow;
        mission.aircraft.performance.specific_flow_lb_per_hp_h *= factor;
    };
}

/// As the simulator flew it: Garmin displays log true airspeed in whole knots.
void tell_airspeed_in_full(test::FlownOtherwise& otherwise)
{
    const auto& legs = otherwise.flown.legs;
    for (auto& record : otherwise.log.records) {
        const auto leg = std::ranges::find_if(legs, [&](const planner::Leg& each) {
            return record.time >= each.start && record.time < each.end;
        });
        if (record.true_airspeed && leg != legs.end()) {
            record.true_airspeed = leg->true_airspeed;
        }
    }
}

Duration planned_between(const planner::SortieFlight& flight, Instant from, Instant to)
{
    Duration sum;
    for (const auto& leg : flight.legs) {
        sum += leg.start >= from && leg.end <= to ? elapsed(leg.start, leg.end) : Duration{};
    }
    return sum;
}

TEST_CASE("a plan flown as planned meets the time and fuel of every leg", "[flightlog][report]")
{
    const auto same = test::planned_and_flown([](planner::Mission&) {});
    const auto report = compose_report({.logs = {same.log}, .plan = same.plan});
    const auto count = same.plan.sorties.at(0).transects.size();
    REQUIRE(report.fuel.legs.size() == 2 * count + 1);
    CHECK(report.fuel.total.legs == 2 * count + 1);
    Duration planned;
    for (const auto& leg : report.fuel.legs) {
        CAPTURE(leg.from.value_or(0), leg.to.value_or(0));
        planned += leg.planned_time;
        REQUIRE(leg.flown);
        REQUIRE(leg.flown->fuel);
        const auto time = elapsed(leg.flown->from, leg.flown->to);
        CHECK_THAT((time - leg.planned_time) / second, is_close_to(0.0, 2.0));
        CHECK_THAT((*leg.flown->fuel - leg.planned_fuel) / kilogram, is_close_to(0.0, 0.3));
    }
    // Nothing of the flight is missing, and nothing counts twice.
    const auto& legs = same.planned.legs;
    CHECK_THAT(
        planned / planned_between(same.planned, legs.front().start, legs.back().end),
        is_close_to(1.0, 1e-9));
    CHECK_THAT(report.fuel.total.fuel / same.planned.fuel.trip, is_close_to(1.0, 0.002));
}

TEST_CASE("a flight that burns 5 % more than the model says so", "[flightlog][report]")
{
    const double factor = GENERATE(1.0, 1.05, 0.93);
    CAPTURE(factor);
    auto otherwise = test::planned_and_flown(thirstier(factor));
    tell_airspeed_in_full(otherwise);
    const auto report = compose_report({.logs = {otherwise.log}, .plan = otherwise.plan});
    REQUIRE(report.bias.fuel_flow);
    CHECK_THAT(report.bias.fuel_flow->median, is_close_to(factor, 0.001));
    CHECK(report.bias.fuel_flow->low <= report.bias.fuel_flow->median);
    CHECK(report.bias.fuel_flow->high >= report.bias.fuel_flow->median);
    CHECK_THAT(report.bias.fuel_flow->high - report.bias.fuel_flow->low, is_close_to(0.0, 0.02));
    CHECK(report.bias.fuel_flow->minutes >= 10);
    REQUIRE(report.bias.true_airspeed);
    CHECK_THAT(report.bias.true_airspeed->median, is_close_to(1.0, 0.005));
    CHECK_THAT(report.fuel.total.fuel / report.fuel.total.planned_fuel, is_close_to(factor, 0.004));
}

TEST_CASE("whole knots of airspeed move the ratio of flows little", "[flightlog][report]")
{
    const auto same = test::planned_and_flown([](planner::Mission&) {});
    const auto report = compose_report({.logs = {same.log}, .plan = same.plan});
    REQUIRE(report.bias.fuel_flow);
    // Power grows at most with the cube of airspeed, and that is off by half a knot at most.
    const double most = 3.0 * (0.5 * knot / same.plan.settings.at(0).true_airspeed);
    CHECK_THAT(report.bias.fuel_flow->median, is_close_to(1.0, most));
}

TEST_CASE("transects flown faster than planned show in the airspeed", "[flightlog][report]")
{
    auto otherwise = test::planned_and_flown([](planner::Mission&) {});
    auto plan = otherwise.plan;
    plan.settings.at(0).true_airspeed = plan.settings.at(0).true_airspeed / 1.04;
    const auto report = compose_report({.logs = {otherwise.log}, .plan = plan});
    REQUIRE(report.bias.true_airspeed);
    CHECK_THAT(report.bias.true_airspeed->median, is_close_to(1.04, 0.005));
}

TEST_CASE("without flow or gauges fuel is unknown, and times are not", "[flightlog][report]")
{
    auto same = test::planned_and_flown([](planner::Mission&) {});
    for (auto& record : same.log.records) {
        record.fuel_flow.reset();
    }
    const auto report = compose_report({.logs = {same.log}, .plan = same.plan});
    CHECK_FALSE(report.bias.fuel_flow);
    CHECK(report.fuel.total.legs == 0);
    REQUIRE_FALSE(report.fuel.legs.empty());
    CHECK(report.fuel.legs[1].flown);
    CHECK_FALSE(report.fuel.legs[1].flown->fuel);
}

TEST_CASE("a log that begins in the air has no way out from take-off", "[flightlog][report]")
{
    auto same = test::planned_and_flown([](planner::Mission&) {});
    auto& records = same.log.records;
    const auto first_minutes = std::ranges::find_if(records, [&](const Record& record) {
        return elapsed(same.flown.legs.at(1).start, record.time) > 5.0 * minute;
    });
    records.erase(records.begin(), first_minutes);
    const auto report = compose_report({.logs = {same.log}, .plan = same.plan});
    REQUIRE_FALSE(report.fuel.legs.empty());
    CHECK_FALSE(report.fuel.legs.front().flown);
    CHECK(report.fuel.legs.back().flown);
}

}  // namespace
}  // namespace transect::flightlog
