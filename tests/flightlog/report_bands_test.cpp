/// A turret that changes its sensor in flight, with areas that follow from lengths and widths.

#include "flightlog/src/report/report_bands.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"

#include "flightlog/recorded_plan.hpp"
#include "sensor/cameras.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using namespace std::chrono_literals;
using sensor::Band;
using test::is_close_to;

constexpr double speed_m_s = 60.0;
constexpr double width_m = 1000.0;
constexpr double length_m = 560.0;  ///< of the image along the track
constexpr double height_m = 1500.0;
constexpr int seconds = 400;
const GeoPoint start = test::point(14.5, -3.9);
const Bearing course{37.0 * degree};

Angle field_of(double ground_m)
{
    return 2.0 * std::atan(0.5 * ground_m / height_m) * radian;
}

/// Straight and level above the ground at sea level, straight down.
LogFile log_with(const std::function<std::optional<Band>(int)>& band_at)
{
    LogFile log{.name = "turret.klv", .format = LogFormat::misb_st0601};
    for (int i = 0; i < seconds; ++i) {
        Record record{
            .time = Instant{std::chrono::sys_days{2026y / 11 / 23} + 9h} + double(i) * second,
            .position = travel(start, course, i * speed_m_s * metre)};
        record.msl_height = MslHeight{height_m * metre};
        record.ground_speed = speed_m_s * metre_per_second;
        record.track = course;
        record.heading = course;
        record.pitch = Angle{};
        record.roll = Angle{};
        record.look = sensor::CameraLook{
            course, 90.0 * degree, Angle{}, field_of(width_m), field_of(length_m)};
        record.band = band_at(i);
        log.records.push_back(record);
    }
    log.rows = log.records.size();
    log.klv = KlvStatistics{.packets = log.rows};
    return log;
}

Zone everything()
{
    const auto corner = [](double north, double east) {
        return test::point(14.5 + north, -3.9 + east);
    };
    return {
        "around",
        {{{{corner(-0.05, -0.05), corner(-0.05, 0.2), corner(0.25, 0.2), corner(0.25, -0.05)},
           {}}}}};
}

Report report_of(LogFile log)
{
    return compose_report(
        {.logs = {std::move(log)},
         .zones = {everything()},
         .ground_elevation = MslHeight{Length{}}});
}

/// Between the first and the last look so far apart; a place must stay in view for a second.
Area covered_over(double flown_s)
{
    return (flown_s * speed_m_s + length_m - 2.0 * speed_m_s) * width_m * square_metre;
}

Area seen_over(double flown_s)
{
    return (flown_s * speed_m_s + length_m) * width_m * square_metre;
}

TEST_CASE(
    "each sensor of a turret has the coverage of its own part of the flight",
    "[flightlog][bands][report]")
{
    constexpr int first_infrared = 150;
    const auto report = report_of(log_with(
        [](int i) { return i < first_infrared ? Band::electro_optical : Band::infrared; }));
    const auto& zone = report.zones.at(0);
    REQUIRE(zone.bands.size() == 2);
    const auto& optical = zone.bands[0];
    const auto& infrared = zone.bands[1];
    CHECK(optical.band == Band::electro_optical);
    CHECK(infrared.band == Band::infrared);
    // Cells of 100 m under a strip of 1,000 m that runs aslant.
    constexpr double tolerance = 0.015;
    CHECK_THAT(optical.covered / covered_over(149.0), is_close_to(1.0, tolerance));
    CHECK_THAT(optical.seen / seen_over(149.0), is_close_to(1.0, tolerance));
    CHECK_THAT(infrared.covered / covered_over(249.0), is_close_to(1.0, tolerance));
    CHECK_THAT(infrared.seen / seen_over(249.0), is_close_to(1.0, tolerance));
    CHECK_THAT(zone.covered / covered_over(399.0), is_close_to(1.0, tolerance));
    CHECK_THAT(optical.fraction, is_close_to(optical.covered / zone.area, 1e-9));
    CHECK(optical.basis == CoverageBasis::measured);
}

TEST_CASE("one sensor alone has the coverage of all", "[flightlog][bands][report]")
{
    const auto band = GENERATE(
        std::optional{Band::infrared}, std::optional{Band::electro_optical}, std::optional<Band>{});
    const auto report = report_of(log_with([band](int) { return band; }));
    const auto& zone = report.zones.at(0);
    REQUIRE(zone.bands.size() == 1);
    CHECK(zone.bands[0].band == band);
    CHECK(zone.bands[0].covered == zone.covered);
    CHECK(zone.bands[0].seen == zone.seen);
    CHECK(band_table(report).has_value() == band.has_value());
}

TEST_CASE("a sensor that the log does not tell is neither of the two", "[flightlog][bands]")
{
    const auto report = report_of(
        log_with([](int i) { return i % 200 < 100 ? std::optional<Band>{} : Band::infrared; }));
    const auto& zone = report.zones.at(0);
    REQUIRE(zone.bands.size() == 2);
    CHECK(zone.bands[0].band == Band::infrared);
    CHECK_FALSE(zone.bands[1].band);
    // 100 s twice, and the images of both lie apart.
    CHECK_THAT(zone.bands[1].covered / (2.0 * covered_over(99.0)), is_close_to(1.0, 0.03));
    const auto files = write_report(report, {test::scratch_dir("report-bands")});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    CHECK(json["zones"][0]["bands"][0]["band"] == "ir");
    CHECK(json["zones"][0]["bands"][1]["band"] == "unknown");
    CHECK(formats::read_file(files[1]).find("Ground by sensor") != std::string::npos);
}

TEST_CASE("an interval of one sensor leaves the looks of the other", "[flightlog][bands][report]")
{
    constexpr int first_infrared = 200;
    const auto log =
        log_with([](int i) { return i < first_infrared ? Band::electro_optical : Band::infrared; });
    const auto report = compose_report(
        {.logs = {log},
         .zones = {everything()},
         .ground_elevation = MslHeight{Length{}},
         .intervals = {{log.records.front().time, log.records.back().time, "cloud", "EO", ""}}});
    const auto& zone = report.zones.at(0);
    REQUIRE(zone.bands.size() == 1);
    CHECK(zone.bands[0].band == Band::infrared);
    CHECK_THAT(zone.covered / covered_over(199.0), is_close_to(1.0, 0.015));
}

TEST_CASE("looks of another sensor than the profile's are told", "[flightlog][bands]")
{
    auto camera = test::turret();
    const flight::Trajectory trajectory{
        .samples = {
            {.time = {},
             .position = start,
             .height = MslHeight{height_m * metre},
             .track = course,
             .ground_speed = {},
             .attitude = {},
             .look = sensor::CameraLook{course, {}, {}, {}, {}},
             .band = Band::infrared}}};
    CHECK_FALSE(band_not_of_profile({trajectory}, camera));
    camera.band = Band::infrared;
    CHECK_FALSE(band_not_of_profile({trajectory}, camera));
    camera.band = Band::electro_optical;
    const auto finding = band_not_of_profile({trajectory}, camera);
    REQUIRE(finding);
    CHECK(std::get<double>(finding->arguments.at("count")) == 1.0);
}

TEST_CASE("planned looks are those of the profile's sensor", "[flightlog][bands][report]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    sample.plan.mission.camera.band = Band::infrared;
    const auto report = compose_report(
        {.logs = {test::recorded(sample.flights[0], "g1000.csv")}, .plan = sample.plan});
    REQUIRE(report.zones.at(0).bands.size() == 1);
    CHECK(report.zones[0].bands[0].band == Band::infrared);
    CHECK(report.zones[0].bands[0].basis == CoverageBasis::assumed);
}

}  // namespace
}  // namespace transect::flightlog
