#include "flightlog/src/tracks/join.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

constexpr Instant midnight{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// Eastward at 80 m/s from the first second to the last, a record a second.
LogFile log_between(int first, int last, const std::string& system)
{
    LogFile log;
    log.name = fmt::format("log_{}.csv", first);
    log.system_id = system;
    for (int i = first; i <= last; ++i) {
        const auto after = static_cast<double>(i) * second;
        log.records.push_back(
            {.time = midnight + after,
             .position = travel(
                 test::point(14.5, -4.0),
                 Bearing{90.0 * degree},
                 after * (80.0 * metre_per_second)),
             .msl_height = MslHeight{1000.0 * metre}});
    }
    return log;
}

std::vector<std::size_t> record_counts(const std::vector<LogFile>& logs)
{
    std::vector<std::size_t> counts;
    for (const auto& log : logs) {
        counts.push_back(log.records.size());
    }
    return counts;
}

using Counts = std::vector<std::size_t>;

TEST_CASE("logs of one aircraft are stitched in the order of time", "[flightlog]")
{
    std::vector<LogFile> logs{
        log_between(400, 499, "1"), log_between(0, 99, "1"), log_between(200, 299, "1")};
    const auto findings = stitch(logs);
    CHECK(record_counts(logs) == Counts{0, 300, 0});
    CHECK(std::ranges::is_sorted(logs[1].records, {}, &Record::time));
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].code == "log-continued");
    CHECK(std::get<double>(findings[0].arguments.at("pause_s")) == 101.0);
}

TEST_CASE("what is not known to be the same aircraft is not stitched", "[flightlog]")
{
    std::vector<LogFile> logs{log_between(0, 99, "1"), log_between(120, 199, "2")};
    CHECK(stitch(logs).empty());
    logs[1].system_id.reset();
    CHECK(stitch(logs).empty());
    logs[0].aircraft = std::string{"Cessna 208B"};
    logs[1].aircraft = std::string{"Cessna 208B"};
    CHECK(stitch(logs).size() == 1);
}

TEST_CASE("a long pause, a long way and an overlap part logs", "[flightlog]")
{
    std::vector<LogFile> late{log_between(0, 99, "1"), log_between(99 + 1801, 2000, "1")};
    CHECK(stitch(late).empty());
    std::vector<LogFile> in_time{log_between(0, 99, "1"), log_between(99 + 1800, 2000, "1")};
    CHECK(stitch(in_time).size() == 1);
    std::vector<LogFile> far{log_between(0, 99, "1"), log_between(110, 199, "1")};
    for (auto& record : far[1].records) {
        record.position = travel(record.position, Bearing{Angle{}}, 20.0 * kilometre);
    }
    CHECK(stitch(far).empty());
    std::vector<LogFile> both{log_between(0, 99, "1"), log_between(50, 199, "1")};
    CHECK(stitch(both).empty());
}

TEST_CASE("a turnaround parts logs and a reset at a standstill does not", "[flightlog]")
{
    const auto pause = GENERATE(60, 600);
    std::vector<LogFile> logs{log_between(0, 99, "1"), log_between(99 + pause, 1000, "1")};
    logs[0].records.back().ground_speed = 0.5 * metre_per_second;
    logs[1].records.front().ground_speed = Speed{};
    CHECK(stitch(logs).size() == (pause == 60 ? 1U : 0U));
}

TEST_CASE("two displays that both lost power become two logs, not four", "[flightlog]")
{
    std::vector<LogFile> logs{
        log_between(0, 99, "1"),
        log_between(1, 98, "1"),
        log_between(150, 299, "1"),
        log_between(152, 300, "1")};
    CHECK(stitch(logs).size() == 2);
    std::size_t with_records = 0;
    for (const auto& log : logs) {
        with_records += log.records.empty() ? 0U : 1U;
    }
    CHECK(with_records == 2);
}

TEST_CASE("an empty log is left alone", "[flightlog]")
{
    std::vector<LogFile> logs{log_between(0, 99, "1"), log_between(5, 4, "1")};
    CHECK(stitch(logs).empty());
}

std::vector<RecordedFlight> flights_of(const std::vector<LogFile>& logs)
{
    std::vector<RecordedFlight> flights;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        for (auto& recorded : reconstruct(logs[i], {.log = i})) {
            flights.push_back(std::move(recorded));
        }
    }
    return flights;
}

TEST_CASE("a flight that two logs tell counts once, by the longer", "[flightlog]")
{
    std::vector<LogFile> logs{log_between(0, 400, "1"), log_between(0, 600, "1")};
    for (auto& record : logs[0].records) {
        record.time = record.time + 3.0 * second;
    }
    auto flights = flights_of(logs);
    const auto findings = drop_repeated(flights, logs);
    REQUIRE(flights.size() == 1);
    CHECK(flights[0].log == 1);
    REQUIRE(findings.size() == 1);
    CHECK(std::get<double>(findings[0].arguments.at("offset_s")) == -3.0);
}

TEST_CASE("flights at one time in different places are kept", "[flightlog]")
{
    std::vector<LogFile> logs{log_between(0, 400, "1"), log_between(0, 600, "1")};
    for (auto& record : logs[0].records) {
        record.position = travel(record.position, Bearing{Angle{}}, 5.0 * kilometre);
    }
    auto flights = flights_of(logs);
    CHECK(drop_repeated(flights, logs).empty());
    CHECK(flights.size() == 2);
}

TEST_CASE("aircraft are told apart by their systems first", "[flightlog]")
{
    LogFile a;
    LogFile b;
    CHECK(kinship(a, b) == Kinship::unknown);
    a.aircraft = std::string{"Cessna 208B"};
    b.aircraft = a.aircraft;
    CHECK(kinship(a, b) == Kinship::same);
    a.system_id = std::string{"1"};
    CHECK(kinship(a, b) == Kinship::same);
    b.system_id = std::string{"2"};
    CHECK(kinship(a, b) == Kinship::different);
}

}  // namespace
}  // namespace transect::flightlog
