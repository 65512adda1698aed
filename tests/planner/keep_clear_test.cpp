// Plans around areas: whatever is asked, the simulated ground track stays out of them, or the plan
// says that it does not.

#include <algorithm>
#include <cstdint>

#include "transect/geo/circle.hpp"
#include "transect/geo/local_plane.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/fixtures.hpp"
#include "support/rounds.hpp"
#include "support/sample_mission.hpp"
#include "support/winding.hpp"

namespace transect::planner {
namespace {

KeepArea area_of(KeepArea::Kind kind, Ring ring)
{
    return {
        .kind = kind,
        .name = "A",
        .area = {{{std::move(ring), {}}}},
        .dated = std::chrono::sys_days{std::chrono::year{2026} / std::chrono::November / 20}};
}

KeepArea circle(double latitude_deg, double longitude_deg, double radius_km)
{
    return area_of(
        KeepArea::Kind::keep_out,
        ring(
            {test::point(latitude_deg, longitude_deg), radius_km * kilometre}, Fit::circumscribed));
}

/// A star, concave in places.
KeepArea star(test::Draw& draws, double latitude_deg, double longitude_deg, double radius_km)
{
    Ring ring;
    constexpr int corners = 12;
    for (int i = 0; i < corners; ++i) {
        ring.push_back(travel(
            test::point(latitude_deg, longitude_deg),
            Bearing{-360.0 / corners * i * degree},
            draws.between(0.4, 1.0) * radius_km * kilometre));
    }
    return area_of(KeepArea::Kind::keep_out, ring);
}

/// How many places of the track, 15 m apart, lie in the area: by the angle that its outline turns
/// around them, in a plane of its own.
int places_inside(const std::vector<SortieFlight>& flights, const KeepArea& area)
{
    const LocalPlane plane{centre(bounding_box(area.area))};
    const auto ring = plane.forward(area.area).parts.front().outer;
    double reach_m = 0.0;
    for (const auto& vertex : ring) {
        reach_m = std::max(reach_m, length_m(vertex));
    }
    int inside = 0;
    for (const auto& flight : flights) {
        const auto& samples = flight.trajectory.samples;
        for (std::size_t i = 1; i < samples.size(); ++i) {
            const auto from = plane.forward(samples[i - 1].position);
            const auto to = plane.forward(samples[i].position);
            const int steps = 1 + static_cast<int>(length_m(to - from) / 15.0);
            for (int step = 0; step < steps; ++step) {
                const auto place = from + (static_cast<double>(step) / steps) * (to - from);
                inside += length_m(place) <= reach_m && test::turns_around(ring, place) ? 1 : 0;
            }
        }
    }
    return inside;
}

bool has_finding(const Plan& plan, const std::string& code)
{
    return std::ranges::any_of(
        plan.findings, [&](const Finding& finding) { return finding.code == code; });
}

std::string described(const Plan& plan)
{
    std::string text;
    for (const auto& finding : plan.findings) {
        if (finding.severity != Severity::note) {
            text += finding.place + ": " + finding.code + "; ";
        }
    }
    return text;
}

Mission windy_mission(test::Draw& draws)
{
    auto mission = test::small_mission();
    mission.weather.wind = aircraft::ConstantWind{
        Bearing{draws.between(0.0, 360.0) * degree}, draws.between(0.0, 45.0) * knot};
    return mission;
}

TEST_CASE("flights stay out of areas on their way and in their task, in any wind", "[planner]")
{
    const auto seed = GENERATE(range(1, 1 + static_cast<int>(test::rounds(8, 2))));
    INFO("seed " << seed);
    test::Draw draws{static_cast<std::uint64_t>(seed)};
    auto mission = windy_mission(draws);
    const auto base = mission.base.position;
    const auto task = centre(bounding_box(mission.tasks.front().area));
    const auto way = geodesic_leg(base, task);
    // One on the way, one at the edge of the task, one somewhere.
    const auto on_way = travel(base, way.departure, draws.between(0.4, 0.6) * way.distance);
    mission.keep_areas = {
        circle(
            on_way.latitude.angle() / degree,
            on_way.longitude.angle() / degree,
            draws.between(2.0, 6.0)),
        star(
            draws,
            task.latitude.angle() / degree + draws.between(-0.1, 0.1),
            task.longitude.angle() / degree + draws.between(-0.1, 0.1),
            draws.between(2.0, 5.0)),
        star(
            draws,
            task.latitude.angle() / degree + draws.between(-0.3, 0.3),
            task.longitude.angle() / degree + draws.between(-0.3, 0.3),
            draws.between(2.0, 8.0))};
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    REQUIRE_FALSE(plan.sorties.empty());
    CHECK_FALSE(has_finding(plan, "keep-out-entered"));
    for (const auto& area : mission.keep_areas) {
        CHECK(places_inside(flights, area) == 0);
    }
}

TEST_CASE("flights do not leave what they are kept in", "[planner]")
{
    const auto seed = GENERATE(range(21, 21 + static_cast<int>(test::rounds(4))));
    INFO("seed " << seed);
    test::Draw draws{static_cast<std::uint64_t>(seed)};
    auto mission = windy_mission(draws);
    // A bent corridor from the base to the task; the straight way leaves it.
    const Ring corridor{
        test::point(14.45, -4.25),
        test::point(14.45, -4.0),
        test::point(14.75, -3.75),
        test::point(14.45, -3.7),
        test::point(13.9, -3.75),
        test::point(13.9, -3.3),
        test::point(15.0, -3.3),
        test::point(15.0, -3.9),
        test::point(14.6, -4.25)};
    mission.keep_areas = {area_of(KeepArea::Kind::keep_in, corridor)};
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    REQUIRE_FALSE(plan.sorties.empty());
    CHECK_FALSE(has_finding(plan, "keep-in-left"));
    int places = 0;
    for (const auto& flight : flights) {
        places += 2 * static_cast<int>(flight.trajectory.samples.size());
    }
    CHECK(places_inside(flights, mission.keep_areas.front()) > places);
    bool has_via = false;
    for (const auto& sortie : plan.sorties) {
        has_via = has_via || !sortie.home_via.empty() || !sortie.transects.front().via.empty();
    }
    CHECK(has_via);
}

TEST_CASE("what cannot be reached for areas is an answer", "[planner]")
{
    auto mission = test::small_mission();
    const auto base = mission.base.position;
    const double latitude_deg = base.latitude.angle() / degree;
    const double longitude_deg = base.longitude.angle() / degree;
    SECTION("the base inside")
    {
        mission.keep_areas = {circle(latitude_deg, longitude_deg, 5.0)};
    }
    SECTION("the task inside")
    {
        mission.keep_areas = {circle(14.15, -3.55, 15.0)};
    }
    SECTION("all inside")
    {
        mission.keep_areas = {circle(14.3, -3.8, 300.0)};
    }
    SECTION("a wall around the base")
    {
        auto wall = circle(latitude_deg, longitude_deg, 30.0);
        wall.area.parts.front().holes = {ring({base, 20.0 * kilometre}, Fit::inscribed)};
        mission.keep_areas = {wall};
    }
    SECTION("kept in elsewhere")
    {
        mission.keep_areas = {
            area_of(KeepArea::Kind::keep_in, test::box(-15.0, 175.0, -14.0, 176.0).parts[0].outer)};
    }
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    CHECK(has_errors(plan));
    CHECK(has_finding(plan, "ground-not-seen"));
    REQUIRE(plan.unseen.size() == 1);
    CHECK(
        geodesic_area(plan.unseen.front().area) > 0.95 * geodesic_area(mission.tasks.front().area));
}

TEST_CASE("what lies in an area stays unseen, and little more", "[planner]")
{
    auto mission = test::sample_mission();
    // In the middle of a task of 33 km; 4 km across.
    mission.keep_areas = {circle(14.15, -3.35, 2.0)};
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    CHECK(has_finding(plan, "ground-not-seen"));
    CHECK(places_inside(flights, mission.keep_areas.front()) == 0);
    REQUIRE(plan.unseen.size() == 1);
    const double unseen_km2 = geodesic_area(plan.unseen.front().area) / square_kilometre;
    CHECK(unseen_km2 > 3.14159 * 2.0 * 2.0);
    // Room for run-in, run-out and turns: less than 7 km on each side, three strips wide.
    CHECK(unseen_km2 < 18.0 * 8.0);
    // What was predicted as seen and what is said not to be make up the task.
    const auto& predicted = plan.tasks.front().predicted;
    CHECK(
        predicted.covered / square_kilometre + unseen_km2 <
        1.02 * (predicted.area / square_kilometre));
    CHECK(
        predicted.covered / square_kilometre + unseen_km2 >
        0.98 * (predicted.area / square_kilometre));
}

TEST_CASE("an area across many transects leaves both their ends to be flown", "[planner]")
{
    auto mission = test::sample_mission();
    // Turns beside it, where the shortest one leads into it, go the other way round.
    constexpr double radius_km = 6.0;
    mission.keep_areas = {circle(14.27, -3.3, radius_km)};
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    CHECK(places_inside(flights, mission.keep_areas.front()) == 0);
    REQUIRE(plan.unseen.size() == 1);
    const double unseen_km2 = geodesic_area(plan.unseen.front().area) / square_kilometre;
    CHECK(unseen_km2 < 2.3 * 3.14159 * radius_km * radius_km);
}

TEST_CASE("an area that is not active changes nothing", "[planner]")
{
    auto mission = test::small_mission();
    static const auto direct = planner::plan(mission).plan.summary;
    auto area = circle(14.3, -3.8, 8.0);
    SECTION("below")
    {
        area.ceiling = SetHeight{SetHeight::Reference::altitude_qnh, 1000.0 * foot};
    }
    SECTION("above")
    {
        area.floor = SetHeight{SetHeight::Reference::flight_level, 20'000.0 * foot};
    }
    SECTION("before")
    {
        area.until = mission.take_off + -1.0 * minute;
    }
    SECTION("after the last landing")
    {
        area.from = mission.take_off + 10.0 * hour;
    }
    mission.keep_areas = {area};
    const auto planned = planner::plan(mission).plan;
    INFO(described(planned));
    CHECK(planned.summary.flight_time == direct.flight_time);
    CHECK(planned.unseen.empty());
}

TEST_CASE("an outline of thousands of vertices is flown around", "[planner]")
{
    auto mission = test::small_mission();
    Ring ring;
    const auto vertices = static_cast<int>(test::rounds(4'000));
    for (int i = 0; i < vertices; ++i) {
        ring.push_back(travel(
            test::point(14.32, -3.8),
            Bearing{-360.0 / vertices * i * degree},
            (i % 2 == 0 ? 6.0 : 5.9) * kilometre));
    }
    mission.keep_areas = {area_of(KeepArea::Kind::keep_out, ring)};
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    CHECK_FALSE(has_errors(plan));
    REQUIRE_FALSE(plan.sorties.empty());
    CHECK(places_inside(flights, mission.keep_areas.front()) == 0);
}

TEST_CASE("areas are flown around across the antimeridian", "[planner]")
{
    auto mission = test::small_mission();
    mission.base.position = test::point(14.51275, 179.5);
    mission.alternates.clear();
    mission.tasks.front().area = test::box(14.1, -179.98, 14.2, -179.88);
    mission.keep_areas = {circle(14.32, 179.8, 6.0)};
    const auto [plan, flights] = planner::plan(mission);
    INFO(described(plan));
    REQUIRE_FALSE(plan.sorties.empty());
    CHECK_FALSE(has_finding(plan, "keep-out-entered"));
    CHECK(places_inside(flights, mission.keep_areas.front()) == 0);
}

TEST_CASE("a plan around areas flies the same again", "[planner]")
{
    auto mission = test::small_mission();
    mission.keep_areas = {circle(14.32, -3.8, 6.0)};
    const auto [plan, flights] = planner::plan(mission);
    const auto again = fly(plan);
    REQUIRE(again.size() == flights.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
        CHECK(again[i].flight_time == flights[i].flight_time);
        CHECK(places_inside({again[i]}, mission.keep_areas.front()) == 0);
    }
}

}  // namespace
}  // namespace transect::planner
