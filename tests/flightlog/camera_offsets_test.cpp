#include "flightlog/src/tracks/camera_offsets.hpp"

#include <chrono>
#include <cmath>
#include <numbers>

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
using test::is_close_to;

Instant noon(std::chrono::sys_days day)
{
    return Instant{day} + 12.0 * hour;
}

constexpr std::chrono::sys_days november_20{2026y / 11 / 20};
constexpr std::chrono::sys_days november_23{2026y / 11 / 23};

sensor::CameraOffset offset_of(std::chrono::sys_days day, Angle azimuth)
{
    return {.dated = day, .source = "ramp check", .azimuth = azimuth};
}

RecordedFlight measured_at(Instant start)
{
    RecordedFlight recorded{.start = start, .end = start + 1.0 * hour};
    recorded.basis = flight::Basis::measured;
    return recorded;
}

TEST_CASE("the newest offset that was valid at the start counts", "[flightlog]")
{
    auto camera = test::turret();
    CHECK_FALSE(valid_offset(camera, measured_at(noon(november_23))));
    camera.offsets = {offset_of(november_20, 1.0 * degree), offset_of(november_23, 2.0 * degree)};
    const auto azimuth_at = [&](Instant start) {
        return valid_offset(camera, measured_at(start))->azimuth / degree;
    };
    CHECK_FALSE(valid_offset(camera, measured_at(noon(november_20) + -24.0 * hour)));
    CHECK(azimuth_at(noon(november_20)) == 1.0);
    CHECK(azimuth_at(Instant{november_23} + -1.0 * second) == 1.0);
    CHECK(azimuth_at(noon(november_23)) == 2.0);
    auto assumed = measured_at(noon(november_23));
    assumed.basis = flight::Basis::assumed;
    CHECK_FALSE(valid_offset(camera, assumed));
}

TEST_CASE("an offset turns the gimbal and moves the clock", "[flightlog]")
{
    auto recorded = measured_at(noon(november_23));
    recorded.pieces.push_back(
        {.samples = {
             {.time = recorded.start,
              .position = test::point(14.5, -4.0),
              .height = MslHeight{1300.0 * metre},
              .track = Bearing{Angle{}},
              .ground_speed = {},
              .attitude = flight::Attitude{Bearing{80.0 * degree}, Angle{}, Angle{}},
              .look = sensor::CameraLook{
                  Bearing{170.0 * degree}, 30.0 * degree, Angle{}, 10.0 * degree, 5.6 * degree}}}});
    apply(
        {.source = "", .azimuth = 2.0 * degree, .elevation = -1.0 * degree, .time = -0.5 * second},
        recorded);
    const auto& sample = recorded.pieces[0].samples[0];
    // Level flight: the gimbal's angles are those over the ground.
    CHECK_THAT(sample.look->azimuth.angle() / degree, is_close_to(172.0, 1e-9));
    CHECK_THAT(sample.look->depression / degree, is_close_to(31.0, 1e-9));
    CHECK(sample.look->horizontal_field == 10.0 * degree);
    CHECK(elapsed(noon(november_23), sample.time) == -0.5 * second);
    CHECK(elapsed(noon(november_23), recorded.start) == -0.5 * second);
}

/// Probability that a point lies within `radius` of the origin, deviations 1 and `ratio`.
double share_within(double radius, double ratio)
{
    constexpr int steps = 20'000;
    double sum = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i + 0.5) / steps;
        const double spread = std::pow(std::cos(angle), 2) + std::pow(std::sin(angle) / ratio, 2);
        sum += (1.0 - std::exp(-0.5 * radius * radius * spread)) / spread;
    }
    return sum / steps / ratio;
}

TEST_CASE("nine of ten points lie within the circular error", "[flightlog]")
{
    for (const double ratio : {0.1, 0.15, 0.3, 0.45, 0.7, 0.95, 1.0}) {
        const auto radius = circular_error({ratio * metre, 1.0 * metre});
        CHECK_THAT(share_within(radius / metre, ratio), is_close_to(0.9, 0.001));
    }
    CHECK_THAT(circular_error({10.0 * metre, {}}) / metre, is_close_to(16.449, 1e-9));
}

TEST_CASE(
    "a report says which offset it applied, and what errors mean on the ground",
    "[flightlog][report]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    const auto field = sample.plan.settings[0].horizontal_field;
    const auto log = test::turret_log(sample.flights[0], "turret.klv", field);
    sample.plan.mission.camera.offsets = {offset_of(november_20, {})};
    sample.plan.mission.camera.pointing_error = 0.1 * degree;
    sample.plan.mission.camera.latency = 0.5 * second;
    const auto report = compose_report({.logs = {log}, .plan = sample.plan});
    const auto applied = std::ranges::find(report.assumptions, "offset-applied", &Finding::code);
    REQUIRE(applied != report.assumptions.end());
    CHECK(std::get<std::string>(applied->arguments.at("dated")) == "2026-11-20");
    REQUIRE(report.pointing);
    // Straight down: 2.146 times 0.1° of the height above the ground.
    const auto height = log.records[log.records.size() / 2].msl_height->above_datum() -
                        sample.plan.mission.ground_elevation->above_datum();
    CHECK_THAT(
        report.pointing->circular_error->median / height,
        is_close_to(2.146 * 0.1 * std::numbers::pi / 180.0, 1e-4));
    CHECK(report.pointing->latency->median > 30.0 * metre);
    CHECK(report.pointing->latency->median < 45.0 * metre);
    const auto folder = test::scratch_dir("report-pointing");
    const auto files = write_report(report, {folder});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    CHECK(json["pointing"]["latency_s"] == 0.5);
    CHECK(formats::read_file(files[1]).find("circular error") != std::string::npos);
}

}  // namespace
}  // namespace transect::flightlog
