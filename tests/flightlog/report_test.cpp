#include "transect/flightlog/report.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"
#include "transect/geo/local_plane.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::recorded;
using test::recorded_without;

/// Six transects of 38.7 km, 1 km apart, 1.15 km wide, in one sortie.
test::SamplePlan small_plan()
{
    return test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
}

bool has(const std::vector<Finding>& findings, const std::string& code)
{
    return std::ranges::find(findings, code, &Finding::code) != findings.end();
}

TEST_CASE("a plan flown as planned is covered as its strips are", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto report =
        compose_report({.logs = {recorded(sample.flights[0], "log.csv")}, .plan = sample.plan});
    REQUIRE(report.zones.size() == 1);
    const auto& zone = report.zones[0];
    CHECK(zone.name == "koro-plain");
    CHECK(zone.is_task);
    CHECK(zone.basis == CoverageBasis::assumed);
    CHECK(zone.fraction > 0.99);
    CHECK(zone.predicted->fraction == 0.995);
    CHECK(zone.covered <= zone.seen);
    CHECK_THAT(zone.area / geodesic_area(zone.outline), is_close_to(1.0, 1e-3));
    CHECK(has(report.assumptions, "assumed-sensor"));
    CHECK(has(report.assumptions, "assumed-ground-of-mission"));
    REQUIRE(report.lines.size() == 6);
    CHECK(std::ranges::all_of(
        report.lines, [](const LineResult& line) { return status(line) == LineStatus::flown; }));
    // Six transects of 38.7 km at ground speeds of 66 to 84 m/s.
    CHECK(report.flights[0].sensor_on > 6.0 * 38.0 * kilometre / (85.0 * metre_per_second));
    CHECK(report.flights[0].sensor_on < 6.0 * 39.0 * kilometre / (65.0 * metre_per_second));
}

/// The ground on one side of a transect's line, out to half a width.
PlanePolygon strip(const LocalPlane& plane, const planner::Transect& transect, double width_m)
{
    const auto from = plane.forward(transect.from);
    const auto to = plane.forward(transect.to);
    const auto along = (1.0 / length_m(to - from)) * (to - from);
    const PlanePoint side = 0.5 * width_m * PlanePoint{-along.y_m, along.x_m};
    return {{from - side, to - side, to + side, from + side}, {}};
}

TEST_CASE("one transect not recorded is the gap that its neighbours leave", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto report = compose_report(
        {.logs = {recorded_without(sample.flights[0], "log.csv", {3})}, .plan = sample.plan});
    const auto& transects = sample.plan.sorties[0].transects;
    const LocalPlane plane{centre(bounding_box(report.zones[0].outline))};
    const double swath_m = 1150.0;
    const auto own = PlaneArea{{strip(plane, transects[2], swath_m)}};
    const auto neighbours =
        unite({{{strip(plane, transects[1], swath_m)}}, {{strip(plane, transects[3], swath_m)}}});
    const auto expected =
        intersection(difference(own, neighbours), plane.forward(report.zones[0].outline));
    const auto gap = plane.forward(report.zones[0].missing);
    const double common = area_m2(intersection(gap, expected));
    const double either = area_m2(gap) + area_m2(expected) - common;
    CHECK(common / either >= 0.95);
    CHECK(status(report.lines[2]) == LineStatus::missed);
    CHECK(report.flights[0].recorded.breaks.size() == 1);
    // 850 of 6 x 1000 m of width.
    CHECK_THAT(report.zones[0].fraction, is_close_to(1.0 - 0.85 / 6.0, 0.01));
}

TEST_CASE("logs of several sorties add up, in any order", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 2, .transects_per_sortie = 3});
    auto first = recorded(sample.flights[0], "log-1.csv");
    auto second = recorded(sample.flights[1], "log-2.csv");
    const auto half = compose_report({.logs = {first}, .plan = sample.plan});
    const auto both = compose_report({.logs = {second, first}, .plan = sample.plan});
    const auto same = compose_report({.logs = {first, second}, .plan = sample.plan});
    CHECK_THAT(half.zones[0].fraction, is_close_to(0.5125, 0.01));
    CHECK(both.zones[0].fraction > 0.99);
    CHECK(both.zones[0].covered == same.zones[0].covered);
    REQUIRE(both.flights.size() == 2);
    CHECK(both.flights[0].recorded.start < both.flights[1].recorded.start);
}

TEST_CASE("without plan and turret log nothing counts as covered", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto report = compose_report(
        {.logs = {recorded(sample.flights[0], "log.csv")},
         .zones = {{"plain", sample.plan.mission.tasks[0].area}}});
    CHECK(report.basis == CoverageBasis::none);
    CHECK(report.zones[0].fraction == 0.0);
    CHECK(report.coverage.observed_cells() == 0);
    CHECK(has(report.findings, "no-sensor-information"));
    CHECK(report.assumptions.empty());
}

TEST_CASE("a turret's log is measured coverage and needs no plan", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto field = sample.plan.settings[0].horizontal_field;
    const auto log = test::turret_log(sample.flights[0], "turret.klv", field);
    const Zone zone{"plain", sample.plan.mission.tasks[0].area};
    CHECK_THROWS_WITH(
        compose_report({.logs = {log}, .zones = {zone}}),
        "turret.klv: tells where the turret looked but not how high the ground is; give "
        "--ground-elevation");
    const auto report = compose_report(
        {.logs = {log}, .zones = {zone}, .ground_elevation = MslHeight{280.0 * metre}});
    CHECK(report.basis == CoverageBasis::measured);
    CHECK(report.zones[0].fraction > 0.99);
    CHECK_FALSE(report.zones[0].is_task);
    CHECK(has(report.assumptions, "assumed-ground-of-option"));
    CHECK(has(report.assumptions, "assumed-any-quality"));
    CHECK(report.lines.empty());
}

TEST_CASE(
    "what a turret reports of the ground serves where nothing else does", "[flightlog][report]")
{
    const auto sample = small_plan();
    auto log = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    log.records[7].frame_centre =
        FrameCentre{log.records[7].position, MslHeight{291.0 * metre}, std::nullopt};
    const auto report = compose_report({.logs = {log}});
    CHECK(has(report.assumptions, "assumed-ground-of-turret"));
    const auto ground = std::get<terrain::AssumedGround>(report.ground.value());
    CHECK(ground.elevation == MslHeight{291.0 * metre});
    CHECK(report.coverage.observed_cells() > 0);
}

TEST_CASE("measured and assumed coverage are never mixed silently", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 2, .transects_per_sortie = 3});
    const auto field = sample.plan.settings[0].horizontal_field;
    const auto turret = test::turret_log(sample.flights[0], "turret.klv", field);
    const auto garmin = recorded(sample.flights[1], "log-2.csv");
    const auto report = compose_report({.logs = {turret, garmin}, .plan = sample.plan});
    CHECK(report.basis == CoverageBasis::both);
    REQUIRE(report.zones[0].covered_by_measured.has_value());
    CHECK_THAT(
        *report.zones[0].covered_by_measured / report.zones[0].area, is_close_to(0.51, 0.02));
    CHECK(report.zones[0].fraction > 0.99);
}

TEST_CASE("beside a turret's own log nothing is assumed", "[flightlog][report]")
{
    const auto sample = small_plan();
    // The turret was stowed: its log has no look but for one record.
    auto turret = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    for (std::size_t i = 1; i < turret.records.size(); ++i) {
        turret.records[i].look.reset();
    }
    const auto garmin = recorded(sample.flights[0], "log.csv");
    const auto report = compose_report({.logs = {garmin, turret}, .plan = sample.plan});
    CHECK(report.zones[0].covered == Area{});
    CHECK_FALSE(has(report.findings, "flights-overlap"));
    CHECK_FALSE(has(report.findings, "clock-offset"));
}

TEST_CASE("a log of another day is named, and of 1024 weeks before", "[flightlog][report]")
{
    const auto sample = small_plan();
    auto log = recorded(sample.flights[0], "log.csv");
    CHECK_FALSE(
        has(compose_report({.logs = {log}, .plan = sample.plan}).findings, "log-not-of-plan-date"));
    auto later = log;
    auto before = log;
    for (std::size_t i = 0; i < log.records.size(); ++i) {
        later.records[i].time = log.records[i].time + 72.0 * hour;
        before.records[i].time = log.records[i].time + -7168.0 * 24.0 * hour;
    }
    CHECK(has(
        compose_report({.logs = {later}, .plan = sample.plan}).findings, "log-not-of-plan-date"));
    const auto report = compose_report({.logs = {before}, .plan = sample.plan});
    CHECK(has(report.findings, "clock-week-rollover"));
    CHECK(report.flights[0].recorded.start == before.records[0].time);
}

TEST_CASE("a log without usable rows is no report", "[flightlog][report][errors]")
{
    CHECK_THROWS_WITH(
        compose_report({.logs = {LogFile{.name = "log.csv"}}}),
        "log.csv: has no row that can be used: nothing to report");
    auto blind = recorded(small_plan().flights[0], "log.csv");
    for (auto& record : blind.records) {
        record.msl_height.reset();
    }
    CHECK_THROWS_WITH(
        compose_report({.logs = {blind}}), "log.csv: has no row that tells its height by GPS");
}

TEST_CASE("ground above the aircraft is named, not just left uncovered", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto log = recorded(sample.flights[0], "log.csv");
    const auto level = compose_report({.logs = {log}, .plan = sample.plan});
    CHECK_FALSE(has(level.findings, "ground-above-aircraft"));
    const auto buried = compose_report(
        {.logs = {log}, .plan = sample.plan, .ground_elevation = MslHeight{5000.0 * metre}});
    CHECK(has(buried.findings, "ground-above-aircraft"));
    CHECK(buried.zones[0].covered == Area{});
}

/// The same heights, told above the ellipsoid only.
LogFile above_ellipsoid(LogFile log, Length undulation)
{
    for (auto& record : log.records) {
        record.ellipsoid_height = EllipsoidHeight{record.msl_height->above_datum() + undulation};
        record.msl_height.reset();
    }
    return log;
}

TEST_CASE("heights above the ellipsoid need a geoid, and the report says so", "[flightlog][report]")
{
    auto sample = small_plan();
    const auto log = recorded(sample.flights[0], "log.csv");
    const auto high = above_ellipsoid(log, 29.1 * metre);
    const auto told = compose_report({.logs = {high}, .plan = sample.plan});
    CHECK(has(told.assumptions, "heights-by-geoid"));
    CHECK_FALSE(has(told.findings, "log-geoid-unknown"));
    CHECK(told.zones[0].fraction > 0.99);
    sample.plan.mission.geoid_undulation.reset();
    CHECK_THROWS_WITH(
        compose_report({.logs = {high}, .plan = sample.plan}),
        "log.csv: tells heights above the ellipsoid only, and there is no geoid model; give "
        "--geoid");
    auto later = log;
    for (auto& record : later.records) {
        record.time = record.time + 12.0 * hour;
    }
    const auto half = compose_report({.logs = {high, later}, .plan = sample.plan});
    CHECK(has(half.findings, "log-geoid-unknown"));
    CHECK_FALSE(has(half.findings, "log-height-unknown"));
}

TEST_CASE("fuel by flow and by gauge are held against each other", "[flightlog][report]")
{
    auto log = recorded(small_plan().flights[0], "log.csv");
    const auto start = log.records.front().time;
    for (auto& record : log.records) {
        record.fuel_flow = 300.0 * pound_per_hour;
        record.fuel = 2000.0 * pound - 330.0 * pound_per_hour * elapsed(start, record.time);
    }
    CHECK(has(compose_report({.logs = {log}}).findings, "fuel-figures-disagree"));
    for (auto& record : log.records) {
        record.fuel = 2000.0 * pound - 303.0 * pound_per_hour * elapsed(start, record.time);
    }
    CHECK_FALSE(has(compose_report({.logs = {log}}).findings, "fuel-figures-disagree"));
}

TEST_CASE("a report is four files that hold no folders and no clock", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto folder = test::scratch_dir("report-files");
    auto log = recorded_without(sample.flights[0], "/home/crew/log.csv", {3});
    log.aircraft = std::string{"<script>alert(1)</script>"};
    const auto report = compose_report({.logs = {log}, .plan = sample.plan});
    const auto files = write_report(report, {folder});
    REQUIRE(files.size() == 4);
    std::vector<std::string> contents;
    for (const auto& file : files) {
        contents.push_back(formats::read_file(file));
        CHECK(contents.back().find("/home/crew") == std::string::npos);
    }
    CHECK(contents[1].find("<script>alert(1)") == std::string::npos);
    CHECK(contents[1].find("Possible coverage") != std::string::npos);
    CHECK(contents[1].find(sample.plan.mission.tasking.handling) != std::string::npos);

    const auto json = nlohmann::json::parse(contents[0]);
    CHECK(json["format"] == "transect/report-1");
    CHECK(json["logs"][0]["file"] == "log.csv");
    CHECK(json["flights"][0]["holes"].size() == 1);
    CHECK(json["zones"][0]["name"] == "koro-plain");
    CHECK(json["zones"][0]["basis"] == "assumed");
    CHECK(json["zones"][0]["covered_m2"] == report.zones[0].covered / square_metre);
    CHECK(json["transects"][2]["status"] == "missed");
    CHECK(json["coverage"]["cell_m"] == 100.0);
    CHECK(json["coverage"]["covered_cells"] == report.coverage.observed_cells());
    CHECK(json["coverage"]["covered_m2"] == report.coverage.observed_area() / square_metre);
    CHECK(json["assumptions"].size() == 3);
    CHECK(json.contains("findings"));

    const auto gaps = nlohmann::json::parse(contents[3]);
    REQUIRE(gaps["features"].size() == 1);
    CHECK(gaps["features"][0]["properties"]["name"] == "koro-plain");
    CHECK(gaps["features"][0]["properties"]["basis"] == "assumed");
    CHECK(gaps["features"][0]["properties"]["kind"] == "task");
    CHECK(gaps["basis"] == "assumed");
    CHECK(gaps["tasks"] == nlohmann::json{"koro-plain"});
    CHECK(gaps["handling"] == sample.plan.mission.tasking.handling);

    const auto again = write_report(
        compose_report({.logs = {log}, .plan = sample.plan}),
        {test::scratch_dir("report-files-again")});
    for (std::size_t i = 0; i < files.size(); ++i) {
        CHECK(formats::read_file(again[i]) == contents[i]);
    }
}

}  // namespace
}  // namespace transect::flightlog
