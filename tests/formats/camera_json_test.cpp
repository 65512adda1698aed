#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/instant.hpp"

#include "formats/mission_schema.hpp"
#include "formats/profile_json.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

namespace transect::formats {
namespace {

using sensor::Band;
using sensor::CameraProfile;
using sensor::ScanMode;

/// What the first version of the format knew, and `more`.
std::string camera_text(const std::string& more)
{
    return fmt::format(
        R"({{"format": "transect/sensor-1", "name": "own", "trust": "measured",
"pixels_across": 1280, "pixels_along": 720, "narrowest_field_deg": 1.2, "widest_field_deg": 30,
"least_depression_deg": -10, "greatest_depression_deg": 90{}}})",
        more);
}

constexpr const char* every_optional_key = R"(, "band": "ir",
"gimbal": {"azimuth_from_deg": -180, "azimuth_to_deg": 180, "lowest_elevation_deg": -110.5,
           "highest_elevation_deg": 20},
"masks": [{"what": "left wheel", "azimuth_from_deg": 250, "azimuth_to_deg": 280,
           "lowest_elevation_deg": -40, "highest_elevation_deg": -10}],
"scan_modes": ["fixed-look", "cross-track-scan", "stare"],
"cross_track_scan": {"leftmost_deg": -45, "rightmost_deg": 50, "rate_deg_s": 17.3,
                     "turnaround_s": 0.4},
"latency_ms": 133.7, "pointing_error_deg": 0.07,
"relative_edge_response": 0.35, "signal_to_noise": 50,
"offsets": [
  {"dated": "2026-09-01", "source": "report of flight 12", "azimuth_deg": 0.31, "time_s": -18,
   "angles_lag_s": 0.25},
  {"dated": "2026-03-02", "source": "bore-sighting on the ground", "elevation_deg": -0.2,
   "roll_deg": 0.1}],
"sources": ["data sheet"])";

std::filesystem::path schema()
{
    return test::source_dir() / "planner/data/schema/sensor-1.schema.json";
}

CameraProfile camera_of(const std::string& text)
{
    const JsonDocument document{{.text = text, .file = "camera.json"}};
    Complaints complaints;
    const auto camera = camera_profile(document.root(), complaints);
    for (const auto& complaint : complaints.list()) {
        FAIL(complaint.key << ": " << complaint.text);
    }
    REQUIRE(camera);
    return *camera;
}

std::string written(const CameraProfile& camera)
{
    JsonWriter json;
    write(json, camera);
    return json.text();
}

TEST_CASE("a camera file of old is read, and what it does not tell stays unknown", "[formats]")
{
    const auto camera = camera_of(camera_text(""));
    CHECK(camera.pixels_across == 1280);
    CHECK(camera.pixels_along == 720);
    CHECK(camera.narrowest_field == 1.2 * degree);
    CHECK(camera.widest_field == 30.0 * degree);
    CHECK(camera.fields.empty());
    CHECK_FALSE(camera.band);
    CHECK_FALSE(camera.gimbal_limits);
    CHECK_FALSE(camera.masks);
    CHECK_FALSE(camera.scan_modes);
    CHECK_FALSE(camera.cross_track_scan);
    CHECK_FALSE(camera.latency);
    CHECK_FALSE(camera.pointing_error);
    CHECK_FALSE(camera.image_quality);
    CHECK(camera.offsets.empty());
    CHECK(written(camera).find("band") == std::string::npos);
}

void check_optional_parts(const CameraProfile& camera)
{
    CHECK(camera.band == Band::infrared);
    REQUIRE(camera.gimbal_limits);
    CHECK(camera.gimbal_limits->azimuth_from == -180.0 * degree);
    CHECK(camera.gimbal_limits->azimuth_to == 180.0 * degree);
    CHECK(camera.gimbal_limits->lowest_elevation == -110.5 * degree);
    CHECK(camera.gimbal_limits->highest_elevation == 20.0 * degree);
    REQUIRE(camera.masks);
    REQUIRE(camera.masks->size() == 1);
    CHECK(camera.masks->front().what == "left wheel");
    CHECK(camera.masks->front().sector.azimuth_from == 250.0 * degree);
    CHECK(camera.masks->front().sector.azimuth_to == 280.0 * degree);
    CHECK(camera.masks->front().sector.lowest_elevation == -40.0 * degree);
    CHECK(camera.masks->front().sector.highest_elevation == -10.0 * degree);
    CHECK(
        camera.scan_modes ==
        std::vector{ScanMode::fixed_look, ScanMode::cross_track_scan, ScanMode::stare});
    REQUIRE(camera.cross_track_scan);
    CHECK(camera.cross_track_scan->leftmost == -45.0 * degree);
    CHECK(camera.cross_track_scan->rightmost == 50.0 * degree);
    CHECK(camera.cross_track_scan->rate == 17.3 * degree / second);
    CHECK(camera.cross_track_scan->turnaround == 0.4 * second);
    REQUIRE(camera.latency);
    CHECK_THAT(*camera.latency / second, test::is_close_to(0.1337, 1e-12));
    CHECK(camera.pointing_error == 0.07 * degree);
    REQUIRE(camera.image_quality);
    CHECK(camera.image_quality->relative_edge_response == 0.35);
    CHECK(camera.image_quality->signal_to_noise == 50.0);
    REQUIRE(camera.offsets.size() == 2);
    const auto& older = camera.offsets[0];
    const auto& newer = camera.offsets[1];
    CHECK(to_iso8601(older.dated) == "2026-03-02T00:00:00Z");
    CHECK(older.source == "bore-sighting on the ground");
    CHECK(older.elevation == -0.2 * degree);
    CHECK(older.roll == 0.1 * degree);
    CHECK(older.time == Duration{});
    CHECK(newer.azimuth == 0.31 * degree);
    CHECK(newer.time == -18.0 * second);
    CHECK(older.angles_lag == Duration{});
    CHECK(newer.angles_lag == 0.25 * second);
}

TEST_CASE("all that a camera file can tell is read, written and read again", "[formats]")
{
    const auto camera = camera_of(camera_text(every_optional_key));
    check_optional_parts(camera);
    const auto text = written(camera);
    const auto again = camera_of(text);
    check_optional_parts(again);
    CHECK(again.latency == camera.latency);
    CHECK(written(again) == text);
}

TEST_CASE("an empty list of masks says that nothing hides the view", "[formats]")
{
    const auto camera = camera_of(camera_text(R"(, "masks": [])"));
    REQUIRE(camera.masks);
    CHECK(camera.masks->empty());
    REQUIRE(camera_of(written(camera)).masks);
}

TEST_CASE("a lens with steps is read in any order", "[formats]")
{
    const auto text = test::replaced(
        camera_text(""),
        R"("narrowest_field_deg": 1.2, "widest_field_deg": 30)",
        R"("fields_deg": [30, 1.2, 7])");
    const auto camera = camera_of(text);
    CHECK(camera.fields == std::vector{1.2 * degree, 7.0 * degree, 30.0 * degree});
    CHECK(camera.narrowest_field == 1.2 * degree);
    CHECK(camera.widest_field == 30.0 * degree);
    CHECK(camera_of(written(camera)).fields == camera.fields);
}

TEST_CASE("a camera that cannot be is refused with its place", "[formats][errors]")
{
    struct Case {
        const char* from;
        const char* to;
        const char* key;
    };
    const auto damage = GENERATE(
        Case{"\"widest_field_deg\": 30", "\"widest_field_deg\": 1", "narrowest_field_deg"},
        Case{"\"widest_field_deg\": 30", "\"fields_deg\": [30]", "fields_deg"},
        Case{
            R"("narrowest_field_deg": 1.2, "widest_field_deg": 30)",
            R"("fields_deg": [])",
            "fields_deg"},
        Case{
            R"("narrowest_field_deg": 1.2, "widest_field_deg": 30)",
            R"("fields_deg": [3, 3])",
            "fields_deg"},
        Case{"\"ir\"", "\"radar\"", "band"},
        Case{"-110.5", "-190", "gimbal.lowest_elevation_deg"},
        Case{"-110.5", "21", "gimbal.lowest_elevation_deg"},
        Case{"\"azimuth_from_deg\": -180, ", "", "gimbal.azimuth_from_deg"},
        Case{"-40", "-91", "masks[0].lowest_elevation_deg"},
        Case{"\"what\": \"left wheel\", ", "", "masks[0].what"},
        Case{"\"stare\"", "\"gaze\"", "scan_modes[2]"},
        Case{"\"cross-track-scan\", ", "", "cross_track_scan"},
        Case{"\"rightmost_deg\": 50", "\"rightmost_deg\": -50", "cross_track_scan.leftmost_deg"},
        Case{"17.3", "0", "cross_track_scan.rate_deg_s"},
        Case{"17.3", "-1", "cross_track_scan.rate_deg_s"},
        Case{"133.7", "-1", "latency_ms"},
        Case{", \"signal_to_noise\": 50", "", "signal_to_noise"},
        Case{"\"relative_edge_response\": 0.35, ", "", "relative_edge_response"},
        Case{"2026-09-01", "2026-09-31", "offsets[0].dated"},
        Case{"2026-09-01", "yesterday", "offsets[0].dated"},
        Case{"\"time_s\": -18", "\"time_ms\": -18", "offsets[0].time_ms"});
    CAPTURE(damage.to, damage.key);
    const auto text = test::replaced(camera_text(every_optional_key), damage.from, damage.to);
    const JsonDocument document{{.text = text, .file = "camera.json"}};
    Complaints complaints;
    CHECK_FALSE(camera_profile(document.root(), complaints));
    REQUIRE(complaints.list().size() == 1);
    CHECK(complaints.list().front().key == damage.key);
    CHECK(complaints.list().front().where.line > 0);
}

TEST_CASE("a scan mode without the numbers of its scan is refused", "[formats][errors]")
{
    const auto text = camera_text(R"(, "scan_modes": ["cross-track-scan"])");
    const JsonDocument document{{.text = text, .file = "camera.json"}};
    Complaints complaints;
    CHECK_FALSE(camera_profile(document.root(), complaints));
}

TEST_CASE("the schema of cameras accepts what the reader does", "[formats]")
{
    const auto shipped = read_file(test::source_dir() / "planner/data/sensors/generic-eo-ir.json");
    const std::vector<std::string> accepted{
        shipped,
        camera_text(""),
        camera_text(every_optional_key),
        written(camera_of(camera_text(every_optional_key))),
        test::replaced(
            camera_text(""),
            R"("narrowest_field_deg": 1.2, "widest_field_deg": 30)",
            R"("fields_deg": [30, 1.2, 7])")};
    for (const auto& text : accepted) {
        CAPTURE(text);
        camera_of(text);
        const JsonDocument document{{.text = text, .file = "camera.json"}};
        for (const auto& complaint : schema_complaints(document, schema())) {
            FAIL_CHECK(complaint.key << ": " << complaint.text);
        }
    }
}

TEST_CASE("the schema of cameras refuses what the reader does", "[formats][errors]")
{
    struct Case {
        const char* from;
        const char* to;
    };
    const auto damage = GENERATE(
        Case{"\"ir\"", "\"radar\""},
        Case{"\"stare\"", "\"gaze\""},
        Case{"17.3", "0"},
        Case{"-40", "-91"},
        Case{"133.7", "-1"},
        Case{"\"pixels_across\": 1280, ", ""},
        Case{", \"widest_field_deg\": 30", ""},
        Case{", \"widest_field_deg\": 30", ", \"widest_field_deg\": 30, \"fields_deg\": [3]"},
        Case{", \"signal_to_noise\": 50", ""},
        Case{"\"time_s\": -18", "\"time_ms\": -18"});
    const auto text = test::replaced(camera_text(every_optional_key), damage.from, damage.to);
    CAPTURE(text);
    const JsonDocument document{{.text = text, .file = "camera.json"}};
    CHECK_FALSE(schema_complaints(document, schema()).empty());
}

}  // namespace
}  // namespace transect::formats
