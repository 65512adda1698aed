#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "transect/coverage/zone.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"
#include "transect/planner/task_coverage.hpp"
#include "transect/sensor/footprint.hpp"
#include "transect/sensor/scan.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/ground.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// A sector of 25° to either side, at this rate, 1,600 m above level ground.
Mission scanning_mission(double rate_deg_s)
{
    auto mission = test::small_mission();
    mission.camera.cross_track_scan = sensor::CrossTrackScan{
        .leftmost = -25.0 * degree,
        .rightmost = 25.0 * degree,
        .rate = rate_deg_s * degree / second,
        .turnaround = 0.3 * second};
    auto& task = mission.tasks.front();
    task.look = Look::cross_track_scan;
    task.height = {SetHeight::Reference::altitude_gps_msl, 1900.0 * metre};
    task.required_gsd = 0.5 * metre;
    return mission;
}

const Finding* find(const Plan& plan, const std::string& code)
{
    const auto found = std::ranges::find(plan.findings, code, &Finding::code);
    return found == plan.findings.end() ? nullptr : &*found;
}

TEST_CASE("a scan resolves what is required at its outer edge, over the lowest ground", "[planner]")
{
    auto mission = scanning_mission(15.0);
    mission.terrain = test::ridge(-3.55, 300.0, 800.0);
    const auto setting = resolve(mission.tasks.front(), mission).setting;
    CHECK_THAT(setting.ground_sample_distance / metre, test::is_close_to(0.485, 1e-6));
    // A pixel at the outer edge, by what two rays half a pixel to either side of it meet.
    const double half = 0.5 * (setting.horizontal_field / radian);
    const double edge = 25.0 * degree / radian + half;
    const double pitch = 2.0 * std::tan(half) / 1920.0;
    const double outer = edge - half + std::atan(std::tan(half) + 0.5 * pitch);
    const double inner = edge - half + std::atan(std::tan(half) - 0.5 * pitch);
    const double across_m = 1600.0 * (std::tan(outer) - std::tan(inner));
    const double along_m = 1600.0 * pitch * std::cos(half) / std::cos(edge);
    CHECK_THAT(std::sqrt(across_m * along_m), test::is_close_to(0.485, 1e-5));
    // Seen from 1,100 m above the ridge.
    CHECK_THAT(setting.swath / metre, test::is_close_to(2.0 * 1100.0 * std::tan(edge), 1e-3));
}

TEST_CASE("a scan that keeps up with the aircraft shows all of the ground", "[planner]")
{
    const auto planned = plan(scanning_mission(18.0));
    CHECK(find(planned.plan, "scan-too-slow") == nullptr);
    REQUIRE(planned.plan.tasks.size() == 1);
    const auto& task = planned.plan.mission.tasks.front();
    std::vector<flight::Trajectory> flights;
    for (const auto& flight : planned.flights) {
        flights.push_back(flight.trajectory);
    }
    const auto cover = observe_task(planned.plan, task.id, flights);
    const auto zone = coverage::zone_coverage(cover, task.area);
    CHECK(zone.seen / zone.area > 0.999);
    // The sweeps of a pass do not hold every place for a second in all.
    CHECK(planned.plan.tasks.front().predicted.fraction > 0.97);
    CHECK(planned.plan.tasks.front().predicted.fraction < zone.seen / zone.area);
}

TEST_CASE(
    "a scan too slow for the ground speed is an error with the speed that would do", "[planner]")
{
    const auto planned = plan(scanning_mission(4.0));
    const auto* const finding = find(planned.plan, "scan-too-slow");
    REQUIRE(finding != nullptr);
    CHECK(finding->severity == Severity::error);
    const double would_do = std::get<double>(finding->arguments.find("fastest_kt")->second);
    const double flown = std::get<double>(finding->arguments.find("speed_kt")->second);
    const auto& mission = planned.plan.mission;
    const auto& setting = planned.plan.settings.front();
    const sensor::ScanningCamera camera{
        .scan = *mission.camera.cross_track_scan,
        .field =
            {setting.horizontal_field,
             sensor::vertical_field(mission.camera, setting.horizontal_field)},
        .height_above_ground = 1600.0 * metre};
    CHECK(leaves_gaps(camera, flown * knot) == true);
    CHECK(leaves_gaps(camera, would_do * knot) == false);
    CHECK(leaves_gaps(camera, (would_do + 1.0) * knot) == true);
    CHECK(planned.plan.tasks.front().predicted.fraction < 0.9);
}

TEST_CASE("the simulated look of a scan swings from end to end of its sector", "[planner]")
{
    const auto planned = plan(scanning_mission(18.0));
    const auto& samples = planned.flights.front().trajectory.samples;
    double leftmost_deg = 0.0;
    double rightmost_deg = 0.0;
    for (const auto& sample : samples) {
        if (!sample.look) {
            continue;
        }
        const auto hit = sensor::boresight_hit(
            {sample.position, sample.height, *sample.look},
            terrain::AssumedGround{*planned.plan.mission.ground_elevation});
        REQUIRE(hit);
        const auto way = geodesic_leg(sample.position, hit->position);
        const double off_deg = std::atan(way.distance / (1600.0 * metre)) * radian / degree;
        const bool is_right = std::remainder((way.departure - sample.track) / degree, 360.0) > 0.0;
        leftmost_deg = std::min(leftmost_deg, is_right ? 0.0 : -off_deg);
        rightmost_deg = std::max(rightmost_deg, is_right ? off_deg : 0.0);
    }
    CHECK_THAT(leftmost_deg, test::is_close_to(-25.0, 0.05));
    CHECK_THAT(rightmost_deg, test::is_close_to(25.0, 0.05));
}

TEST_CASE("a camera that cannot scan is refused where a task asks for it", "[planner]")
{
    auto mission = scanning_mission(15.0);
    mission.camera.cross_track_scan.reset();
    CHECK(test::has(plan(mission).plan, "camera-cannot-scan"));
}

}  // namespace
}  // namespace transect::planner
