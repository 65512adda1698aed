/// Sightings in whole reports.

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

test::SamplePlan small_plan()
{
    return test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
}

const flight::Sample& middle_of(const test::SamplePlan& sample)
{
    const auto& samples = sample.flights[0].trajectory.samples;
    return samples[samples.size() / 2];
}

Report report_with(const test::SamplePlan& sample, std::vector<Sighting> sightings)
{
    return compose_report(
        {.logs = {test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree)},
         .plan = sample.plan,
         .sightings = std::move(sightings)});
}

struct Written {
    nlohmann::json report;
    std::string page;
    nlohmann::json map;
};

Written written(const Report& report, const std::string& folder)
{
    const auto files = write_report(report, {test::scratch_dir(folder)});
    REQUIRE(files.size() == 5);
    CHECK(files[4].filename() == "sightings.geojson");
    return {
        nlohmann::json::parse(formats::read_file(files[0])),
        formats::read_file(files[1]),
        nlohmann::json::parse(formats::read_file(files[4]))};
}

TEST_CASE("report.json, its page and a map file carry sightings", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto& then = middle_of(sample);
    const auto report = report_with(
        sample,
        {{2, then.time, then.position, "vehicle", "two on the road", "clips/7.mp4"},
         {3, then.time, std::nullopt, "smoke", "", ""},
         {4, then.time + 24.0 * hour, std::nullopt, "boat", "", ""}});
    const auto [json, page, map] = written(report, "report-sightings");
    REQUIRE(json["sightings"].size() == 3);
    const auto& first = json["sightings"][0];
    CHECK(first["line"] == 2);
    CHECK(first["time"] == to_iso8601(then.time));
    CHECK(first["media"] == "clips/7.mp4");
    CHECK(first["position"]["latitude_deg"] == then.position.latitude.angle() / degree);
    CHECK(first["place"] == first["position"]);
    CHECK(first["place_basis"] == "told");
    CHECK(first["flight"] == 1);
    CHECK(first["distance_m"].get<double>() < 1.0);
    // Straight below.
    const double above_m = (then.height - *sample.plan.mission.ground_elevation) / metre;
    CHECK_THAT(first["slant_range_m"].get<double>(), test::is_close_to(above_m, 1.0));
    CHECK(first["look"]["basis"] == "measured");
    CHECK(first["look"]["view"] == "inside");
    CHECK(first["look"]["ground_sample_distance_m"].get<double>() > 0.0);
    CHECK(first["zones"] == nlohmann::json::array({sample.plan.mission.tasks[0].id}));
    CHECK(first["findings"].empty());
    const auto& second = json["sightings"][1];
    CHECK(second["position"].is_null());
    CHECK(second["place_basis"] == "frame centre");
    CHECK(second["note"].is_null());
    CHECK(second["distance_m"].is_null());
    const auto& third = json["sightings"][2];
    CHECK(third["flight"].is_null());
    CHECK(third["look"].is_null());
    CHECK(third["place"].is_null());
    CHECK(third["findings"] == nlohmann::json::array({"sightings-without-flight"}));
    CHECK(page.find("two on the road") != std::string::npos);
    CHECK(page.find("no flight then") != std::string::npos);
    CHECK(page.find("position not told; the sensor looked at") != std::string::npos);
    REQUIRE(map["features"].size() == 2);
    CHECK(map["sightings_without_place"] == 1.0);
    CHECK(map["features"][0]["properties"]["category"] == "vehicle");
    CHECK(map["features"][1]["properties"]["place_basis"] == "frame centre");
}

TEST_CASE("text of sightings is shown and never obeyed", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto& then = middle_of(sample);
    const std::string script = "</script><script>alert(1)</script>";
    const std::string formula = "=cmd|'/c calc'!A1";
    const std::string link = "javascript:alert(1)";
    const auto report = report_with(sample, {{2, then.time, then.position, script, formula, link}});
    const auto [json, page, map] = written(report, "report-hostile-sightings");
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
    CHECK(page.find("href=\"javascript") == std::string::npos);
    CHECK(json["sightings"][0]["category"] == script);
    CHECK(json["sightings"][0]["note"] == formula);
    CHECK(map["features"][0]["properties"]["media"] == link);
}

TEST_CASE("an empty list says so, and without a list nothing is said", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto [json, page, map] = written(report_with(sample, {}), "report-empty-sightings");
    CHECK(json["sightings"].is_array());
    CHECK(json["sightings"].empty());
    CHECK(map["features"].empty());
    CHECK(page.find("That nothing was reported does not say") != std::string::npos);
    const auto report = compose_report(
        {.logs = {test::recorded(sample.flights[0], "log.csv")}, .plan = sample.plan});
    const auto files = write_report(report, {test::scratch_dir("report-no-sightings")});
    REQUIRE(files.size() == 4);
    CHECK(nlohmann::json::parse(formats::read_file(files[0]))["sightings"].is_null());
    CHECK(formats::read_file(files[1]).find("Sightings in order of time") == std::string::npos);
}

TEST_CASE("without a plan the sample distance of a sighting is unknown", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto& then = middle_of(sample);
    const auto report = compose_report(
        {.logs = {test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree)},
         .ground_elevation = MslHeight{300.0 * metre},
         .sightings = std::vector<Sighting>{{2, then.time, then.position, "vehicle", "", ""}}});
    REQUIRE(report.sightings.has_value());
    const auto& look = report.sightings->joined.at(0).look;
    REQUIRE(look.has_value());
    CHECK(look->view == InView::inside);
    CHECK_FALSE(look->ground_sample_distance.has_value());
}

TEST_CASE(
    "where nobody tells the ground's height, slant ranges stay unknown", "[flightlog][report]")
{
    const auto sample = small_plan();
    const auto& then = middle_of(sample);
    const auto report = compose_report(
        {.logs = {test::recorded(sample.flights[0], "log.csv")},
         .sightings = std::vector<Sighting>{{2, then.time, then.position, "vehicle", "", ""}}});
    const auto& joined = report.sightings.value().joined.at(0);
    CHECK(joined.distance.has_value());
    CHECK_FALSE(joined.slant_range.has_value());
}

}  // namespace
}  // namespace transect::flightlog
