/// Which logs a report takes for one flight.

#include <algorithm>
#include <cmath>
#include <string>

#include "transect/flightlog/report.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::recorded;

/// Six transects of 38.7 km, 1 km apart, 1.15 km wide, in one sortie.
test::SamplePlan small_plan()
{
    return test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
}

bool has(const std::vector<Finding>& findings, const std::string& code)
{
    return std::ranges::find(findings, code, &Finding::code) != findings.end();
}

struct Shift {
    double seconds;
    std::string code;
};

TEST_CASE(
    "a clock that differs from that of another flight is named, and not moved",
    "[flightlog][report]")
{
    const auto shift = GENERATE(
        Shift{-5.0, "clock-offset"},
        Shift{18.0, "clock-leap-seconds"},
        Shift{-18.0, "clock-leap-seconds"},
        Shift{37.0, "clock-leap-seconds"},
        Shift{-37.0, "clock-leap-seconds"});
    CAPTURE(shift.seconds);
    const auto sample = small_plan();
    // Half of the flight is too little to be one with the turret's.
    auto garmin = recorded(sample.flights[0], "log.csv");
    garmin.records.resize(garmin.records.size() / 2, garmin.records.front());
    auto turret = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    for (auto& record : turret.records) {
        record.time = record.time + shift.seconds * second;
    }
    const auto report = compose_report({.logs = {garmin, turret}, .plan = sample.plan});
    const auto found = std::ranges::find(report.findings, shift.code, &Finding::code);
    REQUIRE(found != report.findings.end());
    // What is earlier comes first, so the later flight is the one to be moved back.
    const auto proposed = std::get<double>(found->arguments.at("offset_s"));
    CHECK_THAT(std::abs(proposed), is_close_to(std::abs(shift.seconds), 1e-9));
    CHECK(report.flights[shift.seconds < 0.0 ? 0 : 1].recorded.start == turret.records[0].time);
}

TEST_CASE("one flight in two displays' logs is one flight", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto first = recorded(sample.flights[0], "MFD1.csv");
    auto second = recorded(sample.flights[0], "PFD2.csv");
    second.records.erase(second.records.end() - 100, second.records.end());
    for (auto& record : second.records) {
        record.time = record.time + transect::second;
    }
    const auto report = compose_report({.logs = {second, first}, .plan = sample.plan});
    REQUIRE(report.flights.size() == 1);
    CHECK(report.logs[report.flights[0].recorded.log].log.name == "MFD1.csv");
    CHECK(has(report.findings, "flight-in-two-logs"));
    CHECK_FALSE(has(report.findings, "flights-overlap"));
    CHECK(report.logs.size() == 2);
}

TEST_CASE("two aircraft that fly together are two flights", "[flightlog][report]")
{
    const auto sample = small_plan();
    auto first = recorded(sample.flights[0], "a.csv");
    auto second = recorded(sample.flights[0], "b.csv");
    first.system_id = std::string{"1"};
    second.system_id = std::string{"2"};
    const auto report = compose_report({.logs = {first, second}, .plan = sample.plan});
    CHECK(report.flights.size() == 2);
    CHECK_FALSE(has(report.findings, "flight-in-two-logs"));
    CHECK_FALSE(has(report.findings, "flights-overlap"));
}

TEST_CASE("a flight in several files after power cycles is one flight", "[flightlog][report]")
{
    const auto sample = small_plan();
    auto whole = recorded(sample.flights[0], "whole.csv");
    whole.system_id = std::string{"1"};
    auto first = whole;
    first.name = "first.csv";
    auto second = whole;
    second.name = "second.csv";
    const auto middle = static_cast<std::ptrdiff_t>(whole.records.size() / 2);
    first.records.erase(first.records.begin() + middle, first.records.end());
    second.records.erase(second.records.begin(), second.records.begin() + middle + 60);
    const auto report = compose_report({.logs = {second, first}, .plan = sample.plan});
    const auto expected = compose_report({.logs = {whole}, .plan = sample.plan});
    REQUIRE(report.flights.size() == 1);
    CHECK(report.flights[0].recorded.start == expected.flights[0].recorded.start);
    CHECK(report.flights[0].recorded.end == expected.flights[0].recorded.end);
    CHECK(report.flights[0].recorded.breaks.size() == 1);
    CHECK(has(report.findings, "log-continued"));
    CHECK(report.logs[0].inspection.start == second.records.front().time);
}

}  // namespace
}  // namespace transect::flightlog
