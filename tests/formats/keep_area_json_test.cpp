#include <string>

#include "transect/formats/files.hpp"
#include "transect/formats/mission_file.hpp"

#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/mission_text.hpp"

using namespace transect;
using planner::KeepArea;

namespace {

const formats::MissionOptions shipped{.data_dir = test::source_dir() / "planner" / "data"};

/// A folder with the sample mission, to which this is added.
std::filesystem::path mission_with(const std::string& members)
{
    const auto folder = test::scratch_dir("keep_area_json_test");
    std::filesystem::copy(test::source_dir() / "tests/data/bandiagara-koro.geojson", folder);
    formats::write_file(
        folder / "m.json",
        test::replaced(test::mission_text(), "\"tasks\"", members + ", \"tasks\""));
    formats::write_file(
        folder / "air.txt",
        "AC P\nAN One\nAL SFC\nAH FL 95\nV X=14:30:00 N 004:04:00 W\nDC 5\n"
        "AC C\nAN Two\nAL FL 95\nV X=14:30:00 N 004:04:00 W\nDC 5\n");
    return folder / "m.json";
}

std::vector<KeepArea> areas_of(const std::string& members)
{
    return read_mission(mission_with(members), shipped).keep_areas;
}

std::string problems_of(const std::string& members)
{
    std::string all;
    for (const auto& problem : check_mission(mission_with(members), shipped)) {
        all += to_string(problem) + "\n";
    }
    return all;
}

const std::string round_area =
    R"("circle": {"latitude_deg": 14.5, "longitude_deg": -3.0, "radius_km": 5})";

}  // namespace

TEST_CASE("keep areas of a mission are read with their limits, times and source", "[formats]")
{
    const auto areas = areas_of(
        R"("keep_out": [{"name": "P1", )" + round_area +
        R"(, "floor": "ground", "ceiling": {"flight_level": 95},
           "from": "2026-11-23T07:00:00Z", "until": "2026-11-23T09:00:00Z",
           "source": "NOTAM", "dated": "2026-11-20"}], "keep_in": [{"name": "box", )" +
        round_area + "}]");
    REQUIRE(areas.size() == 2);
    CHECK(areas[0].kind == KeepArea::Kind::keep_out);
    CHECK_FALSE(areas[0].floor);
    CHECK(areas[0].ceiling->value == 95.0 * (100.0 * foot));
    CHECK(to_iso8601(*areas[0].from) == "2026-11-23T07:00:00Z");
    CHECK(to_iso8601(*areas[0].until) == "2026-11-23T09:00:00Z");
    CHECK(areas[0].source == "NOTAM");
    CHECK(to_iso8601(*areas[0].dated) == "2026-11-20T00:00:00Z");
    CHECK(areas[1].kind == KeepArea::Kind::keep_in);
    CHECK(geodesic_area(areas[1].area) < geodesic_area(areas[0].area));
}

TEST_CASE("areas of an OpenAir file take what the mission says of the file", "[formats]")
{
    const auto both =
        areas_of(R"("keep_out": [{"file": "air.txt", "source": "AIP", "dated": "2026-11-01"}])");
    REQUIRE(both.size() == 2);
    CHECK(both[0].name == "One");
    CHECK(both[1].source == "AIP");
    CHECK(both[1].dated.has_value());
    const auto one = areas_of(R"("keep_out": [{"file": "air.txt", "classes": ["P", "R"]}])");
    REQUIRE(one.size() == 1);
    CHECK(one[0].name == "One");
}

TEST_CASE("keep areas written into a plan read back the same", "[formats]")
{
    const auto mission = read_mission(
        mission_with(
            R"("keep_out": [{"file": "air.txt", "dated": "2026-11-01"}], "keep_in": [{"name": "b", )" +
            round_area + R"(, "floor": {"height_agl_ft": 500}}])"),
        shipped);
    formats::JsonWriter json;
    formats::write_mission(json, mission);
    const auto text = json.text();
    const formats::JsonDocument document{{.text = text, .file = "plan.json"}};
    const auto again = formats::parse_mission(document.root());
    REQUIRE(again.keep_areas.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(again.keep_areas[i].area == mission.keep_areas[i].area);
        CHECK(again.keep_areas[i].floor == mission.keep_areas[i].floor);
        CHECK(again.keep_areas[i].ceiling == mission.keep_areas[i].ceiling);
        CHECK(again.keep_areas[i].dated == mission.keep_areas[i].dated);
    }
}

TEST_CASE("what is wrong with a keep area is said", "[formats][errors]")
{
    struct Fault {
        std::string members;
        std::string problem;
    };
    const auto fault = GENERATE_COPY(
        Fault{R"("keep_out": [{"name": "P1"}])", "give one of area, circle and file"},
        Fault{R"("keep_out": [{)" + round_area + "}]", "name"},
        Fault{R"("keep_out": {})", "a list of areas"},
        Fault{
            R"("keep_out": [{"name": "P1", "floor": "unlimited", )" + round_area + "}]",
            "expected \"ground\""},
        Fault{
            R"("keep_out": [{"name": "P1", "ceiling": {"feet": 3}, )" + round_area + "}]", "feet"},
        Fault{
            R"("keep_out": [{"name": "P1", "from": "2026-11-23T07:00:00Z", "until": "2026-11-23T07:00:00Z", )" +
                round_area + "}]",
            "is not after from"},
        Fault{
            R"("keep_out": [{"name": "P1", "dated": "20 Nov", )" + round_area + "}]",
            "expected a day"},
        Fault{
            R"("keep_out": [{"name": "P1", "circle": {"latitude_deg": 14, "longitude_deg": 3, "radius_km": 0}}])",
            "radius_km"},
        Fault{R"("keep_out": [{"file": "gone.txt"}])", "gone.txt"},
        Fault{R"("keep_out": [{"file": "air.txt", "classes": ["Z"]}])", "holds no area"},
        Fault{
            R"("keep_in": [{"name": "w", "area": {"type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0], [0, 0]]]}}])",
            "keep_in[0].area"});
    const auto problem = problems_of(fault.members);
    INFO(problem);
    CHECK(problem.find(fault.problem) != std::string::npos);
}
