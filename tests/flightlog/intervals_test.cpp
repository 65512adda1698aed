#include "transect/flightlog/intervals.hpp"

#include <string>

#include "transect/error.hpp"
#include "transect/flightlog/report.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

std::vector<SensorInterval> parse(const std::string& text)
{
    return parse_intervals({text, "intervals.csv"});
}

TEST_CASE("a list of intervals is read in any order of columns", "[flightlog]")
{
    const auto intervals = parse(
        "\xEF\xBB\xBFstate,from,remark,to,sensor\r\n"
        "cloud,2026-11-23T08:15:00Z,\"low, broken\",2026-11-23T08:20:00Z,EO\r\n"
        ",,,,\r\n"
        "off,2026-11-23T09:00:00+01:00,,2026-11-23T08:01:00Z,\r\n");
    REQUIRE(intervals.size() == 2);
    CHECK(intervals[0].state == "cloud");
    CHECK(intervals[0].sensor == "EO");
    CHECK(intervals[0].remark == "low, broken");
    CHECK(elapsed(intervals[0].from, intervals[0].to) == 5.0 * minute);
    CHECK(elapsed(intervals[1].from, intervals[1].to) == minute);
    CHECK(parse("from,to,state\n").empty());
}

struct Refused {
    std::string text;
    std::string complaint;
};

TEST_CASE("a list that cannot be understood is refused with its line", "[flightlog][errors]")
{
    const auto refused = GENERATE(
        Refused{"", "intervals.csv:1: has a column ''; expected from, to"},
        Refused{"from,to\n", "intervals.csv:1: lacks the column 'state'"},
        Refused{"from,to,state,who\n", "intervals.csv:1: has a column 'who'; expected from, to"},
        Refused{
            "from,to,state\n08:15,2026-11-23T08:20:00Z,cloud\n",
            "intervals.csv:2: '08:15' is no time"},
        Refused{
            "from,to,state\n2026-11-23T08:15:00Z,2026-11-23T08:20:00Z,fog\n",
            "intervals.csv:2: has the state 'fog'; expected one of: cloud dust stowed off"},
        Refused{
            "from,to,state\n\n2026-11-23T08:15:00Z,2026-11-23T08:10:00Z,dust\n",
            "intervals.csv:3: ends before it begins"});
    std::string complaint;
    try {
        parse(refused.text);
    } catch (const InputError& error) {
        complaint = error.what();
    }
    CAPTURE(complaint, refused.complaint);
    CHECK(complaint.starts_with(refused.complaint));
}

TEST_CASE("nothing counts as covered in an interval that was declared void", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    auto turret = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    const auto start = turret.records.front().time;
    const auto end = turret.records.back().time;
    const auto covered = [&](std::vector<SensorInterval> intervals) {
        const auto report = compose_report(
            {.logs = {turret}, .plan = sample.plan, .intervals = std::move(intervals)});
        CHECK(report.findings.size() + report.assumptions.size() > 0);
        return report.zones[0].covered;
    };
    const auto all = covered({});
    CHECK(all > Area{});
    CHECK(covered({{start, end, "cloud", "", ""}}) == Area{});
    CHECK(covered({{end + second, end + minute, "cloud", "", ""}}) == all);
    const auto middle = start + 0.5 * elapsed(start, end);
    const auto half = covered({{start, middle, "stowed", "IR", "cable"}});
    CHECK(half > Area{});
    CHECK(half < all);
}

}  // namespace
}  // namespace transect::flightlog
