#include "planner/sortie_limits.hpp"

#include <algorithm>
#include <string>

#include "transect/planner/alternate_status.hpp"
#include "transect/planner/planning.hpp"
#include "transect/planner/unchecked_limits.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

using test::has;
using test::small_mission;

SortieFlight three_hours(Instant take_off)
{
    SortieFlight flight;
    flight.flight_time = 3.0 * hour;
    const auto base = test::point(14.5, -4.0);
    flight.legs.push_back(
        Leg{.kind = LegKind::transect,
            .from = base,
            .to = base,
            .start = take_off,
            .end = take_off + 3.0 * hour});
    flight.time_on_station = 2.0 * hour;
    flight.fuel.trip = 300.0 * kilogram;
    flight.fuel.extra = 200.0 * kilogram;
    flight.oxygen_needed = 100.0 * minute;
    return flight;
}

struct Case {
    std::string limit;
    double margin_min;
    std::string code;  ///< of its error, empty where it is kept
    void (*give)(Mission&);
};

TEST_CASE("each limit ends the sortie where it comes first", "[planner][limits]")
{
    // Take-off at 7:00, landing at 10:00, two hours on station, fuel for two hours more.
    const auto binding = GENERATE(
        Case{"fuel", 120.0, "", [](Mission&) {}},
        Case{"flight time", 5.0, "", [](Mission& m) { m.max_flight_time = 185.0 * minute; }},
        Case{
            "flight time",
            -5.0,
            "flight-time-limit",
            [](Mission& m) { m.max_flight_time = 175.0 * minute; }},
        Case{
            "crew duty",
            -10.0,
            "crew-duty-limit",
            [](Mission& m) {
                m.limits.report_before_take_off = hour;
                m.limits.max_duty = 230.0 * minute;
            }},
        Case{
            "crew flight time",
            -60.0,
            "crew-flight-time-limit",
            [](Mission& m) { m.limits.max_crew_flight_time = 2.0 * hour; }},
        Case{
            "oxygen",
            // 10 l from 103.35 bar to 0 are 1,020 l: two persons at 5 l/min breathe 102 min.
            2.0,
            "",
            [](Mission& m) {
                m.limits.oxygen = OxygenSupply{
                    10.0 * litre, 103.3515 * bar, 0.0 * bar, 2, 5.0 * litre_per_minute};
            }},
        Case{
            "oxygen",
            -50.0,
            "oxygen-short",
            [](Mission& m) {
                m.limits.oxygen = OxygenSupply{
                    10.0 * litre, 121.325 * bar, 70.6625 * bar, 2, 5.0 * litre_per_minute};
            }},
        Case{
            "latest landing",
            -30.0,
            "after-latest-landing",
            [](Mission& m) { m.limits.latest_landing = m.take_off + 2.5 * hour; }},
        Case{"recorder", -15.0, "recorder-full", [](Mission& m) {
                 m.limits.recorder_capacity = 105.0 * minute;
             }});
    CAPTURE(binding.limit, binding.margin_min);
    auto mission = test::sample_mission();
    binding.give(mission);
    std::vector<SortieFlight> flights{three_hours(mission.take_off)};
    check_limits(mission, flights);
    const auto& first = flights.front().limits.front();
    CHECK(first.limit == binding.limit);
    CHECK_THAT(first.margin / minute, test::is_close_to(binding.margin_min, 1e-6));
    const auto findings = limit_findings(mission, flights.front());
    const auto errors = std::ranges::count(findings, Severity::error, &Finding::severity);
    CHECK(errors == (binding.code.empty() ? 0 : 1));
    CHECK(
        std::ranges::count(findings, binding.code, &Finding::code) ==
        (binding.code.empty() ? 0 : 1));
    CHECK(findings.back().code == "sortie-ended-by");
    CHECK(std::get<std::string>(findings.back().arguments.at("limit")) == binding.limit);
}

TEST_CASE("daylight ends a sortie before sunset at the base", "[planner][limits]")
{
    // Mopti, 23 November 2026: the sun sets at about 17:47 UTC.
    auto mission = test::sample_mission();
    mission.limits.landing_before_sunset = 30.0 * minute;
    const auto margin = [&](const std::string& take_off) {
        std::vector<SortieFlight> flights{three_hours(*parse_iso8601(take_off))};
        check_limits(mission, flights);
        const auto& limits = flights.front().limits;
        const auto daylight =
            std::ranges::find(limits, std::string{"daylight"}, &LimitCheck::limit);
        REQUIRE(daylight != limits.end());
        return daylight->margin;
    };
    CHECK_THAT(margin("2026-11-23T14:00:00Z") / minute, test::is_close_to(17.0, 3.0));
    CHECK(margin("2026-11-23T14:30:00Z") < Duration{});
}

TEST_CASE("duty and flight time of one crew add up over sorties", "[planner][limits]")
{
    auto mission = test::sample_mission();
    mission.limits.report_before_take_off = hour;
    mission.limits.max_duty = 8.0 * hour;
    mission.limits.max_crew_flight_time = 7.0 * hour;
    std::vector<SortieFlight> flights{
        three_hours(mission.take_off), three_hours(mission.take_off + 4.0 * hour)};
    check_limits(mission, flights);
    const auto margin = [&](std::size_t sortie, const std::string& limit) {
        const auto& limits = flights[sortie].limits;
        return std::ranges::find(limits, limit, &LimitCheck::limit)->margin;
    };
    CHECK(margin(0, "crew duty") == 4.0 * hour);
    CHECK(margin(1, "crew duty") == Duration{});
    CHECK(margin(0, "crew flight time") == 4.0 * hour);
    CHECK(margin(1, "crew flight time") == hour);
}

TEST_CASE("oxygen is needed beyond half an hour above 10,000 ft", "[planner][limits]")
{
    const aircraft::Altimetry standard{aircraft::Altimetry::Day{}};
    const auto needed = [&](double height_ft) {
        flight::Trajectory trajectory;
        for (int i = 0; i <= 3600; ++i) {
            trajectory.samples.push_back({
                .time = *parse_iso8601("2026-11-23T07:00:00Z") + static_cast<double>(i) * second,
                .position = test::point(14.5, -4.0),
                .height = MslHeight{height_ft * foot},
                .track = Bearing{Angle{}},
                .ground_speed = {},
                .attitude = {},
                .look = {},
            });
        }
        return oxygen_needed(trajectory, standard);
    };
    CHECK(needed(9'900.0) == Duration{});
    CHECK_THAT(needed(10'100.0) / minute, test::is_close_to(30.0, 0.1));
    CHECK_THAT(needed(13'100.0) / minute, test::is_close_to(60.0, 0.1));
}

TEST_CASE("a limit that is not given is said not to be checked", "[planner][limits]")
{
    auto mission = small_mission();
    CHECK(unchecked_limits(mission).size() == 6);
    mission.limits.oxygen =
        OxygenSupply{3.0 * litre, 120.0 * bar, 10.0 * bar, 3, 2.0 * litre_per_minute};
    mission.limits.max_duty = 10.0 * hour;
    mission.limits.max_crew_flight_time = 8.0 * hour;
    mission.limits.landing_before_sunset = 30.0 * minute;
    mission.limits.recorder_capacity = 5.0 * hour;
    mission.max_flight_time = 6.0 * hour;
    CHECK(unchecked_limits(mission).empty());
}

TEST_CASE("sorties are packed so that limits hold", "[planner][limits]")
{
    auto mission = test::sample_mission();
    mission.limits.recorder_capacity = 100.0 * minute;
    const auto planned = plan(mission);
    CHECK(planned.plan.sorties.size() >= 2);
    CHECK_FALSE(has(planned.plan, "recorder-full"));
    for (const auto& flight : planned.flights) {
        CHECK(flight.time_on_station <= 100.0 * minute);
    }
}

TEST_CASE("a high flight without an oxygen supply is a warning", "[planner][limits][errors]")
{
    auto mission = small_mission();
    CHECK_FALSE(has(plan(mission).plan, "oxygen-not-given"));
    mission.transit.height.value = 13'500.0 * foot;
    mission.tasks.front().height.value = 13'500.0 * foot;
    mission.transit.calibrated_airspeed = 115.0 * knot;
    mission.tasks.front().calibrated_airspeed = 115.0 * knot;
    CHECK(has(plan(mission).plan, "oxygen-not-given"));
}

TEST_CASE("an alternate counts when all about it is told", "[planner][limits]")
{
    struct Telling {
        std::string missing;
        void (*spoil)(Alternate&);
    };
    const auto telling = GENERATE(
        Telling{"", [](Alternate&) {}},
        Telling{"confirmation", [](Alternate& a) { a.confirmed.reset(); }},
        Telling{"hours", [](Alternate& a) { a.hours.clear(); }},
        Telling{"fuel", [](Alternate& a) { a.fuel.clear(); }},
        Telling{"runway", [](Alternate& a) { a.runway.clear(); }},
        Telling{"lights", [](Alternate& a) { a.lights.clear(); }},
        Telling{"clearance", [](Alternate& a) { a.aerodrome.identifier = "DFFD"; }},
        Telling{
            "",
            [](Alternate& a) {
                a.aerodrome.identifier = "DFFD";
                a.clearance = "given 22 Nov";
            }},
        Telling{"clearance", [](Alternate& a) { a.abroad = true; }},
        Telling{"hours, lights", [](Alternate& a) { a.hours = a.lights = ""; }});
    const auto mission = test::sample_mission();
    auto alternate = mission.alternates.front();
    telling.spoil(alternate);
    CHECK(missing_for(alternate, mission.base) == telling.missing);
}

}  // namespace
}  // namespace transect::planner
