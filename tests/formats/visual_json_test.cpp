#include "formats/visual_json.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "transect/formats/files.hpp"
#include "transect/formats/profile_file.hpp"
#include "transect/sensor/detection.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

namespace transect::formats {
namespace {

using sensor::VisualProfile;

std::filesystem::path data()
{
    return test::source_dir() / "planner/data";
}

constexpr const char* small_profile = R"({"format": "transect/visual-1", "name": "own",
"trust": "made up", "source": "nobody", "surface": "water",
"heights_ft": [500, 700], "visibilities_mi": [1, 3.3, 4],
"speeds_kt": [150, 210], "fatigue_factor": 0.9,
"targets": [
  {"name": "raft", "sweep_widths_nm": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
   "speed_factors": [1.2, 0.9], "weather_factors": {"calm": 1, "moderate": 0.5, "rough": 0.25}},
  {"name": "ship", "sweep_widths_nm": [[1, 3, 5], [2, 4, 6]], "speed_factors": [1, 0.8]}]})";

VisualProfile profile_of(const std::string& text)
{
    const JsonDocument document{{.text = text, .file = "visual.json"}};
    Complaints complaints;
    const auto profile = visual_profile(document.root(), complaints);
    for (const auto& complaint : complaints.list()) {
        FAIL(complaint.key << ": " << complaint.text);
    }
    REQUIRE(profile);
    return *profile;
}

TEST_CASE("a profile of observers is read, written and read again", "[formats][search]")
{
    const auto profile = profile_of(small_profile);
    CHECK(profile.surface == sensor::SearchSurface::water);
    CHECK(profile.heights == std::vector{500.0 * foot, 700.0 * foot});
    CHECK_THAT(profile.visibilities.at(1) / metre, test::is_close_to(5310.8352, 1e-9));
    CHECK(profile.speeds == std::vector{150.0 * knot, 210.0 * knot});
    CHECK(profile.fatigue_factor == 0.9);
    REQUIRE(profile.targets.size() == 2);
    CHECK(profile.targets[0].widths.at(1).at(2) == 0.6 * nautical_mile);
    CHECK(profile.targets[0].weather_factors == std::vector{1.0, 0.5, 0.25});
    CHECK(profile.targets[1].weather_factors.empty());
    JsonWriter json;
    write(json, profile);
    const auto again = profile_of(json.text());
    CHECK(again.visibilities == profile.visibilities);
    CHECK(again.targets[0].widths == profile.targets[0].widths);
    CHECK(again.targets[0].speed_factors == profile.targets[0].speed_factors);
    JsonWriter second;
    write(second, again);
    CHECK(second.text() == json.text());
}

TEST_CASE("observers that cannot be are refused with their place", "[formats][errors]")
{
    struct Case {
        const char* from;
        const char* to;
        const char* key;
    };
    const auto damage = GENERATE(
        Case{"visual-1", "visual-2", "format"},
        Case{"\"water\"", "\"ice\"", "surface"},
        Case{"[500, 700]", "[700, 500]", "heights_ft[1]"},
        Case{"[500, 700]", "[]", "heights_ft"},
        Case{"[1, 3.3, 4]", "[1, 4]", "targets[0].sweep_widths_nm[0]"},
        Case{"[500, 700]", "[500, 700, 900]", "targets[0].sweep_widths_nm"},
        Case{"[0.1, 0.3, 0.5]", "[0.1, 0.3, -0.5]", "targets[0].sweep_widths_nm[0][2]"},
        Case{"[1.2, 0.9]", "[1.2]", "targets[0].speed_factors"},
        Case{"\"speeds_kt\": [150, 210], ", "", "targets[0].speed_factors"},
        Case{", \"speed_factors\": [1, 0.8]", "", "targets[1].speed_factors"},
        Case{"\"rough\": 0.25", "\"rough\": 0", "targets[0].weather_factors.rough"},
        Case{"\"fatigue_factor\": 0.9", "\"fatigue_factor\": 1.1", "fatigue_factor"},
        Case{"\"ship\"", "\"raft\"", "targets[0].name"});
    CAPTURE(damage.to);
    const auto text = test::replaced(small_profile, damage.from, damage.to);
    const JsonDocument document{{.text = text, .file = "visual.json"}};
    Complaints complaints;
    CHECK_FALSE(visual_profile(document.root(), complaints));
    REQUIRE(complaints.list().size() == 1);
    CHECK(complaints.list().front().key == damage.key);
}

TEST_CASE("widths over land meet the Civil Air Patrol table within 3 points", "[formats][search]")
{
    struct Row {
        double height_ft, spacing_nm;
        std::array<double, 4> percent;  ///< at a visibility of 1, 2, 3 and 4 mi
    };
    const auto row = GENERATE(
        Row{500, 0.5, {35, 60, 75, 75}},
        Row{500, 1.0, {20, 35, 50, 50}},
        Row{500, 1.5, {15, 25, 35, 40}},
        Row{500, 2.0, {10, 20, 30, 30}},
        Row{700, 0.5, {40, 60, 75, 80}},
        Row{700, 1.0, {20, 35, 50, 55}},
        Row{700, 1.5, {15, 25, 40, 40}},
        Row{700, 2.0, {10, 20, 30, 35}},
        Row{1000, 0.5, {40, 65, 80, 85}},
        Row{1000, 1.0, {25, 40, 55, 60}},
        Row{1000, 1.5, {15, 30, 40, 45}},
        Row{1000, 2.0, {15, 20, 30, 35}});
    CAPTURE(row.height_ft, row.spacing_nm);
    const auto profile = read_visual_profile("land-open-flat", data());
    for (std::size_t i = 0; i < row.percent.size(); ++i) {
        const auto width = sensor::sweep_width(
            profile,
            profile.targets.front(),
            {.height_above_surface = row.height_ft * foot,
             .visibility = static_cast<double>(i + 1) * 1609.344 * metre});
        REQUIRE(width);
        const auto coverage = sensor::coverage_factor(width->width, row.spacing_nm * nautical_mile);
        REQUIRE(coverage);
        CHECK_THAT(
            100.0 * *sensor::probability_of_detection(*coverage),
            test::is_close_to(row.percent.at(i), 3.0));
    }
}

TEST_CASE("widths over water are those of the Coast Guard's tables", "[formats][search]")
{
    const auto file = test::real_data("sweep-width/marine-sweep-width-data.js");
    if (!file) {
        return;
    }
    auto text = read_file(*file);
    const std::string opening = "var marine_sweep_widths = ";
    text.erase(0, text.find(opening) + opening.size());
    text.erase(text.find("\n};") + 2);
    const auto source = nlohmann::json::parse(text);
    const auto profile = read_visual_profile("water-fixed-wing", data());
    CHECK(profile.targets.size() == source.size());
    struct Pair {
        const char* theirs;
        const char* ours;
    };
    const auto pair = GENERATE(
        Pair{"Person in Water", "person in water"},
        Pair{"Raft 1 person", "raft, 1 person"},
        Pair{"Raft 4 person", "raft, 4 persons"},
        Pair{"Raft 25 person", "raft, 25 persons"},
        Pair{"Power Boat ≤ 15ft", "power boat up to 15 ft"},
        Pair{"Power Boat 53ft", "power boat 53 ft"},
        Pair{"Sail Boat 15ft", "sail boat 15 ft"},
        Pair{"Sail Boat 83ft", "sail boat 83 ft"},
        Pair{"Ship ≥ 300ft", "ship 300 ft or longer"});
    CAPTURE(pair.ours);
    const auto* const target = sensor::find_target(profile, pair.ours);
    REQUIRE(target != nullptr);
    const auto& theirs = source.at(pair.theirs);
    const bool is_small = theirs.at("weather_corrections") == "small";
    CHECK(target->weather_factors.at(1) == (is_small ? 0.5 : 0.9));
    CHECK(target->weather_factors.at(2) == (is_small ? 0.25 : 0.9));
    for (const auto& [height, entries] : theirs.at("Aircraft").items()) {
        for (const auto& entry : entries) {
            const auto width = sensor::sweep_width(
                profile,
                *target,
                {.height_above_surface = std::stoi(height) * foot,
                 .visibility = entry.at("vis").get<double>() * nautical_mile});
            REQUIRE(width);
            CHECK(width->width == entry.at("sw").get<double>() * nautical_mile);
        }
    }
    for (const auto& entry : theirs.at("speed_corrections").at("Aircraft")) {
        const auto width = sensor::sweep_width(
            profile,
            *target,
            {.height_above_surface = 500.0 * foot,
             .visibility = 5.0 * nautical_mile,
             .speed = entry.at("speed").get<double>() * knot});
        REQUIRE(width);
        CHECK(width->speed_factor == entry.at("correction").get<double>());
    }
}

TEST_CASE("the shipped camera is read by name, and an unknown one refused", "[formats]")
{
    CHECK(read_camera("generic-eo-ir", data()).pixels_across == 1920);
    CHECK_THROWS_AS(read_camera("water-fixed-wing", data()), InputError);
    CHECK_THROWS_AS(read_visual_profile("generic-eo-ir", data()), InputError);
}

}  // namespace
}  // namespace transect::formats
