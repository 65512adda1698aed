#include "transect/flightlog/timeline.hpp"

#include <string>
#include <vector>

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// Flying east at 70 m/s, which is 0.00065° of longitude a second at 14.5 N.
Record record_at(double seconds, double place_s)
{
    Record record{
        .time = start + seconds * second, .position = test::point(14.5, -3.9 + 0.00065 * place_s)};
    record.ground_speed = 70.0 * metre_per_second;
    return record;
}

std::vector<Record> steady(int count)
{
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) {
        records.push_back(record_at(i, i));
    }
    return records;
}

TEST_CASE("a steady log has no breaks", "[flightlog]")
{
    CHECK(find_breaks(steady(20)).empty());
    CHECK(find_breaks({}).empty());
    CHECK(sample_period(steady(20)) == second);
    CHECK(sample_period({}) == second);
}

TEST_CASE("three sample periods are no hole, and more are", "[flightlog]")
{
    auto records = steady(10);
    records.push_back(record_at(12.0, 12.0));
    CHECK(find_breaks(records).empty());
    records.push_back(record_at(15.5, 15.5));
    const auto breaks = find_breaks(records);
    REQUIRE(breaks.size() == 1);
    CHECK(breaks[0].kind == BreakKind::hole);
    CHECK(breaks[0].next == 11);
    CHECK(elapsed(breaks[0].from, breaks[0].to) == 3.5 * second);
}

TEST_CASE("a clock that steps back breaks the log", "[flightlog]")
{
    auto records = steady(10);
    records.push_back(record_at(6.0, 10.0));
    records.push_back(record_at(7.0, 11.0));
    const auto breaks = find_breaks(records);
    REQUIRE(breaks.size() == 1);
    CHECK(breaks[0].kind == BreakKind::clock_step);
    CHECK(breaks[0].next == 10);
}

TEST_CASE("one second lost by a step back shows as a jump", "[flightlog]")
{
    auto records = steady(10);
    // The row that repeated the second is gone already; the next is two seconds of flight away.
    records.push_back(record_at(10.0, 11.0));
    const auto breaks = find_breaks(records);
    REQUIRE(breaks.size() == 1);
    CHECK(breaks[0].kind == BreakKind::position_jump);
}

TEST_CASE("a repeated and then skipped second is neither", "[flightlog]")
{
    auto records = steady(10);
    records.push_back(record_at(11.0, 11.0));
    CHECK(find_breaks(records).empty());
}

TEST_CASE("a log that reports no speed is judged by its own motion", "[flightlog]")
{
    auto records = steady(10);
    for (auto& record : records) {
        record.ground_speed = Speed{};
    }
    CHECK(find_breaks(records).size() <= 1);  // the very first step has nothing to go by
    records.push_back(record_at(10.0, 40.0));
    CHECK(find_breaks(records).back().kind == BreakKind::position_jump);
}

struct Shifted {
    std::string date;
    bool is_suspect;
};

TEST_CASE("a receiver that lost 1024 weeks is named, and not shifted", "[flightlog]")
{
    // 2026-11-23 less 7168 days; the recorder, a G1000 NXi, came in 2017.
    const auto shifted = GENERATE(
        Shifted{"2007-04-09", true}, Shifted{"2016-12-31", true}, Shifted{"2017-01-02", false});
    CAPTURE(shifted.date);
    auto row = test::good_row("08:00:00");
    row["Lcl Date"] = shifted.date;
    const auto log = test::parse(test::caravan_log({row}));
    CHECK(test::has_finding(log, "clock-week-rollover") == shifted.is_suspect);
    CHECK(to_iso8601(log.records.front().time) == shifted.date + "T07:00:00Z");
}

TEST_CASE("holes, steps and jumps are findings of the log", "[flightlog]")
{
    const auto log = test::parse(test::caravan_log(
        {test::good_row("08:00:00"),
         test::good_row("08:00:01"),
         test::good_row("08:00:02"),
         test::good_row("08:01:00"),
         test::good_row("08:00:58")}));
    CHECK(test::has_finding(log, "log-holes"));
    CHECK(test::has_finding(log, "clock-step-back"));
    CHECK_FALSE(test::has_finding(log, "log-position-jumps"));
    auto row = test::good_row("08:00:00");
    row["Latitude"] = "";
    CHECK(test::has_finding(test::parse(test::caravan_log({row})), "log-without-usable-rows"));
}

}  // namespace
}  // namespace transect::flightlog
