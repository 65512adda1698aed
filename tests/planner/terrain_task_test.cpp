#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

#include "transect/formats/elevation_file.hpp"
#include "transect/planner/certificate.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"
#include "transect/planner/task_coverage.hpp"

#include "planner/ground_survey.hpp"
#include "planner/mission_frame.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/ground.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Flown north and south over terrain, at 2,500 m above mean sea level, for 0.8 m GSD.
Mission mission_over(TerrainData terrain)
{
    auto mission = test::small_mission();
    mission.terrain = std::move(terrain);
    mission.ground_elevation.reset();
    mission.tasks.front().height = {SetHeight::Reference::altitude_gps_msl, 2500.0 * metre};
    mission.tasks.front().required_gsd = 0.8 * metre;
    return mission;
}

ResolvedTask resolved(const Mission& mission)
{
    return resolve(mission.tasks.front(), mission);
}

double argument(const Finding& finding, const std::string& name)
{
    const auto found = std::ranges::find(
        finding.arguments, name, [](const auto& pair) { return std::string{pair.first}; });
    return std::get<double>(found->second);
}

TEST_CASE("level terrain makes the same plan as the assumed ground at its height", "[planner]")
{
    auto assumed = test::small_mission();
    const auto without = plan(assumed);
    assumed.terrain = test::level_ground(300.0);
    const auto with = plan(assumed);
    REQUIRE(with.plan.sorties.size() == without.plan.sorties.size());
    const auto& transects = with.plan.sorties.front().transects;
    const auto& expected = without.plan.sorties.front().transects;
    REQUIRE(transects.size() == expected.size());
    for (std::size_t i = 0; i < transects.size(); ++i) {
        CHECK(geodesic_leg(transects[i].from, expected[i].from).distance < 0.1 * metre);
    }
    CHECK_THAT(
        with.plan.settings.front().spacing / metre,
        test::is_close_to(without.plan.settings.front().spacing / metre, 0.01));
}

TEST_CASE("the sample distance holds over the lowest ground of a task", "[planner]")
{
    const auto setting = resolved(mission_over(test::ridge(-3.55, 300.0, 800.0))).setting;
    // 3 % finer than asked for, 2,200 m below: 0.8 m · 0.97 a pixel.
    CHECK_THAT(setting.ground_sample_distance / metre, test::is_close_to(0.776, 1e-6));
    CHECK_THAT(
        2.0 * std::tan(0.5 * setting.horizontal_field / radian),
        test::is_close_to(1920.0 * 0.776 / 2200.0, 1e-6));
}

TEST_CASE("the swath of a task is that over its highest ground", "[planner]")
{
    const auto setting = resolved(mission_over(test::ridge(-3.55, 300.0, 800.0))).setting;
    CHECK_THAT(setting.swath / metre, test::is_close_to(1920.0 * 0.776 * 1700.0 / 2200.0, 1e-3));
}

TEST_CASE("a swath that is asked for is seen over the highest ground too", "[planner]")
{
    auto mission = mission_over(test::ridge(-3.55, 300.0, 800.0));
    mission.tasks.front().required_gsd.reset();
    mission.tasks.front().swath = 900.0 * metre;
    const auto setting = resolved(mission).setting;
    CHECK_THAT(setting.swath / metre, test::is_close_to(900.0, 1e-6));
}

TEST_CASE("height above ground counts from the highest ground of a task's area", "[planner]")
{
    auto mission = mission_over(test::ridge(-3.55, 300.0, 800.0));
    mission.tasks.front().height = {SetHeight::Reference::height_agl, 1000.0 * metre};
    CHECK_THAT(
        resolved(mission).setting.height.above_datum() / metre, test::is_close_to(1800.0, 1e-3));
}

TEST_CASE("high ground beyond a task's area does not narrow its strips", "[planner]")
{
    const auto ground = resolved(mission_over(test::ridge(-3.45, 300.0, 800.0))).setting.ground;
    REQUIRE(ground);
    CHECK_THAT(ground->highest.above_datum() / metre, test::is_close_to(300.0, 1e-3));
}

TEST_CASE("a height below ground of the area is refused with the ground's height", "[planner]")
{
    const auto answer = resolved(mission_over(test::ridge(-3.55, 300.0, 2600.0)));
    REQUIRE(answer.findings.size() == 1);
    CHECK(answer.findings.front().code == "height-below-terrain");
    CHECK_THAT(argument(answer.findings.front(), "below_m"), test::is_close_to(100.0, 1e-3));
    CHECK_THAT(argument(answer.findings.front(), "highest_m"), test::is_close_to(2600.0, 1e-3));
}

TEST_CASE("unknown ground in a task's area is a warning with its share", "[planner]")
{
    // East of the middle of the area, nothing is known.
    const auto half = test::ground(
        [](GeoPoint place) { return place.longitude.angle() > -3.55 * degree ? unknown : 300.0; });
    const auto answer = resolved(mission_over(half));
    REQUIRE(answer.findings.size() == 1);
    CHECK(answer.findings.front().code == "ground-partly-unknown");
    CHECK(answer.findings.front().severity == Severity::warning);
    CHECK_THAT(argument(answer.findings.front(), "percent"), test::is_close_to(50.0, 1.0));
}

TEST_CASE("where all ground of a task is unknown there is no plan", "[planner]")
{
    auto mission = mission_over(test::ground([](GeoPoint) { return unknown; }));
    mission.ground_elevation = MslHeight{300.0 * metre};  // never takes its place
    const auto planned = plan(mission);
    CHECK(test::has(planned.plan, "ground-unknown"));
    CHECK(planned.plan.sorties.empty());
}

TEST_CASE("strips over a ridge are narrower, and cover the whole area", "[planner]")
{
    const auto planned = plan(mission_over(test::ridge(-3.55, 300.0, 1500.0)));
    const auto& setting = planned.plan.settings.front();
    REQUIRE(setting.widest_spacing);
    // At most 0.85 of the swath, over the top and over the foot, and squeezed by the same share.
    const double top_m = 0.85 * 1920.0 * 0.776 * 1000.0 / 2200.0;
    const double foot_m = 0.85 * 1920.0 * 0.776;
    CHECK(setting.spacing / metre <= top_m + 1e-6);
    CHECK(*setting.widest_spacing / metre <= foot_m + 1e-6);
    CHECK_THAT(setting.spacing / *setting.widest_spacing, test::is_close_to(top_m / foot_m, 1e-4));
    const auto certified = certificate(planned.plan, "koro");
    CHECK_THAT(certified.fraction, test::is_close_to(1.0, 1e-9));
}

TEST_CASE("coverage is predicted on terrain, where strips for level ground leave gaps", "[planner]")
{
    const auto terrain = test::ridge(-3.55, 300.0, 1500.0);
    const auto planned = plan(mission_over(terrain));
    CHECK(planned.plan.tasks.front().predicted.fraction > 0.9999);

    auto assumed = mission_over(terrain);
    assumed.terrain.reset();
    assumed.ground_elevation = MslHeight{300.0 * metre};
    auto [level, flights] = plan(assumed);
    CHECK(level.tasks.front().predicted.fraction > 0.9999);
    level.mission.terrain = terrain;
    const auto seen = observe_task(level, "koro", {&flights.front().trajectory, 1});
    // The ridge is a tenth of the area. Half of what lies on it is beyond the narrower swath.
    CHECK(predict(level, "koro", seen).fraction < 0.97);
}

TEST_CASE("unknown ground is not predicted to be seen", "[planner]")
{
    const auto half = test::ground(
        [](GeoPoint place) { return place.longitude.angle() > -3.55 * degree ? unknown : 300.0; });
    const auto planned = plan(mission_over(half));
    REQUIRE(planned.plan.tasks.size() == 1);
    const auto& predicted = planned.plan.tasks.front().predicted;
    CHECK(predicted.fraction < 0.505);
    // What is only in view across unknown ground, up to half a swath from its edge, is lost too.
    CHECK(predicted.fraction > 0.42);
    // Also what lies too far from known ground for a footprint to have a place.
    REQUIRE(predicted.unknown);
    CHECK(*predicted.unknown / predicted.area > 0.49);
    CHECK(*predicted.unknown / predicted.area < 0.58);
    CHECK(test::has(planned.plan, "prediction-below-strips"));
}

TEST_CASE("a real mountain's highest and lowest post bound its survey", "[planner]")
{
    const auto file = test::real_data("terrain/N44W072.hgt");
    if (!file) {
        WARN("skipped: no terrain/N44W072.hgt beside the project");
        return;
    }
    const auto source = formats::open_elevation(*file).source;
    const LocalPlane plane{test::point(44.27, -71.30)};
    const auto area = plane.forward(test::box(44.22, -71.36, 44.32, -71.24));
    const auto surveyed = survey(*source, area, plane);
    const auto range = surveyed.range();
    REQUIRE(range);
    // Every point of a fine grid in the area, by the bilinear surface.
    for (int row = 0; row <= 200; ++row) {
        for (int column = 0; column <= 240; ++column) {
            const auto height =
                source->height(test::point(44.22 + row * 0.0005, -71.36 + column * 0.0005));
            REQUIRE(height);
            REQUIRE(*height <= range->highest);
            REQUIRE(*height >= range->lowest);
        }
    }
    // Mount Washington is 1,917 m high; 3 arc-seconds round its top off.
    CHECK(range->highest > MslHeight{1880.0 * metre});
    CHECK(range->highest < MslHeight{1917.0 * metre});
    CHECK(surveyed.unknown_share == 0.0);
}

}  // namespace
}  // namespace transect::planner
