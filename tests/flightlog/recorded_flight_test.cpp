#include "transect/flightlog/recorded_flight.hpp"

#include <filesystem>
#include <memory>

#include "transect/formats/geoid_file.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// East at 70 m/s.
Record record_at(double seconds)
{
    Record record{
        .time = start + seconds * second, .position = test::point(14.5, -3.9 + 0.00065 * seconds)};
    record.msl_height = MslHeight{1500.0 * metre};
    return record;
}

LogFile log_of(int seconds)
{
    LogFile log;
    for (int i = 0; i < seconds; ++i) {
        log.records.push_back(record_at(i));
    }
    return log;
}

TEST_CASE("a steady log is one flight in one piece", "[flightlog]")
{
    const auto flights = reconstruct(log_of(100));
    REQUIRE(flights.size() == 1);
    CHECK(flights[0].pieces.size() == 1);
    CHECK(flights[0].breaks.empty());
    CHECK(flights[0].basis == flight::Basis::assumed);
    CHECK(elapsed(flights[0].start, flights[0].end) == 99.0 * second);
    const auto& trajectory = flights[0].pieces[0];
    CHECK(trajectory.max_gap == 3.0 * second);
    CHECK(trajectory.samples.size() == 100);
    // What the log does not tell follows from its positions; 0.00065° of N·cos(14.5°).
    CHECK_THAT(trajectory.samples[50].track.angle() / degree, is_close_to(90.0, 0.01));
    CHECK_THAT(trajectory.samples[50].ground_speed / metre_per_second, is_close_to(70.07, 0.01));
    CHECK_FALSE(trajectory.samples[50].look);
}

TEST_CASE("an empty log is no flight", "[flightlog]")
{
    CHECK(reconstruct({}).empty());
}

TEST_CASE("a hole parts the trajectory, a long pause the flights", "[flightlog]")
{
    auto log = log_of(100);
    log.records.push_back(record_at(160.0));
    log.records.push_back(record_at(161.0));
    log.records.push_back(record_at(161.0 + 31.0 * 60.0));
    log.records.push_back(record_at(162.0 + 31.0 * 60.0));
    const auto flights = reconstruct(log);
    REQUIRE(flights.size() == 2);
    REQUIRE(flights[0].pieces.size() == 2);
    CHECK(flights[0].pieces[0].samples.size() == 100);
    CHECK(flights[0].breaks.size() == 1);
    CHECK(flights[1].pieces.size() == 1);
    CHECK(flights[1].breaks.empty());
    CHECK(flights[1].start == start + (161.0 + 31.0 * 60.0) * second);
}

TEST_CASE("times rise strictly inside each piece, even over a clock step", "[flightlog]")
{
    auto log = log_of(50);
    for (int i = 45; i < 90; ++i) {
        auto record = record_at(i + 5);
        record.time = start + static_cast<double>(i) * second;
        log.records.push_back(record);
    }
    const auto flights = reconstruct(log);
    REQUIRE(flights.size() == 1);
    CHECK(flights[0].pieces.size() == 2);
    for (const auto& piece : flights[0].pieces) {
        for (std::size_t i = 1; i < piece.samples.size(); ++i) {
            CHECK(piece.samples[i].time > piece.samples[i - 1].time);
        }
    }
}

TEST_CASE("heights come from GPS or not at all", "[flightlog]")
{
    auto log = log_of(3);
    log.records[1].msl_height.reset();
    log.records[1].indicated_altitude = 1500.0 * metre;
    log.records[2].msl_height.reset();
    log.records[2].ellipsoid_height = EllipsoidHeight{1529.1 * metre};
    const auto blind = reconstruct(log);
    CHECK(blind[0].without_height == 2);
    CHECK(blind[0].pieces[0].samples.size() == 1);
    const auto informed = reconstruct(log, {.log = 0, .geoid_undulation = 29.1 * metre});
    CHECK(informed[0].without_height == 1);
    const auto height = informed[0].pieces[0].samples.back().height;
    CHECK_THAT(height.above_datum() / metre, is_close_to(1500.0, 1e-9));
}

/// 20 m at the equator and 1 m more for each degree north; unknown in the south.
class SlopingGeoid : public terrain::GeoidModel {
public:
    std::optional<Length> undulation(GeoPoint point) const override
    {
        const double north_deg = point.latitude.angle() / degree;
        return north_deg < 0.0 ? std::nullopt : std::optional{(20.0 + north_deg) * metre};
    }
};

TEST_CASE("heights above the ellipsoid follow a geoid place by place", "[flightlog]")
{
    auto log = log_of(3);
    CHECK_FALSE(needs_geoid(log));
    for (auto& record : log.records) {
        record.msl_height.reset();
        record.ellipsoid_height = EllipsoidHeight{1500.0 * metre};
    }
    log.records[0].position = test::point(10.0, -4.0);
    log.records[1].position = test::point(10.0001, -4.0);
    log.records[2].position = test::point(-0.001, -4.0);
    CHECK(needs_geoid(log));
    const auto flights = reconstruct(
        log,
        {.log = 0, .geoid_undulation = 99.0 * metre, .geoid = std::make_shared<SlopingGeoid>()});
    CHECK(flights[0].by_geoid == 2);
    CHECK(flights[0].without_height == 1);
    CHECK(flights[0].without_geoid == 1);
    const auto& samples = flights[0].pieces.at(0).samples;
    CHECK_THAT(samples.at(0).height.above_datum() / metre, is_close_to(1470.0, 1e-9));
    CHECK_THAT(samples.at(1).height.above_datum() / metre, is_close_to(1469.9999, 1e-9));
}

TEST_CASE("near Mopti the ellipsoid is 29 m below the sea by EGM96", "[flightlog]")
{
    if (!std::filesystem::exists(formats::egm96_file)) {
        WARN("EGM96 is not installed: skipped");
        return;
    }
    auto log = log_of(1);
    log.records[0].position = test::point(14.5, -4.2);
    log.records[0].msl_height.reset();
    log.records[0].ellipsoid_height = EllipsoidHeight{1329.1 * metre};
    const auto flights =
        reconstruct(log, {.log = 0, .geoid = formats::read_geoid(formats::egm96_file)});
    const auto height = flights.at(0).pieces.at(0).samples.at(0).height;
    CHECK_THAT(height.above_datum() / metre, is_close_to(1300.0, 1.0));
}

TEST_CASE("a frame centre above the ellipsoid follows the geoid at its own place", "[flightlog]")
{
    auto log = log_of(1);
    auto& record = log.records[0];
    record.frame_centre =
        FrameCentre{test::point(14.0, -4.0), std::nullopt, EllipsoidHeight{334.0 * metre}};
    CHECK(needs_geoid(log));
    CHECK_FALSE(sea_level_height_of_centre(record, {}));
    const ReconstructSettings settings{.geoid = std::make_shared<SlopingGeoid>()};
    CHECK(sea_level_height_of_centre(record, settings) == MslHeight{300.0 * metre});
}

TEST_CASE("turret packets make a measured flight", "[flightlog]")
{
    std::string bytes;
    for (std::uint64_t i = 0; i < 10; ++i) {
        bytes += test::packet(test::pose_items(1'795'417'200'000'000 + i * 200'000));
    }
    const auto flights = reconstruct(test::parse(bytes));
    REQUIRE(flights.size() == 1);
    CHECK(flights[0].basis == flight::Basis::measured);
    REQUIRE(flights[0].pieces.size() == 1);
    CHECK(flights[0].pieces[0].basis == flight::Basis::measured);
    CHECK(flights[0].pieces[0].samples[3].look.has_value());
    CHECK_THAT(flights[0].pieces[0].max_gap / second, is_close_to(0.6, 1e-9));
}

TEST_CASE("fuel used is the flow's integral, with the gauge beside it", "[flightlog]")
{
    auto log = log_of(3601);
    for (std::size_t i = 0; i < log.records.size(); ++i) {
        const auto time = elapsed(start, log.records[i].time);
        log.records[i].fuel_flow = 300.0 * pound_per_hour;
        log.records[i].fuel = 1400.0 * pound - 310.0 * pound_per_hour * time;
    }
    const auto fuel = reconstruct(log)[0].fuel;
    CHECK_THAT(*fuel.by_flow / pound, is_close_to(300.0, 1e-6));
    // A minute's median at either end: 59 minutes' worth.
    CHECK_THAT(*fuel.by_gauge / pound, is_close_to(310.0 * 59.0 / 60.0, 0.2));
    const auto unknown = reconstruct(log_of(10))[0].fuel;
    CHECK_FALSE(unknown.by_flow);
    CHECK_FALSE(unknown.by_gauge);
}

TEST_CASE(
    "over a long hole the fuel burnt is unknown, over a short one nothing is counted",
    "[flightlog]")
{
    auto log = log_of(11);
    const double resumed_s = GENERATE(40.0, 600.0);
    log.records.push_back(record_at(resumed_s));
    log.records.push_back(record_at(resumed_s + 1.0));
    for (auto& record : log.records) {
        record.fuel_flow = 3600.0 * pound_per_hour;
    }
    const auto burnt = reconstruct(log)[0].fuel.by_flow;
    if (resumed_s > 60.0) {
        CHECK_FALSE(burnt);
    } else {
        REQUIRE(burnt);
        CHECK_THAT(*burnt / pound, is_close_to(11.0, 1e-9));
    }
}

}  // namespace
}  // namespace transect::flightlog
