#include "transect/formats/plan_file.hpp"

#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/error.hpp"
#include "transect/formats/plan_geojson.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::formats {
namespace {

const planner::PlannedFlights& sample()
{
    static const auto planned = [] {
        auto mission = test::sample_mission();
        mission.tasks.front().area = test::box(14.0, -3.5, 14.08, -3.3);
        return planner::plan(mission);
    }();
    return planned;
}

const std::string& sample_text()
{
    static const auto text = plan_json(sample().plan, sample().flights);
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_CASE("a plan that is read again writes the same text", "[formats]")
{
    const auto plan = parse_plan({sample_text(), "plan.json"});
    CHECK(plan_json(plan, planner::fly(plan)) == sample_text());
}

TEST_CASE("a plan that is read again flies the same flight", "[formats]")
{
    const auto flights = planner::fly(parse_plan({sample_text(), "plan.json"}));
    REQUIRE(flights.size() == sample().flights.size());
    const auto& again = flights.front().trajectory.samples;
    const auto& first = sample().flights.front().trajectory.samples;
    REQUIRE(again.size() == first.size());
    CHECK(again.back().position == first.back().position);
    CHECK(flights.front().fuel.trip == sample().flights.front().fuel.trip);
}

TEST_CASE("each transect of a plan is complete in itself", "[formats]")
{
    const auto json = nlohmann::json::parse(sample_text());
    const auto& mission = sample().plan.mission;
    for (const auto& transect : json["sorties"][0]["transects"]) {
        const GeoPoint from{
            Latitude{transect["from"]["latitude_deg"].get<double>() * degree},
            Longitude{transect["from"]["longitude_deg"].get<double>() * degree}};
        const auto end = travel(
            from,
            Bearing{transect["course_true_deg"].get<double>() * degree},
            transect["length_m"].get<double>() * metre);
        const double latitude_deg = transect["to"]["latitude_deg"];
        CHECK_THAT(end.latitude.angle() / degree, test::is_close_to(latitude_deg, 1e-9));
        CHECK(transect["altitude_qnh_ft"] == mission.tasks[0].height.value / foot);
        CHECK(transect["speed_kcas"] == 130.0);
        // Half the swath is the height above the ground times the tangent of half the field.
        const double above_ground_m = transect["height_msl_m"].get<double>() - 300.0;
        const double half_rad = 0.5 * transect["horizontal_field_deg"].get<double>() / 57.29577951;
        CHECK_THAT(
            transect["swath_m"].get<double>(),
            test::is_close_to(2.0 * above_ground_m * std::tan(half_rad), 0.01));
    }
}

TEST_CASE("a plan whose transects tell only their ends is read", "[formats]")
{
    auto json = nlohmann::json::parse(sample_text());
    for (auto& transect : json["sorties"][0]["transects"]) {
        for (const auto* key :
             {"altitude_qnh_ft",
              "speed_kcas",
              "course_true_deg",
              "length_m",
              "height_msl_m",
              "true_airspeed_m_s",
              "horizontal_field_deg",
              "swath_m",
              "ground_sample_distance_m"}) {
            REQUIRE(transect.erase(key) == 1);
        }
    }
    const auto text = json.dump();
    const auto plan = parse_plan({text, "plan.json"});
    CHECK(plan_json(plan, planner::fly(plan)) == sample_text());
}

TEST_CASE("a sortie that begins in the air is read as it was written", "[formats]")
{
    auto plan = sample().plan;
    plan.sorties.front().airborne = planner::AirborneStart{
        .position = {Latitude{14.123456789 * degree}, Longitude{-3.3 * degree}},
        .height = MslHeight{2222.2 * metre},
        .track = Bearing{123.4 * degree},
        .fuel = 654.321 * kilogram,
        .took_off = plan.sorties.front().take_off + -1.0 * hour};
    const auto text = plan_json(plan, planner::fly(plan));
    const auto again = parse_plan({text, "plan.json"});
    const auto& start = again.sorties.front().airborne;
    REQUIRE(start);
    CHECK(start->position == plan.sorties.front().airborne->position);
    CHECK(start->fuel == 654.321 * kilogram);
    CHECK(plan_json(again, planner::fly(again)) == text);
}

TEST_CASE("a start in the air that cannot be is refused", "[formats][errors]")
{
    struct Case {
        std::string key;
        nlohmann::json value;
        std::string problem;
    };
    const auto wrong = GENERATE(
        Case{"fuel_kg", -1.0, "airborne.fuel_kg: -1 is outside"},
        Case{"fuel_kg", nullptr, "airborne.fuel_kg"},
        Case{"height_msl_m", 15000.0, "airborne.height_msl_m: 15000 is outside"},
        Case{"track_true_deg", 400.0, "airborne.track_true_deg: 400 is outside"},
        Case{"took_off", "2030-01-01T00:00:00Z", "took_off: is after the sortie begins"},
        Case{"took_off", "yesterday", "expected a time"},
        Case{"speed", 1.0, "airborne.speed: unknown key"});
    auto json = nlohmann::json::parse(sample_text());
    auto& airborne = json["sorties"][0]["airborne"];
    airborne = {
        {"position", {{"latitude_deg", 14.1}, {"longitude_deg", -3.3}}},
        {"height_msl_m", 2000.0},
        {"track_true_deg", 90.0},
        {"fuel_kg", 600.0}};
    CHECK_NOTHROW(parse_plan({json.dump(), "plan.json"}));
    airborne[wrong.key] = wrong.value;
    try {
        parse_plan({json.dump(), "plan.json"});
        FAIL("was accepted");
    } catch (const InputError& error) {
        CAPTURE(error.what());
        CHECK(std::string{error.what()}.find(wrong.problem) != std::string::npos);
    }
}

TEST_CASE("only the first sortie begins in the air", "[formats][errors]")
{
    auto plan = sample().plan;
    auto second = plan.sorties.front();
    for (auto& transect : second.transects) {
        transect.number += 1000;
    }
    second.airborne = planner::AirborneStart{
        .position = plan.mission.base.position, .height = MslHeight{2000.0 * metre}};
    plan.sorties.push_back(second);
    try {
        parse_plan({plan_json(plan, {}), "plan.json"});
        FAIL("was accepted");
    } catch (const InputError& error) {
        CAPTURE(error.what());
        CHECK(
            std::string{error.what()}.find(
                "sorties[1].airborne: only the first sortie can begin in the air") !=
            std::string::npos);
    }
}

TEST_CASE("a plan that is wrong is refused with its place", "[formats][errors]")
{
    struct Case {
        std::string from, to, problem;
    };
    const auto wrong = GENERATE(
        Case{"transect/plan-1", "transect/plan-2", "written by another version"},
        Case{"transect/plan-1", "transect/mission-1", "expected \"transect/plan-1\""},
        Case{
            "\"task\": \"koro\",\n     \"from\"",
            "\"task\": \"other\",\n     \"from\"",
            "'other' is not a task with a setting"},
        Case{"\"summary\"", "\"sumary\"", "sumary"},
        Case{"\"swath_m\": ", "\"swath_m\": -", "is outside [1, 100000]"},
        Case{"\"horizontal_field_deg\": ", "\"horizontal_field_deg\": 1e308, \"x\": ", "outside"},
        Case{"\"length_m\": ", "\"length_m\": 1", "does not follow from the ends"},
        Case{
            "\"speed_kcas\": 130,\n     \"course",
            "\"speed_kcas\": 131,\n     \"course",
            "airspeed of its task"},
        Case{
            "\"altitude_qnh_ft\": 8500,\n     \"speed",
            "\"altitude_qnh_ft\": 8600,\n     \"speed",
            "the height to set is not that of its task"},
        Case{"\"length_m\": ", "\"lenth_m\": ", "unknown key"},
        Case{"\"take_off\": \"2026", "\"take_off\": \"20x6", "expected a time"});
    CAPTURE(wrong.to);
    try {
        parse_plan({replaced(sample_text(), wrong.from, wrong.to), "plan.json"});
        FAIL("was accepted");
    } catch (const InputError& error) {
        CAPTURE(error.what());
        CHECK(std::string{error.what()}.find(wrong.problem) != std::string::npos);
        CHECK(error.where().line > 0);
    }
}

TEST_CASE("every cut of a plan is refused as input", "[formats][errors]")
{
    const auto& text = sample_text();
    for (std::size_t size = 0; size < text.size() - 2; size += 1 + text.size() / 300) {
        CAPTURE(size);
        CHECK_THROWS_AS(parse_plan({text.substr(0, size), "plan.json"}), InputError);
    }
}

TEST_CASE("plan.geojson holds a strip for every transect", "[formats]")
{
    const auto text = plan_geojson(sample().plan, sample().flights);
    std::size_t strips = 0;
    for (auto at = text.find("\"strip\""); at != std::string::npos;
         at = text.find("\"strip\"", at + 1)) {
        ++strips;
    }
    CHECK(strips == sample().plan.sorties.front().transects.size());
}

}  // namespace
}  // namespace transect::formats
