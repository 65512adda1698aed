/// Reports over elevation data.

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"
#include "transect/terrain/elevation_source.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::recorded;

constexpr double ground_m = 280.0;
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// Six transects of 38.7 km, 1 km apart, over ground assumed at 280 m.
test::SamplePlan small_plan()
{
    return test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
}

/// Posts 0.005° apart around the plan's area, 0.2° beyond it; the height is of the latitude.
template <typename Height>
Terrain terrain_around(const planner::Plan& plan, Height height_m)
{
    constexpr double step_deg = 0.005;
    const auto box = bounding_box(plan.mission.tasks.at(0).area);
    const double south_deg = box.south.angle() / degree - 0.2;
    const double west_deg = box.west.angle() / degree - 0.2;
    const auto posts = [&](double from_deg, double to_deg) {
        return static_cast<int>(std::ceil((to_deg + 0.2 - from_deg) / step_deg)) + 1;
    };
    const terrain::PostGrid grid{
        .south = Latitude{south_deg * degree},
        .west = Longitude{west_deg * degree},
        .latitude_step = step_deg * degree,
        .longitude_step = step_deg * degree,
        .rows = posts(south_deg, box.north.angle() / degree),
        .columns = posts(west_deg, box.east.angle() / degree)};
    std::vector<float> heights;
    heights.reserve(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns));
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            heights.push_back(height_m(south_deg + step_deg * row));
        }
    }
    return {
        "hills",
        std::make_shared<const terrain::ElevationInMemory>(std::vector<terrain::TilePointer>{
            std::make_shared<const terrain::ElevationTile>(grid, std::move(heights))})};
}

Terrain flat(const planner::Plan& plan, double height_m)
{
    return terrain_around(plan, [=](double) { return static_cast<float>(height_m); });
}

bool has(const std::vector<Finding>& findings, const std::string& code)
{
    return std::ranges::find(findings, code, &Finding::code) != findings.end();
}

TEST_CASE("flat terrain gives what level ground gives, and is named", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto log = test::recorded_without(sample.flights[0], "log.csv", {3});
    const auto level = compose_report({.logs = {log}, .plan = sample.plan});
    const auto report = compose_report(
        {.logs = {log}, .plan = sample.plan, .terrain = flat(sample.plan, ground_m)});
    CHECK_THAT(report.zones[0].fraction, is_close_to(level.zones[0].fraction, 0.002));
    CHECK(has(report.assumptions, "terrain-from"));
    CHECK_FALSE(has(report.assumptions, "assumed-ground-of-mission"));
    CHECK(report.zones[0].unknown == Area{});
    CHECK_FALSE(has(report.findings, "zone-ground-unknown"));
    CHECK_FALSE(level.zones[0].unknown.has_value());
}

TEST_CASE("unknown ground is neither covered nor silently missing", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto log = recorded(sample.flights[0], "log.csv");
    const auto box = bounding_box(sample.plan.mission.tasks[0].area);
    const double middle_deg = 0.5 * (box.south.angle() + box.north.angle()) / degree;
    const auto half = terrain_around(sample.plan, [=](double latitude_deg) {
        return latitude_deg < middle_deg ? static_cast<float>(ground_m) : unknown;
    });
    const auto report = compose_report({.logs = {log}, .plan = sample.plan, .terrain = half});
    const auto& zone = report.zones[0];
    REQUIRE(zone.unknown.has_value());
    // The area is 0.35° from south to north; its middle and the posts' differ by up to 0.005°.
    CHECK_THAT(zone.fraction, is_close_to(0.5, 0.03));
    CHECK_THAT(*zone.unknown / zone.area + zone.fraction, is_close_to(1.0, 0.01));
    CHECK(has(report.findings, "zone-ground-unknown"));
    CHECK(has(report.findings, "view-over-unknown-ground"));
    const auto folder = test::scratch_dir("report-terrain");
    const auto files = write_report(report, {folder});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    CHECK(json["zones"][0]["unknown_m2"] == *zone.unknown / square_metre);
    CHECK(json["coverage"]["time_over_unknown_s"] > 100.0);
    CHECK(formats::read_file(files[1]).find("Ground unknown, %") != std::string::npos);
    CHECK(formats::read_file(files[1]).find("Missing or unknown") != std::string::npos);
    const auto gaps = nlohmann::json::parse(formats::read_file(files[3]));
    CHECK(gaps["features"][0]["properties"]["unknown_m2"] == *zone.unknown / square_metre);
}

TEST_CASE("a turret whose ground lies elsewhere than the terrain is named", "[flightlog][report]")
{
    const auto sample = small_plan();
    auto log = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    for (auto& record : log.records) {
        record.frame_centre =
            FrameCentre{record.position, MslHeight{ground_m * metre}, std::nullopt};
    }
    const auto disagrees = [&](double height_m) {
        const auto report = compose_report(
            {.logs = {log}, .plan = sample.plan, .terrain = flat(sample.plan, height_m)});
        return has(report.findings, "terrain-disagrees");
    };
    CHECK_FALSE(disagrees(ground_m));
    CHECK_FALSE(disagrees(ground_m + 55.0));
    CHECK(disagrees(ground_m + 65.0));
    CHECK(disagrees(ground_m - 65.0));
    // The slant range serves where no elevation is reported: straight down, the height above.
    for (auto& record : log.records) {
        record.frame_centre.reset();
        record.slant_range = record.msl_height->above_datum() - ground_m * metre;
    }
    CHECK_FALSE(disagrees(ground_m + 55.0));
    CHECK(disagrees(ground_m + 65.0));
}

TEST_CASE("terrain above the aircraft is named", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto report = compose_report(
        {.logs = {recorded(sample.flights[0], "log.csv")},
         .plan = sample.plan,
         .terrain = flat(sample.plan, 6000.0)});
    CHECK(has(report.findings, "ground-above-aircraft"));
    CHECK(report.zones[0].covered == Area{});
}

}  // namespace
}  // namespace transect::flightlog
