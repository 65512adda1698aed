// Fuel home where areas lie across the way: never less than the way around them takes.

#include <algorithm>
#include <cmath>

#include "transect/geo/circle.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

KeepArea keep_out(Ring outer)
{
    return {
        .name = "A",
        .area = {{{std::move(outer), {}}}},
        .dated = std::chrono::sys_days{std::chrono::year{2026} / std::chrono::November / 20}};
}

KeepArea circle(GeoPoint middle, Length radius)
{
    return keep_out(ring({middle, radius}, Fit::circumscribed));
}

/// Around the base, from 20 to 30 km away.
KeepArea wall_around(GeoPoint base)
{
    auto wall = circle(base, 30.0 * kilometre);
    wall.area.parts.front().holes = {ring({base, 20.0 * kilometre}, Fit::inscribed)};
    return wall;
}

Mission calm_mission()
{
    auto mission = test::small_mission();
    mission.weather.wind = aircraft::ConstantWind{Bearing{Angle{}}, Speed{}};
    return mission;
}

GeoPoint task_centre(const Mission& mission)
{
    return centre(bounding_box(mission.tasks.front().area));
}

/// Across the way from the base to the task, at half of it.
struct Wall {
    GeoPoint left;  ///< middle of its left end
    GeoPoint right;
    KeepArea area;
};

Wall wall_across(const Mission& mission, Length half_length)
{
    const auto base = mission.base.position;
    const auto way = geodesic_leg(base, task_centre(mission));
    const auto middle = travel(base, way.departure, 0.5 * way.distance);
    const auto left = travel(middle, way.departure + -90.0 * degree, half_length);
    const auto right = travel(middle, way.departure + 90.0 * degree, half_length);
    const auto back = way.departure + 180.0 * degree;
    constexpr Length half_width = 2.0 * kilometre;
    return {
        left,
        right,
        keep_out(
            {travel(left, back, half_width),
             travel(right, back, half_width),
             travel(right, way.departure, half_width),
             travel(left, way.departure, half_width)})};
}

SortieFlight flown_with(Plan plan, std::vector<KeepArea> areas)
{
    plan.mission.keep_areas = std::move(areas);
    return fly(plan).front();
}

const Finding* find(const SortieFlight& flight, const std::string& code)
{
    const auto found = std::ranges::find(flight.findings, code, &Finding::code);
    return found == flight.findings.end() ? nullptr : &*found;
}

const Leg& leg_of(const SortieFlight& flight, LegKind kind, std::optional<int> transect)
{
    const auto found = std::ranges::find_if(flight.legs, [&](const Leg& leg) {
        return leg.kind == kind && (!transect || leg.transect == transect);
    });
    REQUIRE(found != flight.legs.end());
    return *found;
}

/// Of the long legs of transit, the least fuel for a distance.
double least_kg_per_m(const SortieFlight& flight)
{
    double least = 1.0;
    for (const auto& leg : flight.legs) {
        if (leg.kind == LegKind::transit && leg.distance > 5.0 * kilometre) {
            const double fuel_kg = (leg.fuel_start - leg.fuel_end) / kilogram;
            least = std::min(least, fuel_kg / (leg.distance / metre));
        }
    }
    return least;
}

/// How much further home is around the nearer end of the wall: no way around is shorter than over
/// the middle of that end.
double further_m(GeoPoint from, GeoPoint base, const Wall& wall)
{
    const auto over = [&](GeoPoint end) {
        return (geodesic_leg(from, end).distance + geodesic_leg(end, base).distance) / metre;
    };
    return std::min(over(wall.left), over(wall.right)) - geodesic_leg(from, base).distance / metre;
}

void check_more(Mass more, double needed_kg)
{
    REQUIRE(needed_kg > 15.0);
    // The straight way home is short for the descent and ends in a circle.
    CHECK(more / kilogram > 0.8 * needed_kg);
    CHECK(more / kilogram < 1.5 * needed_kg + 20.0);
}

TEST_CASE("bingo home and the minimum to start a transect count the way around a wall", "[planner]")
{
    auto mission = calm_mission();
    const auto base = mission.base.position;
    const auto wall = wall_across(mission, 55.0 * kilometre);
    mission.keep_areas = {wall.area};
    const auto [plan, flights] = planner::plan(mission);
    REQUIRE(plan.sorties.size() == 1);
    REQUIRE_FALSE(plan.sorties.front().home_via.empty());
    const auto& around = flights.front();
    // The same flight, with ways home through the wall.
    const auto straight = flown_with(plan, {});
    REQUIRE(around.legs.size() == straight.legs.size());
    CHECK(find(around, "way-home-unknown") == nullptr);
    const double kg_per_m = least_kg_per_m(around);
    int minima = 0;
    for (std::size_t i = 0; i < around.legs.size(); ++i) {
        const auto& leg = around.legs[i];
        const auto& other = straight.legs[i];
        INFO("leg " << i);
        REQUIRE(leg.gate->home.fuel);
        REQUIRE(other.gate->home.fuel);
        const auto more = *leg.gate->home.fuel - *other.gate->home.fuel;
        CHECK(more / kilogram > -0.2);
        if (leg.transect) {
            check_more(more, kg_per_m * further_m(leg.to, base, wall));
        }
        // After the last, the plan's own way home is around the wall in both.
        const bool is_last = leg.transect == plan.sorties.front().transects.back().number;
        if (leg.kind == LegKind::run_in && !is_last) {
            const auto& run_out = leg_of(around, LegKind::run_out, leg.transect);
            REQUIRE(leg.minimum_fuel_to_start);
            check_more(
                *leg.minimum_fuel_to_start - *other.minimum_fuel_to_start,
                kg_per_m * further_m(run_out.to, base, wall));
            ++minima;
        }
    }
    CHECK(minima >= 2);
}

TEST_CASE("where areas leave no way home, bingo home is unknown", "[planner]")
{
    const auto plan = planner::plan(calm_mission()).plan;
    const auto flight = flown_with(plan, {wall_around(plan.mission.base.position)});
    CHECK(find(flight, "keep-out-entered") != nullptr);
    REQUIRE(find(flight, "way-home-unknown") != nullptr);
    CHECK(find(flight, "way-home-unknown")->severity == Severity::warning);
    int in_task = 0;
    for (const auto& leg : flight.legs) {
        CHECK_FALSE(leg.minimum_fuel_to_start);
        if (leg.transect) {
            CHECK_FALSE(leg.gate->home.fuel);
            CHECK_FALSE(leg.gate->joker);
            ++in_task;
        }
    }
    CHECK(in_task >= 3);
    CHECK(flight.legs.back().gate->home.fuel);
}

TEST_CASE("a way home that opens later counts the flight as planned until then", "[planner]")
{
    const auto plan = planner::plan(calm_mission()).plan;
    const auto base = plan.mission.base.position;
    const auto straight = flown_with(plan, {});
    // Closed from when it was passed on the way out until just before it is needed.
    const auto last_out =
        std::find_if(straight.legs.rbegin(), straight.legs.rend(), [](const Leg& leg) {
            return leg.kind == LegKind::run_out;
        });
    const auto& samples = straight.trajectory.samples;
    const auto entered = std::ranges::find_if(samples, [&](const flight::Sample& sample) {
        return sample.time > last_out->end &&
               geodesic_leg(sample.position, base).distance < 31.0 * kilometre;
    });
    REQUIRE(entered != samples.end());
    auto wall = wall_around(base);
    wall.from = leg_of(straight, LegKind::run_in, {}).start;
    wall.until = entered->time + -1.0 * minute;
    const auto flight = flown_with(plan, {wall});
    CHECK(find(flight, "keep-out-entered") == nullptr);
    CHECK(find(flight, "way-home-unknown") == nullptr);
    REQUIRE(find(flight, "way-home-goes-on") != nullptr);
    const auto& leg = leg_of(flight, LegKind::run_in, {});
    const auto& direct = leg_of(straight, LegKind::run_in, {});
    REQUIRE(leg.minimum_fuel_to_start);
    CHECK(*leg.minimum_fuel_to_start > *direct.minimum_fuel_to_start + 5.0 * kilogram);
    // To fly on with the whole sortie is enough.
    const auto all = leg.gate->required + leg.fuel_start - leg.fuel_end;
    CHECK(*leg.minimum_fuel_to_start < all + 1.0 * kilogram);
}

TEST_CASE("areas across the straight way to an alternate are told", "[planner]")
{
    const auto plan = planner::plan(calm_mission()).plan;
    REQUIRE_FALSE(plan.mission.alternates.empty());
    const auto& alternate = plan.mission.alternates.front().aerodrome;
    const auto way = geodesic_leg(alternate.position, task_centre(plan.mission));
    const auto across = travel(alternate.position, way.departure, 0.3 * way.distance);
    const auto warned = flown_with(plan, {circle(across, 8.0 * kilometre)});
    REQUIRE(find(warned, "bingo-through-area") != nullptr);
    CHECK(find(warned, "bingo-through-area")->severity == Severity::warning);
    const auto elsewhere = flown_with(plan, {circle(test::point(16.5, -8.0), 8.0 * kilometre)});
    CHECK(find(elsewhere, "bingo-through-area") == nullptr);
    CHECK(find(elsewhere, "way-home-unknown") == nullptr);
}

}  // namespace
}  // namespace transect::planner
