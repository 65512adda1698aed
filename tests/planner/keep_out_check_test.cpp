#include "planner/keep_out_check.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "planner/mission_frame.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"
#include "support/winding.hpp"

namespace transect::planner {
namespace {

const Plan& sample_plan()
{
    static const Plan plan = planner::plan(test::small_mission()).plan;
    return plan;
}

/// Between the base and the area to search, where every flight of the sample passes.
MultiPolygon gate()
{
    const auto base = test::small_mission().base.position;
    const auto task = centre(bounding_box(test::small_mission().tasks.front().area));
    const double longitude_deg = 0.5 * (base.longitude.angle() + task.longitude.angle()) / degree;
    return test::box(13.0, longitude_deg - 0.02, 16.0, longitude_deg + 0.02);
}

/// Codes of the findings about areas when the sample is flown with one.
std::vector<std::string> codes_with(const KeepArea& area)
{
    auto plan = sample_plan();
    plan.mission.keep_areas = {area};
    std::vector<std::string> codes;
    for (const auto& flight : fly(plan)) {
        for (const auto& finding : flight.findings) {
            if (finding.code.starts_with("keep-")) {
                codes.push_back(finding.code);
            }
        }
    }
    return codes;
}

KeepArea keep_out(MultiPolygon area)
{
    return {.kind = KeepArea::Kind::keep_out, .name = "P1", .area = std::move(area)};
}

KeepArea keep_in(MultiPolygon area)
{
    return {.kind = KeepArea::Kind::keep_in, .name = "box", .area = std::move(area)};
}

using Codes = std::vector<std::string>;
const Codes none;

TEST_CASE("a flight through an area to keep out of is an error", "[planner]")
{
    auto area = keep_out(gate());
    CHECK(codes_with(area) == Codes{"keep-out-entered"});
    area.area = test::box(40.0, 10.0, 41.0, 11.0);
    CHECK(codes_with(area) == none);
}

TEST_CASE("an area to keep out of does not bind above, below, before and after", "[planner]")
{
    const auto take_off = sample_plan().sorties.front().take_off;
    const auto landing = take_off + fly(sample_plan()).front().flight_time;
    auto area = keep_out(gate());
    SECTION("above its ceiling")
    {
        area.ceiling = SetHeight{SetHeight::Reference::altitude_qnh, 2000.0 * foot};
        CHECK(codes_with(area) == none);
    }
    SECTION("below its floor")
    {
        area.floor = SetHeight{SetHeight::Reference::flight_level, 20'000.0 * foot};
        CHECK(codes_with(area) == none);
    }
    SECTION("at its floor, which belongs to it")
    {
        const auto& task = sample_plan().mission.tasks.front();
        area.area = task.area;
        area.floor = task.height;
        CHECK(codes_with(area) == Codes{"keep-out-entered"});
    }
    SECTION("before its time")
    {
        area.from = landing + 1.0 * minute;
        CHECK(codes_with(area) == none);
    }
    SECTION("after its time")
    {
        area.until = take_off + -1.0 * minute;
        CHECK(codes_with(area) == none);
    }
    SECTION("in its time")
    {
        area.from = take_off + -1.0 * minute;
        area.until = landing;
        CHECK(codes_with(area) == Codes{"keep-out-entered"});
    }
}

TEST_CASE("a height above the ground, which nobody knows, lets no flight pass", "[planner]")
{
    auto area = keep_out(gate());
    area.ceiling = SetHeight{SetHeight::Reference::height_agl, 500.0 * foot};
    CHECK(codes_with(area) == Codes{"keep-out-entered"});
    area = keep_out(gate());
    area.floor = SetHeight{SetHeight::Reference::height_agl, 30'000.0 * foot};
    CHECK(codes_with(area) == Codes{"keep-out-entered"});
}

TEST_CASE("a flight that leaves the areas to keep in is an error", "[planner]")
{
    CHECK(codes_with(keep_in(test::box(10.0, -8.0, 18.0, 2.0))) == none);
    CHECK(codes_with(keep_in(gate())) == Codes{"keep-in-left"});
    // On the other side of the world: the flight is nowhere in it.
    CHECK(codes_with(keep_in(test::box(-15.0, 175.0, -14.0, 176.0))) == Codes{"keep-in-left"});
}

TEST_CASE("areas to keep in that meet are one, whether they overlap or touch", "[planner]")
{
    const double east_of_west_part_deg = GENERATE(-3.8, -3.7);
    auto plan = sample_plan();
    plan.mission.keep_areas = {
        keep_in(test::box(10.0, -8.0, 18.0, east_of_west_part_deg)),
        keep_in(test::box(10.0, -3.8, 18.0, 2.0))};
    CHECK(
        keep_area_breaches(fly(plan).front().trajectory, plan.mission, planning_plane(plan.mission))
            .empty());
    plan.mission.keep_areas[1].area = test::box(10.0, -3.65, 18.0, 2.0);
    CHECK_FALSE(
        keep_area_breaches(fly(plan).front().trajectory, plan.mission, planning_plane(plan.mission))
            .empty());
}

TEST_CASE("the finding tells when the area was entered and for how long", "[planner]")
{
    auto plan = sample_plan();
    plan.sorties.resize(1);
    const auto samples = fly(plan).front().trajectory.samples;
    // Around one point of the track, 2 km wide: crossed in about half a minute.
    const auto& there = samples[samples.size() / 2];
    const double latitude_deg = there.position.latitude.angle() / degree;
    const double longitude_deg = there.position.longitude.angle() / degree;
    plan.mission.keep_areas = {keep_out(test::box(
        latitude_deg - 0.0005,
        longitude_deg - 0.0005,
        latitude_deg + 0.0005,
        longitude_deg + 0.0005))};
    const auto findings = keep_area_breaches(
        fly(plan).front().trajectory, plan.mission, planning_plane(plan.mission));
    REQUIRE(findings.size() == 1);
    const auto entered =
        parse_iso8601(std::get<std::string>(findings.front().arguments.at("time")));
    REQUIRE(entered);
    CHECK(abs(elapsed(*entered, there.time)) < 3.0 * second);
    CHECK(std::get<double>(findings.front().arguments.at("lasted_s")) >= 1.0);
    CHECK(std::get<double>(findings.front().arguments.at("lasted_s")) <= 5.0);
}

/// A star about the origin, concave, perhaps with a hole.
PlaneArea star(std::mt19937_64& random, int corners)
{
    const auto draw = [&] { return static_cast<double>(random() % 10'000) / 10'000.0; };
    PlanePolygon polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double radius_m = 300.0 + 700.0 * draw();
        polygon.outer.push_back({radius_m * std::cos(angle), radius_m * std::sin(angle)});
    }
    polygon.holes.push_back({{-50.0, -50.0}, {-50.0, 60.0}, {70.0, -50.0}});
    return {{polygon}};
}

TEST_CASE("what an outline contains and what crosses it agrees with brute force", "[planner]")
{
    const auto seed = GENERATE(take(5, random(1, 1'000'000)));
    INFO("seed " << seed);
    std::mt19937_64 random{static_cast<std::uint64_t>(seed)};
    const auto area = star(random, 90);
    const OutlineIndex outline{area};
    const auto& polygon = area.parts.front();
    const auto is_inside = [&](PlanePoint point) {
        return test::turns_around(polygon.outer, point) &&
               !test::turns_around(polygon.holes.front(), point);
    };
    const auto draw = [&] { return static_cast<double>(random() % 24'001) / 10.0 - 1200.0; };
    for (int i = 0; i < 300; ++i) {
        const PlanePoint from{draw(), draw()};
        const PlanePoint to{draw(), draw()};
        CHECK(outline.contains(from) == is_inside(from));
        constexpr int steps = 400;
        int inside = 0;
        for (int step = 0; step <= steps; ++step) {
            inside += is_inside(from + (static_cast<double>(step) / steps) * (to - from)) ? 1 : 0;
        }
        // Between the steps a line may cut a corner, so brute force can only miss.
        if (inside > 0) {
            CHECK(outline.entered_by(from, to));
        }
        if (inside <= steps) {
            CHECK_FALSE(outline.holds(from, to));
        }
        if (!outline.crossed_by(from, to)) {
            CHECK((inside == 0 || inside == steps + 1));
        }
    }
}

}  // namespace
}  // namespace transect::planner
