#include "flightlog/src/tracks/spike_filter.hpp"

#include <vector>

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/fixtures.hpp"
#include "support/rounds.hpp"

namespace transect::flightlog {
namespace {

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// Eastward at 80 m/s, one record in `period`.
std::vector<Record> straight_flight(Duration period)
{
    std::vector<Record> records;
    const auto begin = test::point(14.5, -4.0);
    for (int i = 0; i < 20; ++i) {
        const auto after = static_cast<double>(i) * period;
        records.push_back(
            {.time = start + after,
             .position = travel(begin, Bearing{90.0 * degree}, after * (80.0 * metre_per_second))});
    }
    return records;
}

/// Sideways by so much.
void displace(Record& record, Length by)
{
    record.position = travel(record.position, Bearing{Angle{}}, by);
}

struct Passed {
    std::vector<Instant> times;
    std::size_t spikes = 0;
};

Passed passed(const std::vector<Record>& records)
{
    class Times final : public RecordSink {
    public:
        void take(const Record& record) override { times.push_back(record.time); }
        void finish(LogFile& /*log*/) override {}

        std::vector<Instant> times;
    };
    Times sink;
    SpikeFilter filter;
    for (const auto& record : records) {
        filter.push(record, sink);
    }
    filter.flush(sink);
    return {std::move(sink.times), filter.spikes()};
}

TEST_CASE("a straight flight passes whole and in order", "[flightlog]")
{
    const auto records = straight_flight(second);
    const auto result = passed(records);
    REQUIRE(result.times.size() == records.size());
    CHECK(result.spikes == 0);
    for (std::size_t i = 0; i < records.size(); ++i) {
        CHECK(result.times[i] == records[i].time);
    }
}

TEST_CASE("one position far off is a spike and its neighbours are not", "[flightlog]")
{
    auto records = straight_flight(second);
    displace(records[7], 500.0 * metre);
    const auto result = passed(records);
    CHECK(result.spikes == 1);
    CHECK(result.times.size() == 19);
    CHECK(std::ranges::find(result.times, records[7].time) == result.times.end());
}

TEST_CASE("what an aircraft can fly is no spike", "[flightlog]")
{
    // 49 m/s2 from the middle of one step to the end of the next, 10 s each: 4900 m; 2 km need
    // less.
    const auto period = GENERATE(1.0, 10.0) * second;
    auto records = straight_flight(period);
    displace(records[7], (period > second ? 2000.0 : 90.0) * metre);
    CHECK(passed(records).spikes == 0);
}

TEST_CASE("a spike in a slow log is told by speed", "[flightlog]")
{
    auto records = straight_flight(20.0 * second);
    displace(records[7], 9000.0 * metre);
    CHECK(passed(records).spikes == 1);
}

TEST_CASE("two positions far off together are kept", "[flightlog]")
{
    auto records = straight_flight(second);
    displace(records[7], 500.0 * metre);
    displace(records[8], 500.0 * metre);
    CHECK(passed(records).spikes == 0);
}

TEST_CASE("uneven time stamps make no spikes", "[flightlog]")
{
    auto records = straight_flight(second);
    for (std::size_t i = 1; i < records.size(); i += 2) {
        records[i].time = records[i].time + -0.9 * second;
    }
    CHECK(passed(records).spikes == 0);
}

TEST_CASE("every other record may be a spike", "[flightlog]")
{
    auto records = straight_flight(second);
    for (const std::size_t i : {5U, 7U, 9U}) {
        displace(records[i], 500.0 * metre);
    }
    const auto result = passed(records);
    CHECK(result.spikes == 3);
    CHECK(std::ranges::find(result.times, records[6].time) != result.times.end());
}

TEST_CASE("several spikes in a row of good records are all found", "[flightlog]")
{
    auto records = straight_flight(second);
    for (const std::size_t i : {3U, 5U, 9U}) {
        displace(records[i], 100'000.0 * metre);
    }
    const auto result = passed(records);
    CHECK(result.spikes == 3);
    CHECK(result.times.size() == 17);
}

TEST_CASE("a clock that steps back makes no spike", "[flightlog]")
{
    auto records = straight_flight(second);
    for (std::size_t i = 10; i < records.size(); ++i) {
        records[i].time = records[i].time + -5.0 * second;
    }
    CHECK(passed(records).spikes == 0);
}

TEST_CASE("longitudes on both sides of the antimeridian are neighbours", "[flightlog]")
{
    auto records = straight_flight(second);
    const auto begin = test::point(14.5, 179.995);
    for (auto& record : records) {
        record.position = travel(
            begin, Bearing{90.0 * degree}, elapsed(start, record.time) * (80.0 * metre_per_second));
    }
    CHECK(passed(records).spikes == 0);
}

/// The filter's definition on geodesics, without any shortcut.
bool is_spike(const Record& before, const Record& middle, const Record& after)
{
    const double way_m = (geodesic_leg(before.position, middle.position).distance +
                          geodesic_leg(middle.position, after.position).distance) /
                         metre;
    const double straight_m = geodesic_leg(before.position, after.position).distance / metre;
    const double time_s = elapsed(before.time, after.time) / second;
    const double acceleration = 4.0 * (way_m - straight_m) / (time_s * time_s);
    return straight_m / time_s <= 400.0 && way_m - straight_m >= 200.0 &&
           (way_m / time_s > 400.0 || acceleration > 5.0 * 9.80665);
}

TEST_CASE("spikes are those of the definition at any latitude and speed", "[flightlog]")
{
    constexpr std::uint64_t seed = 71;
    CAPTURE(seed);
    test::Draw draw{seed};
    std::size_t spikes = 0;
    for (std::size_t round = 0; round < test::rounds(20'000, 4'000); ++round) {
        const auto period = draw.between(0.5, 12.0) * second;
        const Speed speed = draw.between(0.0, 300.0) * metre_per_second;
        const Bearing course{draw.between(0.0, 360.0) * degree};
        const auto begin = test::point(draw.between(-85.0, 85.0), draw.between(-180.0, 180.0));
        std::vector<Record> records;
        for (int i = 0; i < 3; ++i) {
            const auto after = static_cast<double>(i) * period;
            records.push_back(
                {.time = start + after, .position = travel(begin, course, after * speed)});
        }
        const Bearing aside{draw.between(0.0, 360.0) * degree};
        records[1].position =
            travel(records[1].position, aside, draw.between(0.0, 3'000.0) * metre);
        CAPTURE(round, period / second, speed / metre_per_second);
        const bool expected = is_spike(records[0], records[1], records[2]);
        REQUIRE(passed(records).spikes == (expected ? 1 : 0));
        spikes += expected ? 1 : 0;
    }
    CHECK(spikes > 100);
}

}  // namespace
}  // namespace transect::flightlog
