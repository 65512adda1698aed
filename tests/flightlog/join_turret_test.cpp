/// One simulated flight, written by two recorders.

#include "flightlog/src/tracks/join_turret.hpp"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/flown_otherwise.hpp"
#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

const test::FlownOtherwise& flown()
{
    static const auto made = test::planned_and_flown([](planner::Mission&) {});
    return made;
}

/// Its clock ahead of the aircraft's.
LogFile turret_ahead(Duration ahead)
{
    auto log =
        test::turret_log(flown().flown, "turret.klv", flown().plan.settings.at(0).horizontal_field);
    log.aircraft = "C208B TZ-1";
    for (auto& record : log.records) {
        record.time = record.time + ahead;
    }
    return log;
}

Report report_of(std::vector<LogFile> logs)
{
    return compose_report({.logs = std::move(logs), .plan = flown().plan});
}

const Finding* find(const Report& report, std::string_view code)
{
    const auto found = std::ranges::find(report.findings, code, &Finding::code);
    return found == report.findings.end() ? nullptr : &*found;
}

TEST_CASE("a turret's log and the aircraft's make one flight", "[flightlog][join]")
{
    const auto ahead_s = GENERATE(0.0, 5.3, -5.3, 18.0);
    const auto alone = report_of({turret_ahead({})});
    const auto garmin = report_of({flown().log});
    const auto report = report_of({flown().log, turret_ahead(ahead_s * second)});
    REQUIRE(report.flights.size() == 1);
    const auto& recorded = report.flights[0].recorded;
    REQUIRE(recorded.turrets.size() == 1);
    CHECK_THAT(recorded.turrets[0].offset / second, is_close_to(-ahead_s, 0.05));
    CHECK(recorded.turrets[0].uncertainty < 0.1 * second);
    CHECK(recorded.basis == flight::Basis::measured);
    // Looks of the one, the rest of the other.
    REQUIRE(report.zones.size() == alone.zones.size());
    CHECK(alone.zones[0].covered > Area{});
    CHECK_THAT(report.zones[0].covered / alone.zones[0].covered, is_close_to(1.0, 1e-6));
    CHECK_THAT(report.zones[0].seen / alone.zones[0].seen, is_close_to(1.0, 1e-6));
    CHECK(report.zones[0].basis == CoverageBasis::measured);
    const auto& by_garmin = garmin.flights[0].recorded;
    CHECK(recorded.fuel.by_flow.value() == by_garmin.fuel.by_flow.value());
    CHECK(recorded.distance == by_garmin.distance);
    CHECK(recorded.account.times.air == by_garmin.account.times.air);
    CHECK(report.flights[0].sensor_on == alone.flights[0].sensor_on);
    for (std::size_t i = 0; i < report.lines.size(); ++i) {
        CHECK(report.lines[i].runs.size() == garmin.lines[i].runs.size());
    }
    CHECK((find(report, "turret-joined-leap-seconds") != nullptr) == (ahead_s == 18.0));
    CHECK(find(report, "clock-offset") == nullptr);
    CHECK(find(report, "flights-overlap") == nullptr);
}

TEST_CASE("a turret that was on for a part tells of that part", "[flightlog][join]")
{
    auto turret = turret_ahead(3.0 * second);
    const auto half = turret.records.size() / 2;
    turret.records.erase(
        turret.records.begin(), turret.records.begin() + static_cast<std::ptrdiff_t>(half));
    const auto report = report_of({flown().log, turret});
    const auto garmin = report_of({flown().log});
    REQUIRE(report.flights.size() == 1);
    const auto& zone = report.zones.at(0);
    CHECK(zone.basis == CoverageBasis::both);
    CHECK(*zone.covered_by_measured > Area{});
    CHECK(*zone.covered_by_measured < zone.covered);
    CHECK(report.flights[0].recorded.fuel.by_flow == garmin.flights[0].recorded.fuel.by_flow);
    // Places before come from the aircraft's log, none from both.
    const auto& pieces = report.flights[0].recorded.pieces;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        CHECK(pieces[i - 1].samples.back().time < pieces[i].samples.front().time);
    }
    const auto files = write_report(report, {test::scratch_dir("report-joined")});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    const auto& log = json["flights"][0]["turret_logs"][0];
    CHECK(log["log"] == "turret.klv");
    CHECK_THAT(log["clock_offset_s"].get<double>(), is_close_to(-3.0, 0.05));
}

TEST_CASE("a turret's log of another track stays alone", "[flightlog][join]")
{
    auto turret = turret_ahead({});
    for (auto& record : turret.records) {
        record.position = travel(record.position, Bearing{Angle{}}, 3.0 * kilometre);
    }
    const auto report = report_of({flown().log, turret});
    CHECK(report.flights.size() == 2);
    CHECK(find(report, "turret-joined") == nullptr);
}

TEST_CASE("clocks too far apart are not guessed at", "[flightlog][join]")
{
    const auto report = report_of({flown().log, turret_ahead(300.0 * second)});
    CHECK(report.flights.size() == 2);
}

TEST_CASE("places that wander tell no offset", "[flightlog][join]")
{
    auto turret = turret_ahead(2.0 * second);
    double along_m = 0.0;
    for (auto& record : turret.records) {
        // To and fro by 95 m along the track.
        along_m = along_m > 0.0 ? -95.0 : 95.0;
        record.position = travel(record.position, *record.track, along_m * metre);
    }
    const auto report = report_of({flown().log, turret});
    CHECK(find(report, "turret-joined") == nullptr);
    CHECK(report.flights.size() == 2);
}

TEST_CASE("two files of a turret are joined to one flight", "[flightlog][join]")
{
    auto first = turret_ahead({});
    auto second_file = first;
    second_file.name = "turret-2.klv";
    second_file.system_id = "other";
    first.system_id = "one";
    const auto half = first.records.begin() + static_cast<std::ptrdiff_t>(first.records.size() / 2);
    second_file.records.assign(half, first.records.end());
    first.records.erase(half, first.records.end());
    const auto alone = report_of({turret_ahead({})});
    const auto report = report_of({flown().log, first, second_file});
    REQUIRE(report.flights.size() == 1);
    CHECK(report.flights[0].recorded.turrets.size() == 2);
    CHECK_THAT(report.zones[0].covered / alone.zones[0].covered, is_close_to(1.0, 0.002));
}

}  // namespace
}  // namespace transect::flightlog
