#include "transect/flightlog/flight_phases.hpp"

#include <algorithm>
#include <string>

#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/flightlog/recorded_flight.hpp"

#include "flight/track_builder.hpp"
#include "flightlog/recorded_plan.hpp"
#include "flightlog/src/tracks/camera_offsets.hpp"
#include "flightlog/src/tracks/join.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::TrackBuilder;

/// A few lines of Python over the CSV: first and last row with 58 kt of IAS, first row of two with
/// 5 kt over the ground, and the row after the last of two. UTC.
struct RealTimes {
    std::string file;
    std::string block_off;
    std::string take_off;
    std::string landing;
    std::string block_on;
};

void check_near(const std::optional<Instant>& time, const std::string& expected)
{
    if (expected.empty()) {
        CHECK_FALSE(time);
        return;
    }
    REQUIRE(time);
    CAPTURE(expected, to_iso8601(*time));
    CHECK(abs(elapsed(*parse_iso8601(expected), *time)) <= 2.0 * second);
}

std::optional<Instant> only(const std::vector<Instant>& times)
{
    CHECK(times.size() <= 1);
    return times.empty() ? std::nullopt : std::optional{times.front()};
}

TEST_CASE("times of real logs are those of their speeds", "[flightlog][real]")
{
    const auto real = GENERATE(
        RealTimes{
            "sr22t_gifd21.50_LFAQ_220417.csv",
            "2022-04-17T13:54:46Z",
            "2022-04-17T14:01:27Z",
            "2022-04-17T15:08:34Z",
            "2022-04-17T15:11:29Z"},
        RealTimes{
            "sr22t_gdu15.24_LSZC_220825.csv",
            "2022-08-25T14:37:01Z",
            "2022-08-25T14:41:09Z",
            "2022-08-25T15:22:16Z",
            "2022-08-25T15:23:19Z"},
        RealTimes{
            "sr22t_gifd21.50_LFQA_220417.csv",
            "",  // it moves in its first row
            "2022-04-17T12:59:50Z",
            "2022-04-17T13:33:22Z",
            "2022-04-17T13:35:17Z"},
        RealTimes{
            "t182t_gdu12.03_140329.csv",
            "2014-03-29T22:50:41Z",
            "2014-03-29T22:56:29Z",
            "",  // it ends in the air
            ""},
        RealTimes{
            "g3x_gdu460_9.52_MFD1_KOAK_260327.csv",
            "2026-03-27T22:31:37Z",
            "2026-03-27T22:37:54Z",
            "2026-03-27T22:41:45Z",
            "2026-03-27T22:45:04Z"});
    const auto path = test::real_data("logs/g1000/" + real.file);
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    CAPTURE(real.file);
    const auto flights = inspect(read_log(*path)).flights;
    REQUIRE(flights.size() == 1);
    check_near(flights[0].block_off, real.block_off);
    check_near(only(flights[0].take_offs), real.take_off);
    check_near(only(flights[0].landings), real.landing);
    check_near(flights[0].block_on, real.block_on);
    CHECK(flights[0].unseen_landings == (real.landing.empty() ? 1 : 0));
    CHECK(flights[0].go_arounds == 0);
    CHECK(flights[0].touch_and_goes == 0);
}

TEST_CASE("the phases of a real log tile it", "[flightlog][real]")
{
    const auto path = test::real_data("logs/g1000/sr22t_gifd21.50_LFAQ_220417.csv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto flights = reconstruct(read_log(*path));
    REQUIRE(flights.size() == 1);
    const auto& phases = flights[0].account.phases;
    REQUIRE(phases.size() > 5);
    CHECK(phases.front().interval.start == flights[0].start);
    CHECK(phases.back().interval.end == flights[0].end);
    Mass burnt;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        CHECK((i == 0 || phases[i].interval.start == phases[i - 1].interval.end));
        REQUIRE(phases[i].used.by_flow);
        burnt += *phases[i].used.by_flow;
    }
    CHECK_THAT(burnt / kilogram, is_close_to(*flights[0].fuel.by_flow / kilogram, 0.01));
}

Record record_of(const flight::TrackPoint& point)
{
    Record record{.time = point.time, .position = point.position};
    record.ellipsoid_height = EllipsoidHeight{*point.height};
    return record;
}

std::vector<Record> circuit()
{
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).take_off();
    track.then({300.0 * second, 150.0 * knot}).final_approach().roll_out();
    track.taxi(60.0 * second).stand(60.0 * second);
    std::vector<Record> records;
    std::ranges::transform(track.track(), std::back_inserter(records), record_of);
    return records;
}

TEST_CASE("positions and ellipsoid heights are enough to tell phases", "[flightlog]")
{
    const auto phases = flight_phases(circuit(), {}, 3.0 * second);
    std::vector<flight::Phase> kinds;
    std::ranges::transform(
        phases.intervals, std::back_inserter(kinds), &flight::PhaseInterval::phase);
    using flight::Phase;
    CHECK(
        kinds == std::vector{
                     Phase::parked,
                     Phase::taxi,
                     Phase::take_off,
                     Phase::climb,
                     Phase::transit,
                     Phase::descent,
                     Phase::landing,
                     Phase::taxi,
                     Phase::parked});
    REQUIRE(phases.times.take_offs.size() == 1);
    // 180 s, then 75 kt in 15 s.
    CHECK_THAT(
        elapsed(TrackBuilder::start, phases.times.take_offs[0]) / second, is_close_to(191.6, 1.5));
}

TEST_CASE("an altimeter tells no phases", "[flightlog]")
{
    auto records = circuit();
    for (auto& record : records) {
        record.indicated_altitude = record.ellipsoid_height->above_datum();
        record.ellipsoid_height.reset();
    }
    const auto phases = flight_phases(records, {}, 3.0 * second);
    REQUIRE(phases.intervals.size() == 1);
    CHECK(phases.intervals[0].phase == flight::Phase::unknown);
}

TEST_CASE("a clock that steps back leaves records out", "[flightlog]")
{
    auto records = circuit();
    const auto whole = flight_phases(records, {}, 3.0 * second);
    for (std::size_t i = 400; i < records.size(); ++i) {
        records[i].time = records[i].time + -2.0 * second;
    }
    const auto phases = flight_phases(records, {}, 3.0 * second);
    CHECK(phases.intervals.size() == whole.intervals.size());
    CHECK(phases.intervals.back().end == records.back().time);
}

TEST_CASE("flights of one log have times of their own", "[flightlog]")
{
    LogFile log{.name = "log.csv", .records = circuit()};
    const auto one = log.records.size();
    for (std::size_t i = 0; i < one; ++i) {
        auto record = log.records[i];
        record.time = record.time + 2.0 * hour;
        log.records.push_back(record);
    }
    const auto flights = inspect(log).flights;
    REQUIRE(flights.size() == 2);
    REQUIRE(flights[1].take_offs.size() == 1);
    CHECK(elapsed(flights[0].take_offs.at(0), flights[1].take_offs[0]) == 2.0 * hour);
    log.is_dated = false;
    CHECK(inspect(log).flights.empty());
}

/// The circuit, its recorder without power for half a minute in the air.
std::vector<LogFile> circuit_in_two_files()
{
    const auto whole = circuit();
    const auto middle = whole.begin() + 400;
    std::vector<LogFile> logs{
        {.name = "1.csv", .records = {whole.begin(), middle}},
        {.name = "2.csv", .records = {middle + 30, whole.end()}}};
    for (auto& log : logs) {
        log.system_id = std::string{"1"};
    }
    return logs;
}

TEST_CASE("a flight in two files has the times of one", "[flightlog]")
{
    auto logs = circuit_in_two_files();
    REQUIRE(stitch(logs).size() == 1);
    const auto flights = reconstruct(logs[0]);
    REQUIRE(flights.size() == 1);
    const auto& times = flights[0].account.times;
    const auto whole = flight_phases(circuit(), {}, 3.0 * second).times;
    CHECK(times.block_off == whole.block_off);
    CHECK(times.take_offs == whole.take_offs);
    CHECK(times.landings == whole.landings);
    CHECK(times.block_on == whole.block_on);
    CHECK(times.air == whole.air);
    CHECK(times.unseen_landings == 0);
    const auto is_unknown = [](const FlownPhase& phase) {
        return phase.interval.phase == flight::Phase::unknown;
    };
    const auto& phases = flights[0].account.phases;
    const auto hole = std::ranges::find_if(phases, is_unknown);
    REQUIRE(hole != phases.end());
    CHECK(std::ranges::count_if(phases, is_unknown) == 1);
    CHECK(elapsed(hole->interval.start, hole->interval.end) == 31.0 * second);
}

TEST_CASE("an offset of the clock moves phases, times and fuel alike", "[flightlog]")
{
    LogFile log{.name = "log.csv", .records = circuit()};
    for (auto& record : log.records) {
        const auto time = elapsed(log.records.front().time, record.time);
        record.fuel = 1000.0 * pound - 360.0 * pound_per_hour * time;
    }
    const auto before = reconstruct(log).at(0);
    auto flight = before;
    constexpr Duration offset = -37.0 * second;
    apply({.source = "", .time = offset}, flight);
    CHECK(flight.account.phases.front().interval.start == flight.start);
    CHECK(flight.account.phases.back().interval.end == flight.end);
    const auto& times = flight.account.times;
    CHECK(times.take_offs.at(0) == before.account.times.take_offs.at(0) + offset);
    CHECK(times.landings.at(0) == before.account.times.landings.at(0) + offset);
    CHECK(*times.block_off == *before.account.times.block_off + offset);
    CHECK(*times.block_on == *before.account.times.block_on + offset);
    const auto when = before.start + 300.0 * second;
    CHECK(
        flight.account.fuel.on_board(when + offset).by_gauge ==
        before.account.fuel.on_board(when).by_gauge);
}

TEST_CASE("time on task is that of the transects", "[flightlog]")
{
    const auto sample = test::sample_plan();
    const PlannedLines lines{sample.plan};
    const auto& flown = sample.flights[0];
    Duration expected;
    for (const auto& leg : flown.legs) {
        if (leg.kind == planner::LegKind::transect) {
            expected += elapsed(leg.start, leg.end);
        }
    }
    auto flight = reconstruct(test::recorded(flown, "log-1.csv")).at(0);
    CHECK_FALSE(flight.account.on_task);
    set_on_task(flight.account, on_transects(find_runs(lines, flight.pieces), 0));
    REQUIRE(flight.account.on_task);
    CHECK_THAT(*flight.account.on_task / expected, is_close_to(1.0, 0.002));
    Duration by_phase;
    for (const auto& phase : flight.account.phases) {
        by_phase += phase.on_task;
        const auto kind = phase.interval.phase;
        CHECK((phase.on_task == Duration{} || kind == flight::Phase::transit));
    }
    CHECK_THAT(by_phase / second, is_close_to(*flight.account.on_task / second, 1e-6));
}

TEST_CASE("time on task without a plan is that with a look", "[flightlog]")
{
    LogFile log{.name = "log.csv", .records = circuit()};
    for (std::size_t i = 200; i <= 300; ++i) {
        log.records[i].msl_height = MslHeight{log.records[i].ellipsoid_height->above_datum()};
        log.records[i].look = sensor::CameraLook{
            Bearing{Angle{}}, 90.0 * degree, Angle{}, 20.0 * degree, 12.0 * degree};
    }
    auto flight = reconstruct(log, {.geoid_undulation = 29.0 * metre}).at(0);
    const auto spans = with_look(flight.pieces);
    REQUIRE(spans.size() == 1);
    CHECK(elapsed(spans[0].from, spans[0].to) == 100.0 * second);
}

}  // namespace
}  // namespace transect::flightlog
