#include "flightlog/src/report/search_effort.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"
#include "transect/geo/region_frame.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

Ring box(double south, double west, double north, double east)
{
    return {
        test::point(south, west),
        test::point(south, east),
        test::point(north, east),
        test::point(north, west)};
}

/// Eastwards along 14.5° N from 4.2° W to 3.8° W in a second a sample of 0.01°.
flight::Trajectory eastwards()
{
    flight::Trajectory trajectory{.samples = {}, .basis = flight::Basis::measured};
    for (int i = 0; i <= 40; ++i) {
        trajectory.samples.push_back(
            {.time = Instant{} + 1.0 * i * second,
             .position = test::point(14.5, -4.2 + 0.01 * i),
             .height = MslHeight{1300.0 * metre},
             .track = Bearing{90.0 * degree},
             .ground_speed = 60.0 * metre_per_second,
             .attitude = std::nullopt,
             .look = sensor::CameraLook{
                 Bearing{Angle{}}, 90.0 * degree, Angle{}, 10.0 * degree, 5.6 * degree}});
    }
    return trajectory;
}

double length_deg(const flight::Trajectory& trajectory, const MultiPolygon& area)
{
    const auto frame = RegionFrame::around(bounding_box(area));
    const auto degree_of_longitude =
        100.0 * geodesic_leg(test::point(14.5, -4.0), test::point(14.5, -3.99)).distance;
    return on_task_length({trajectory}, area, frame) / degree_of_longitude;
}

TEST_CASE("track counts inside the area only, to its edge", "[flightlog]")
{
    // From 4.1° W to 3.9° W but for a hole of 0.05°, edges between samples.
    const MultiPolygon area{
        {{box(14.4, -4.103, 14.6, -3.904), {box(14.45, -4.033, 14.55, -3.983)}}}};
    CHECK_THAT(length_deg(eastwards(), area), is_close_to(0.199 - 0.05, 1e-4));
    const MultiPolygon two{
        {{box(14.4, -4.103, 14.6, -4.0), {}}, {box(14.4, -3.9, 14.6, -3.87), {}}}};
    CHECK_THAT(length_deg(eastwards(), two), is_close_to(0.103 + 0.03, 1e-4));
    const MultiPolygon beside{{{box(14.6, -4.1, 14.7, -3.9), {}}}};
    CHECK(length_deg(eastwards(), beside) == 0.0);
}

TEST_CASE("track counts with the sensor on and without holes only", "[flightlog]")
{
    const MultiPolygon area{{{box(14.4, -4.3, 14.6, -3.7), {}}}};
    auto flown = eastwards();
    CHECK_THAT(length_deg(flown, area), is_close_to(0.4, 1e-4));
    flown.samples[10].look.reset();
    CHECK_THAT(length_deg(flown, area), is_close_to(0.38, 1e-4));
    for (std::size_t i = 21; i < flown.samples.size(); ++i) {
        flown.samples[i].time = flown.samples[i].time + 5.0 * second;
    }
    CHECK_THAT(length_deg(flown, area), is_close_to(0.37, 1e-4));
}

TEST_CASE("no sweep width, no probability", "[flightlog]")
{
    const auto area = 100.0 * square_kilometre;
    CHECK_FALSE(zone_search({}, 50.0 * kilometre, area));
    const auto found = zone_search({.sweep_width = 1.0 * kilometre}, 50.0 * kilometre, area);
    REQUIRE(found);
    CHECK_THAT(found->coverage_factor, is_close_to(0.5, 1e-12));
    CHECK_THAT(found->detection, is_close_to(1.0 - std::exp(-0.5), 1e-12));
    CHECK_FALSE(detection_of_look({}));
}

TEST_CASE("half of the observers tell a target with as many cycles as asked for", "[flightlog]")
{
    const auto detection = detection_of_look(Target{.size = 2.0 * metre, .cycles_for_half = 4.0});
    coverage::CellRecord cell;
    cell.best_ground_sample_distance = 0.25 * metre;
    CHECK_THAT(detection(cell, {}), is_close_to(0.5, 1e-12));
}

TEST_CASE(
    "a report of parallel strips has the coverage factor of their spacing", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    const auto log = test::recorded(sample.flights[0], "log.csv");
    const auto report = compose_report(
        {.logs = {log},
         .plan = sample.plan,
         .search = {.sweep_width = 500.0 * metre, .target = Target{.size = 2.3 * metre}}});
    REQUIRE(report.zones[0].search);
    // Six transects of 38.7 km, 1 km apart: half of the area is swept.
    CHECK_THAT(report.zones[0].search->coverage_factor, is_close_to(0.5, 0.01));
    REQUIRE(report.zones[0].figures->detection);
    const auto folder = test::scratch_dir("report-search");
    const auto files = write_report(report, {folder});
    const auto zone = nlohmann::json::parse(formats::read_file(files[0]))["zones"][0];
    CHECK(zone["search"]["law"] == "exponential");
    CHECK(zone["search"]["probability_of_detection"] == report.zones[0].search->detection);
    CHECK(zone["figures"]["detection"]["target_size_m"] == 2.3);
    CHECK(formats::read_file(files[1]).find("Coverage factor C") != std::string::npos);
    const auto plain = compose_report({.logs = {log}, .plan = sample.plan});
    CHECK_FALSE(plain.zones[0].search);
    CHECK_FALSE(plain.zones[0].figures->detection);
}

}  // namespace
}  // namespace transect::flightlog
