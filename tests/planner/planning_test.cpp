#include "transect/planner/planning.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "transect/planner/fly.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

using test::has;

const PlannedFlights& sample()
{
    static const auto planned = plan(test::small_mission());
    return planned;
}

std::size_t transects(const Plan& plan)
{
    std::size_t count = 0;
    for (const auto& sortie : plan.sorties) {
        count += sortie.transects.size();
    }
    return count;
}

TEST_CASE("the sample mission is planned without an error", "[planner]")
{
    const auto& plan = sample().plan;
    CHECK_FALSE(has_errors(plan));
    CHECK(plan.sorties.size() == 1);
    CHECK(sample().flights.size() == plan.sorties.size());
}

TEST_CASE("swath and spacing follow from the required sample distance", "[planner]")
{
    // 0.9 m less 3 % for height keeping, 1920 pixels, 15 % overlap: 1676 m and at most 1425 m.
    const auto& setting = sample().plan.settings.front();
    CHECK_THAT(setting.swath / metre, test::is_close_to(0.97 * 0.9 * 1920.0, 0.1));
    CHECK(setting.spacing / metre <= 0.85 * 0.97 * 0.9 * 1920.0 + 1e-9);
    CHECK_THAT(setting.ground_sample_distance / metre, test::is_close_to(0.873, 1e-3));
}

TEST_CASE("transects are numbered in the order flown", "[planner]")
{
    int number = 0;
    for (const auto& transect : sample().plan.sorties.front().transects) {
        CHECK(transect.number == ++number);
    }
}

TEST_CASE("legs follow each other in place, time and fuel", "[planner]")
{
    const auto& legs = sample().flights.front().legs;
    REQUIRE(legs.size() > 10);
    for (std::size_t i = 1; i < legs.size(); ++i) {
        CAPTURE(i);
        CHECK(legs[i].start == legs[i - 1].end);
        CHECK(legs[i].fuel_start == legs[i - 1].fuel_end);
        CHECK(geodesic_leg(legs[i - 1].to, legs[i].from).distance < 0.01 * metre);
        CHECK(legs[i].fuel_end < legs[i].fuel_start);
    }
}

TEST_CASE("the flight starts and ends at the base, on its ground", "[planner]")
{
    const auto& mission = sample().plan.mission;
    const auto& legs = sample().flights.front().legs;
    CHECK(geodesic_leg(legs.front().from, mission.base.position).distance < 0.1 * metre);
    CHECK(geodesic_leg(legs.back().to, mission.base.position).distance < 0.1 * metre);
    CHECK(abs(legs.back().height - mission.base.elevation) < 0.1 * metre);
}

TEST_CASE("the ledger adds up to the fuel on board", "[planner]")
{
    const auto& flight = sample().flights.front();
    const auto& fuel = flight.fuel;
    const Mass sum = fuel.taxi + fuel.trip + fuel.contingency + fuel.alternate +
                     fuel.final_reserve + fuel.approach + fuel.additional + fuel.discretionary +
                     fuel.extra;
    CHECK_THAT(sum / kilogram, test::is_close_to(fuel.at_start / kilogram, 1e-6));
    const Mass burnt = flight.legs.front().fuel_start - flight.legs.back().fuel_end;
    CHECK_THAT(burnt / kilogram, test::is_close_to(fuel.trip / kilogram, 1e-6));
    CHECK(fuel.extra >= Mass{});
}

TEST_CASE("fuel to start a transect is less than what is planned to be there", "[planner]")
{
    int checked = 0;
    for (const auto& leg : sample().flights.front().legs) {
        if (leg.kind == LegKind::run_in) {
            REQUIRE(leg.minimum_fuel_to_start);
            CHECK(*leg.minimum_fuel_to_start < leg.fuel_start);
            ++checked;
        }
    }
    CHECK(checked == static_cast<int>(sample().plan.sorties.front().transects.size()));
}

TEST_CASE("samples come every second, and the camera looks only along transects", "[planner]")
{
    const auto& flight = sample().flights.front();
    const auto& samples = flight.trajectory.samples;
    double looking_s = 0.0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const double step_s = elapsed(samples[i - 1].time, samples[i].time) / second;
        REQUIRE(step_s > 0.0);
        REQUIRE(step_s <= 1.0 + 1e-6);
        looking_s += samples[i].look && samples[i - 1].look ? step_s : 0.0;
    }
    double on_transects_s = 0.0;
    for (const auto& leg : flight.legs) {
        on_transects_s += leg.kind == LegKind::transect ? elapsed(leg.start, leg.end) / second : 0;
    }
    CHECK_THAT(looking_s, test::is_close_to(on_transects_s, 1.0));
}

TEST_CASE("speed over the ground between samples is the one recorded", "[planner]")
{
    const auto& samples = sample().flights.front().trajectory.samples;
    for (std::size_t i = 1; i < samples.size(); i += 7) {
        const double step_s = elapsed(samples[i - 1].time, samples[i].time) / second;
        const auto leg = geodesic_leg(samples[i - 1].position, samples[i].position);
        CAPTURE(i);
        // Arcs are chords here, and the recorded speed is that at the end of the step.
        CHECK_THAT(
            leg.distance / metre,
            test::is_close_to(samples[i].ground_speed / knot * 0.5144 * step_s, 0.6));
    }
}

TEST_CASE("planning twice gives the same plan, bit for bit", "[planner]")
{
    const auto again = plan(test::small_mission());
    const auto& first = sample().flights.front().trajectory.samples;
    const auto& second = again.flights.front().trajectory.samples;
    REQUIRE(first.size() == second.size());
    CHECK(std::ranges::equal(first, second, [](const auto& a, const auto& b) {
        return a.time == b.time && a.position == b.position && a.height == b.height;
    }));
}

TEST_CASE("a plan flown again is the flight that it was planned with", "[planner]")
{
    const auto flights = fly(sample().plan);
    CHECK(flights.front().fuel.trip == sample().flights.front().fuel.trip);
    CHECK(flights.front().flight_time == sample().flights.front().flight_time);
}

TEST_CASE("a plan that no longer holds says so when it is flown again", "[planner][errors]")
{
    auto changed = sample().plan;
    changed.mission.loading.fuel = 180.0 * pound;
    const auto flown = fly_again(changed);
    CHECK(has_errors(flown.plan));
    CHECK(has(flown.plan, "fuel-exhausted"));
    CHECK(flown.plan.tasks.front().predicted.fraction < 0.5);
}

TEST_CASE("a plan that is flown again unchanged has the same totals and findings", "[planner]")
{
    const auto flown = fly_again(sample().plan);
    CHECK(flown.plan.summary.fuel == sample().plan.summary.fuel);
    CHECK(flown.plan.findings.size() == sample().plan.findings.size());
    CHECK(
        flown.plan.tasks.front().predicted.covered ==
        sample().plan.tasks.front().predicted.covered);
}

TEST_CASE("a larger area takes more sorties, each with its reserves", "[planner]")
{
    auto mission = test::sample_mission();
    mission.tasks.front().area = test::box(13.9, -3.6, 14.4, -3.1);
    const auto planned = plan(mission);
    CHECK_FALSE(has_errors(planned.plan));
    REQUIRE(planned.plan.sorties.size() >= 2);
    for (std::size_t i = 0; i < planned.flights.size(); ++i) {
        CHECK(planned.flights[i].fuel.extra >= Mass{});
    }
    CHECK(
        planned.plan.sorties[1].take_off >=
        planned.flights[0].legs.back().end + mission.turnaround);
}

TEST_CASE("two tasks are both flown", "[planner]")
{
    auto mission = test::small_mission();
    auto second = mission.tasks.front();
    second.id = "bankass";
    second.area = test::box(14.05, -3.8, 14.15, -3.65);
    second.height = {SetHeight::Reference::height_agl, 6000.0 * foot};
    mission.tasks.push_back(second);
    const auto planned = plan(mission);
    CHECK_FALSE(has_errors(planned.plan));
    CHECK(planned.plan.settings.size() == 2);
    CHECK(transects(planned.plan) > transects(sample().plan));
}

TEST_CASE("a base out of reach is an error finding", "[planner][errors]")
{
    auto mission = test::small_mission();
    mission.base.position = test::point(0.0, 20.0);
    const auto planned = plan(mission);
    CHECK(has(planned.plan, "transects-out-of-reach"));
    CHECK(has_errors(planned.plan));
}

TEST_CASE("what the aircraft cannot do is an error finding", "[planner][errors]")
{
    struct Case {
        std::string code;
        void (*spoil)(Mission&);
    };
    const auto wrong = GENERATE(
        Case{
            "wind-too-strong",
            [](Mission& m) {
                m.weather.wind = aircraft::ConstantWind{Bearing{Angle{}}, 120.0 * knot};
            }},
        Case{
            "no-fuel-within-limits", [](Mission& m) { m.loading.zero_fuel_mass = 8785.0 * pound; }},
        Case{"transects-out-of-reach", [](Mission& m) { m.loading.fuel = 600.0 * pound; }},
        Case{
            "transects-out-of-reach",
            [](Mission& m) {
                // Without fuel for it, an alternate must not drop out of the ledger.
                m.alternates[0].aerodrome.position = test::point(0.0, -30.0);
            }},
        Case{"speed-not-held", [](Mission& m) { m.transit.calibrated_airspeed = 170.0 * knot; }},
        Case{"stall-margin", [](Mission& m) { m.tasks[0].calibrated_airspeed = 80.0 * knot; }},
        Case{
            "above-operating-speed",
            [](Mission& m) { m.tasks[0].calibrated_airspeed = 180.0 * knot; }},
        Case{
            "above-operating-altitude",
            [](Mission& m) { m.tasks[0].height.value = 26000.0 * foot; }},
        Case{"height-below-ground", [](Mission& m) { m.tasks[0].height.value = 900.0 * foot; }},
        Case{
            "swath-too-wide",
            [](Mission& m) {
                m.tasks[0].required_gsd.reset();
                m.tasks[0].swath = 3000.0 * metre;
            }},
        Case{"gsd-out-of-reach", [](Mission& m) { m.tasks[0].required_gsd = 1.0e-3 * metre; }},
        Case{
            "too-many-transects",
            [](Mission& m) {
                m.tasks[0].required_gsd = 0.02 * metre;
                m.tasks[0].area = test::box(12.0, -4.0, 15.0, -1.0);
            }},
        Case{
            "task-too-large",
            [](Mission& m) { m.tasks[0].area = test::box(0.0, -10.0, 20.0, 10.0); }},
        Case{
            "task-around-pole",
            [](Mission& m) {
                m.tasks[0].area = {
                    {{{test::point(85.0, -100.0),
                       test::point(85.0, 20.0),
                       test::point(85.0, 140.0)},
                      {}}}};
            }},
        Case{
            "transects-out-of-reach",
            [](Mission& m) { m.alternates[0].aerodrome.position = m.base.position; }},
        Case{"no-tasks", [](Mission& m) { m.tasks.clear(); }});
    auto mission = test::small_mission();
    mission.tasks.front().area = test::box(14.1, -3.6, 14.14, -3.55);
    wrong.spoil(mission);
    CAPTURE(wrong.code);
    const auto planned = plan(mission);
    CHECK(has(planned.plan, wrong.code));
    CHECK(has_errors(planned.plan));
}

TEST_CASE("an alternate that nobody confirmed is a warning", "[planner][errors]")
{
    auto mission = test::small_mission();
    mission.alternates.front().confirmed.reset();
    const auto planned = plan(mission);
    CHECK(has(planned.plan, "alternate-unconfirmed"));
    CHECK_FALSE(has_errors(planned.plan));
    const auto& fuel = planned.flights.front().fuel;
    CHECK(fuel.extra_without_unconfirmed_alternate == fuel.extra + fuel.alternate);
}

TEST_CASE("a policy's alternate that the mission does not have is an error", "[planner][errors]")
{
    auto mission = test::small_mission();
    mission.alternates.clear();
    const auto planned = plan(mission);
    CHECK(has(planned.plan, "no-alternate"));
    CHECK(has_errors(planned.plan));
    CHECK(planned.plan.sorties.size() == 1);
    mission.fuel_policy.alternate_required = false;
    CHECK_FALSE(has_errors(plan(mission).plan));
}

TEST_CASE("no climb or descent goes beyond its level", "[planner]")
{
    const auto level = sample().plan.settings.front().height;
    for (const auto& sample : sample().flights.front().trajectory.samples) {
        CHECK(sample.height - level < 0.02 * metre);
    }
}

TEST_CASE("a flight time limit makes more sorties", "[planner]")
{
    auto mission = test::sample_mission();
    mission.max_flight_time = 3.0 * hour;
    const auto planned = plan(mission);
    CHECK(planned.plan.sorties.size() == 2);
    for (const auto& flight : planned.flights) {
        CHECK(flight.flight_time <= 3.0 * hour);
    }
}

TEST_CASE("the climb is over before the way out is", "[planner]")
{
    auto mission = test::small_mission();
    const double east_deg = GENERATE(-3.9, -3.7, -3.5, -3.0);
    mission.tasks.front().area = test::box(14.4, east_deg, 14.5, east_deg + 0.1);
    const auto planned = plan(mission);
    REQUIRE_FALSE(has_errors(planned.plan));
    const auto& legs = planned.flights.front().legs;
    const auto height = planned.plan.settings.front().height;
    for (const auto& leg : legs) {
        if (leg.kind == LegKind::transit || leg.kind == LegKind::run_in) {
            CAPTURE(east_deg, leg.height.above_datum() / foot);
            CHECK(abs(leg.height - height) < 0.1 * metre);
        }
        if (leg.kind == LegKind::transect) {
            break;
        }
    }
    REQUIRE(legs.front().kind == LegKind::climb);
    CHECK(abs(legs.front().height - height) < 60.0 * metre);
}

TEST_CASE("an area under the base is reached by climbing over it", "[planner]")
{
    auto mission = test::small_mission();
    mission.tasks.front().area = test::box(14.5, -4.1, 14.6, -4.0);
    const auto planned = plan(mission);
    CHECK_FALSE(has_errors(planned.plan));
    for (const auto& leg : planned.flights.front().legs) {
        if (leg.kind == LegKind::transect) {
            CHECK(abs(leg.height - planned.plan.settings.front().height) < 0.1 * metre);
        }
    }
}

TEST_CASE("a plan across the antimeridian is the same plan", "[planner]")
{
    auto mission = test::small_mission();
    const auto moved = [](GeoPoint point) {
        const auto east = Bearing{point.longitude.angle() + 183.3 * degree};
        return GeoPoint{point.latitude, Longitude{east - Bearing{Angle{}}}};
    };
    mission.base.position = moved(mission.base.position);
    mission.alternates[0].aerodrome.position = moved(mission.alternates[0].aerodrome.position);
    for (auto& vertex : mission.tasks[0].area.parts[0].outer) {
        vertex = moved(vertex);
    }
    const auto planned = plan(mission);
    CHECK_THAT(
        planned.plan.summary.distance / sample().plan.summary.distance,
        test::is_close_to(1.0, 1e-6));
    CHECK_THAT(
        planned.plan.summary.fuel / sample().plan.summary.fuel, test::is_close_to(1.0, 1e-6));
}

}  // namespace
}  // namespace transect::planner
