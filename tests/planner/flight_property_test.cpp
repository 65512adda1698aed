#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "transect/aircraft/turn.hpp"
#include "transect/geo/local_plane.hpp"
#include "transect/planner/planning.hpp"

#include "planner/mission_frame.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/random_mission.hpp"
#include "support/rounds.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

constexpr std::uint64_t seed = 20261123;

struct Drawn {
    test::AreaKind kind = {};
    Mission mission;
};

struct Case {
    std::size_t round = 0;
    test::AreaKind kind = {};
    PlannedFlights planned;
};

/// The same whatever is planned of them.
const std::vector<Drawn>& drawn()
{
    static const auto all = [] {
        test::Draw draw{seed};
        std::vector<Drawn> result;
        constexpr std::size_t count = 15;
        for (std::size_t round = 0; round < count; ++round) {
            const auto kind = test::area_kinds[round % test::area_kinds.size()];
            result.push_back({kind, test::random_mission(draw, kind)});
        }
        return result;
    }();
    return all;
}

Case planned_case(std::size_t round)
{
    const auto& [kind, mission] = drawn().at(round);
    return {round, kind, plan(mission)};
}

/// Planned once for all sections.
const std::vector<Case>& cases()
{
    static const auto all = [] {
        std::vector<Case> result;
        const std::size_t count = test::rounds(drawn().size(), test::area_kinds.size());
        for (std::size_t round = 0; round < count; ++round) {
            result.push_back(planned_case(round));
        }
        return result;
    }();
    return all;
}

void check_legs(const PlannedFlights& planned)
{
    for (const auto& finding : planned.plan.findings) {
        // A worse day than a bad one may be too much.
        CAPTURE(finding.code);
        CHECK((finding.severity != Severity::error || finding.code.starts_with("eroded-")));
    }
    REQUIRE_FALSE(planned.flights.empty());
    for (const auto& flight : planned.flights) {
        REQUIRE(flight.is_complete);
        REQUIRE(flight.fuel.extra >= Mass{});
        for (std::size_t i = 1; i < flight.legs.size(); ++i) {
            const auto& before = flight.legs[i - 1];
            const auto& leg = flight.legs[i];
            CAPTURE(i);
            CHECK(leg.start == before.end);
            CHECK(leg.fuel_start == before.fuel_end);
            CHECK(geodesic_leg(before.to, leg.from).distance < 0.01 * metre);
        }
    }
}

/// Between two samples, as seen from the air.
struct AirStep {
    double duration_s = 0.0;
    double airspeed_m_s = 0.0;
    double turned_rad = 0.0;
    double rolled_deg = 0.0;
};

/// Velocity of the air in the plane.
PlanePoint air_velocity_m_s(
    const aircraft::ConstantWind& wind, const LocalPlane& plane, PlanePoint at)
{
    const double north_rad = (plane.true_bearing(at, {0.0, 1.0}) - Bearing{Angle{}}) / radian;
    const double to_rad = (wind.from - Bearing{Angle{}}) / radian - north_rad;
    const double speed_m_s = wind.speed / metre_per_second;
    return {-speed_m_s * std::sin(to_rad), -speed_m_s * std::cos(to_rad)};
}

AirStep air_step(
    const flight::Sample& from,
    const flight::Sample& to,
    const LocalPlane& plane,
    const aircraft::ConstantWind& wind)
{
    AirStep step;
    step.duration_s = elapsed(from.time, to.time) / second;
    step.turned_rad = std::abs((to.attitude->heading - from.attitude->heading) / radian);
    step.rolled_deg = std::abs((to.attitude->roll - from.attitude->roll) / degree);
    const auto place = plane.forward(from.position);
    const auto chord =
        plane.forward(to.position) - place - step.duration_s * air_velocity_m_s(wind, plane, place);
    const double half_rad = 0.5 * step.turned_rad;
    const double arc_m = length_m(chord) * (half_rad > 1e-6 ? half_rad / std::sin(half_rad) : 1.0);
    step.airspeed_m_s = arc_m / step.duration_s;
    return step;
}

void check_turns(const PlannedFlights& planned)
{
    const auto& schedule = planned.plan.mission.aircraft.schedule;
    const auto plane = planning_plane(planned.plan.mission);
    const auto wind = *planned.plan.mission.weather.wind.constant();
    for (const auto& flight : planned.flights) {
        const auto& samples = flight.trajectory.samples;
        // Before the first step the aircraft stands, heading nowhere yet.
        for (std::size_t i = 2; i < samples.size(); ++i) {
            CAPTURE(i);
            const auto step = air_step(samples[i - 1], samples[i], plane, wind);
            const auto rate =
                aircraft::turn_rate(step.airspeed_m_s * metre_per_second, schedule.planned_bank);
            // Where a leg begins, the airspeed may change; the same course made good then needs
            // another heading.
            const bool begins_leg = std::ranges::any_of(flight.legs, [&](const Leg& leg) {
                return leg.start >= samples[i - 1].time && leg.start < samples[i].time;
            });
            const double allowed_deg = begins_leg ? 1.5 : 0.01;
            CHECK(
                step.turned_rad * (radian / degree) <=
                rate * (step.duration_s * second) / degree + allowed_deg);
            CHECK(step.rolled_deg <= schedule.roll_rate_deg_per_s * step.duration_s + 1e-6);
            CHECK(abs(samples[i].attitude->roll) <= schedule.planned_bank + 1e-9 * degree);
        }
    }
}

void check_transects(const PlannedFlights& planned)
{
    REQUIRE(planned.flights.size() == planned.plan.sorties.size());
    int number = 0;
    for (std::size_t i = 0; i < planned.flights.size(); ++i) {
        auto next = planned.plan.sorties[i].transects.begin();
        for (const auto& leg : planned.flights[i].legs) {
            if (leg.kind != LegKind::transect) {
                continue;
            }
            REQUIRE(next != planned.plan.sorties[i].transects.end());
            CHECK(next->number == ++number);
            CHECK(leg.transect == next->number);
            CHECK(geodesic_leg(leg.from, next->from).distance < 0.01 * metre);
            CHECK(geodesic_leg(leg.to, next->to).distance < 0.01 * metre);
            ++next;
        }
        CHECK(next == planned.plan.sorties[i].transects.end());
    }
}

void check_certificate(const PlannedFlights& planned)
{
    const auto& plan = planned.plan;
    REQUIRE(plan.tasks.size() == 1);
    const auto plane = planning_plane(plan.mission);
    std::vector<std::array<PlanePoint, 2>> lines;
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            lines.push_back({plane.forward(transect.from), plane.forward(transect.to)});
        }
    }
    const auto area = plane.forward(plan.mission.tasks.front().area);
    constexpr double cells = 50e3;
    const double counted =
        test::rastered_share(area, lines, plan.settings.front().swath / metre, cells);
    const double certified = plan.tasks.front().certificate.fraction;
    CHECK_THAT(certified, test::is_close_to(counted, 0.001));
    CHECK(certified > 0.9999);
    CHECK_THAT(plan.tasks.front().predicted.fraction, test::is_close_to(certified, 0.005));
}

void check_bound(const PlannedFlights& planned)
{
    const auto& summary = planned.plan.summary;
    REQUIRE_FALSE(summary.bound.name.empty());
    CHECK(summary.bound.flight_time > Duration{});
    CHECK(summary.bound.flight_time <= summary.flight_time);
    CHECK(*summary.gap() >= 0.0);
    Duration sum;
    for (const auto& flight : planned.flights) {
        sum += flight.flight_time;
    }
    CHECK_THAT(sum / summary.flight_time, test::is_close_to(1.0, 1e-12));
}

TEST_CASE("random missions", "[planner][property]")
{
    const auto check_all = [](void (*check)(const PlannedFlights&)) {
        for (const auto& [round, kind, planned] : cases()) {
            CAPTURE(seed, round, test::name(kind));
            check(planned);
        }
    };
    SECTION("are flown leg to leg")
    {
        check_all(check_legs);
    }
    SECTION("never turn tighter than at the planned bank")
    {
        check_all(check_turns);
    }
    SECTION("fly every transect once")
    {
        check_all(check_transects);
    }
    SECTION("certify what is there")
    {
        check_all(check_certificate);
    }
    SECTION("take no less than their lower bound")
    {
        check_all(check_bound);
    }
}

/// The same mission with so little flight time that this share of the work is left for later.
Mission limited(const Case& single, double share)
{
    auto mission = single.planned.plan.mission;
    const auto& flight = single.planned.flights.front();
    mission.max_flight_time = flight.flight_time - share * flight.time_on_station;
    return mission;
}

TEST_CASE("more effort never plans more sorties or longer flights", "[planner][property]")
{
    for (std::size_t i = 0; i < test::rounds(3, 2); ++i) {
        const auto single = planned_case(i);
        const double share = i % 2 == 0 ? 0.0 : 0.35;
        CAPTURE(seed, single.round, test::name(single.kind), share);
        const auto mission = limited(single, share);
        const auto less = plan(mission, 1).plan.summary;
        const auto more = plan(mission, 2).plan.summary;
        CHECK(more.sorties <= less.sorties);
        CHECK((more.sorties < less.sorties || more.flight_time <= less.flight_time));
    }
}

TEST_CASE("no sorties more, or no flight longer, as the objective says", "[planner][property]")
{
    for (std::size_t i = 10; i < 12; ++i) {
        const auto single = planned_case(i);
        const double share = 0.3 + 0.08 * static_cast<double>(i - 10);
        CAPTURE(seed, single.round, test::name(single.kind), share);
        auto mission = limited(single, share);
        const auto fewest = plan(mission).plan;
        mission.objective = Objective::least_flight_time;
        const auto least = plan(mission).plan;
        REQUIRE_FALSE(test::has(fewest, "transects-out-of-reach"));
        REQUIRE_FALSE(test::has(least, "transects-out-of-reach"));
        REQUIRE(fewest.summary.sorties > 1);
        CHECK(least.summary.flight_time <= fewest.summary.flight_time);
        CHECK(fewest.summary.sorties <= least.summary.sorties);
    }
}

/// 20 km north of the base, running as far to the west of it as to the east.
Mission long_and_thin(double length_deg)
{
    auto mission = test::small_mission();
    const double west_deg = -4.08 - 0.5 * length_deg;
    mission.tasks.front().area = test::box(14.7, west_deg, 14.715, west_deg + length_deg);
    mission.tasks.front().direction = Bearing{90.0 * degree};
    return mission;
}

/// Each sortie keeps its reserves, and the pieces add up to transects along the whole area.
void check_pieces(const PlannedFlights& planned)
{
    const auto& [plan, flights] = planned;
    REQUIRE_FALSE(test::has(plan, "transects-out-of-reach"));
    REQUIRE(flights.size() >= 2);
    Length flown;
    Length longest;
    for (const auto& flight : flights) {
        CHECK(flight.fuel.extra >= Mass{});
        for (const auto& leg : flight.legs) {
            if (leg.kind == LegKind::transect) {
                flown += leg.distance;
                longest = std::max(longest, leg.distance);
            }
        }
    }
    const auto& outer = plan.mission.tasks.front().area.parts.front().outer;
    const double whole_m = geodesic_leg(outer[0], outer[1]).distance / metre;
    const double lines = std::round(flown / metre / whole_m);
    CHECK(lines >= 1.0);
    constexpr double flat_earth = 0.01;
    CHECK_THAT(flown / metre / whole_m, test::is_close_to(lines, flat_earth));
    CHECK(longest < 0.9 * whole_m * metre);
    CHECK(plan.tasks.front().certificate.fraction > 0.9999);
}

TEST_CASE("transects longer than a sortie are cut and all pieces flown", "[planner][property]")
{
    const auto [hours, length_deg] = GENERATE(table<double, double>({{1.7, 3.0}, {2.4, 3.7}}));
    CAPTURE(hours, length_deg);
    auto mission = long_and_thin(length_deg);
    mission.max_flight_time = hours * hour;
    const auto planned = plan(mission);
    check_pieces(planned);
    for (const auto& flight : planned.flights) {
        CHECK(flight.flight_time <= hours * hour);
    }
}

TEST_CASE("transects too long for the fuel are cut and all pieces flown", "[planner][property]")
{
    auto mission = long_and_thin(3.0);
    mission.loading.fuel = 1200.0 * pound;
    check_pieces(plan(mission));
}

}  // namespace
}  // namespace transect::planner
