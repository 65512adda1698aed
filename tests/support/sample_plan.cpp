#include "support/sample_plan.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "support/fixtures.hpp"
#include "support/sample_aircraft.hpp"

namespace transect::test {
namespace {

using planner::Leg;
using planner::LegKind;

constexpr Speed airspeed = 150.0 * knot;
constexpr FuelFlow flow = 300.0 * pound_per_hour;
constexpr Speed vertical_speed = 800.0 * foot_per_minute;
const MslHeight field{276.0 * metre};
const MslHeight working{10650.0 * foot};

double sine(Angle angle)
{
    return std::sin(angle / radian);
}

double cosine(Angle angle)
{
    return std::cos(angle / radian);
}

planner::Aerodrome mopti()
{
    return {
        .identifier = "GAMB",
        .name = "Mopti Ambodédjo",
        .position = point(14.51276, -4.07956),
        .elevation = field};
}

planner::Alternate tombouctou()
{
    return {
        .aerodrome =
            {.identifier = "GATB",
             .name = "Tombouctou",
             .position = point(16.7305, -3.0076),
             .elevation = MslHeight{263.0 * metre}},
        .confirmed = {}};
}

sensor::CameraProfile turret()
{
    return {
        .name = "Generic EO/IR turret",
        .pixels_across = 1920,
        .pixels_along = 1080,
        .narrowest_field = 0.5 * degree,
        .widest_field = 40.0 * degree,
        .least_depression = -10.0 * degree,
        .greatest_depression = 90.0 * degree,
        .trust = "estimated"};
}

planner::Tasking tasking()
{
    return {
        .number = "MOP-2026-117",
        .requester = "Direction régionale de la protection civile",
        .approving_authority = "Governor of Mopti",
        .handling = "OFFICIAL – MISSION USE ONLY"};
}

planner::AreaSearch area_search(int transects)
{
    const double east = -3.2 + 0.0093 * (transects - 0.5);
    return {
        .id = "koro-plain",
        .area =
            {{{{point(14.1, -3.205), point(14.1, east), point(14.45, east), point(14.45, -3.205)},
               {}}}},
        .height = {.value = 10000.0 * foot},
        .calibrated_airspeed = 125.0 * knot,
        .required_gsd = 0.6 * metre,
        .swath = {},
        .overlap = 0.1,
        .direction = {}};
}

planner::Mission mission(int transects)
{
    return {
        .title = "Koro plain, morning",
        .code = "7A",
        .tasking = tasking(),
        .take_off = *parse_iso8601("2026-11-23T07:00:00Z"),
        .base = mopti(),
        .alternates = {tombouctou()},
        .aircraft = caravan(),
        .loading = {.zero_fuel_mass = 6200.0 * pound, .fuel = {}},
        .camera = turret(),
        .weather =
            {.wind = aircraft::ConstantWind{Bearing{60.0 * degree}, 20.0 * knot},
             .qnh = 1012.0 * hectopascal,
             .isa_deviation = 20.0 * kelvin},
        .ground_elevation = MslHeight{280.0 * metre},
        .geoid_undulation = 29.1 * metre,
        .fuel_policy = default_fuel_policy(),
        .transit = {.height = {.value = 9500.0 * foot}, .calibrated_airspeed = 130.0 * knot},
        .tasks = {area_search(transects)},
        .max_flight_time = {}};
}

/// Appends legs one to the next.
class Pilot {
public:
    Pilot(const planner::Mission& mission, Instant start) : mission_{mission}, now_{start} {}

    planner::SortieFlight& flight() { return flight_; }
    GeoPoint position() const { return position_; }

    void wait(LegKind kind, Duration time, Mass fuel)
    {
        add(kind, position_, Speed{}, Bearing{47.0 * degree}, Length{}, time, fuel, height_);
    }

    void fly(LegKind kind, GeoPoint to, MslHeight height, std::optional<int> transect = {})
    {
        const auto path = geodesic_leg(position_, to);
        const Speed over_ground = ground_speed(path.departure);
        const Duration time = path.distance / over_ground;
        add(kind, to, over_ground, path.departure, path.distance, time, flow * time, height);
        flight_.legs.back().transect = transect;
        if (kind == LegKind::run_in) {
            flight_.legs.back().minimum_fuel_to_start = 900.0 * pound;
        }
    }

    Speed ground_speed(Bearing course) const
    {
        const auto wind = mission_.weather.wind.constant().value();
        const Angle off = wind.from - course;
        const double across = wind.speed / airspeed * sine(off);
        return airspeed * std::sqrt(1.0 - across * across) - wind.speed * cosine(off);
    }

private:
    void add(
        LegKind kind,
        GeoPoint to,
        Speed over_ground,
        Bearing course,
        Length distance,
        Duration time,
        Mass fuel,
        MslHeight height)
    {
        Leg leg{
            .kind = kind,
            .transect = {},
            .from = position_,
            .to = to,
            .course = course,
            .distance = distance,
            .start = now_,
            .end = now_ + time,
            .ground_speed = over_ground,
            .true_airspeed = kind == LegKind::taxi ? Speed{} : airspeed,
            .wind = mission_.weather.wind.constant().value(),
            .height = height,
            .fuel_start = fuel_,
            .fuel_end = fuel_ - fuel,
            .minimum_fuel_to_start = {}};
        if (kind != LegKind::taxi) {
            sample(leg);
        }
        flight_.legs.push_back(leg);
        flight_.distance += distance;
        position_ = to;
        now_ = leg.end;
        fuel_ = leg.fuel_end;
        height_ = height;
    }

    void sample(const Leg& leg)
    {
        auto& samples = flight_.trajectory.samples;
        const auto path = geodesic_leg(leg.from, leg.to);
        const Duration length = elapsed(leg.start, leg.end);
        Instant time = samples.empty() ? leg.start : samples.back().time + second;
        for (; time < leg.end; time = time + second) {
            const double share = elapsed(leg.start, time) / length;
            samples.push_back(
                {.time = time,
                 .position = travel(leg.from, path.departure, share * path.distance),
                 .height = height_ + share * (leg.height - height_),
                 .track = path.departure,
                 .ground_speed = leg.ground_speed,
                 .attitude = flight::Attitude{path.departure, 2.0 * degree, Angle{}},
                 .look = {}});
        }
    }

    const planner::Mission& mission_;
    planner::SortieFlight flight_;
    Instant now_;
    GeoPoint position_ = mission_.base.position;
    MslHeight height_ = mission_.base.elevation;
    Mass fuel_ = 2224.0 * pound;
};

planner::Transect transect(int number)
{
    const double longitude = -3.2 + 0.0093 * (number - 1);
    const auto south = point(14.1, longitude);
    const auto north = point(14.45, longitude);
    const bool northwards = number % 2 == 1;
    return {number, "koro-plain", northwards ? south : north, northwards ? north : south};
}

void fly_transect(Pilot& pilot, const planner::Transect& line)
{
    const auto course = geodesic_leg(line.from, line.to).departure;
    const Speed over_ground = pilot.ground_speed(course);
    const auto lead_in = travel(line.from, course, -30.0 * second * over_ground);
    const auto lead_out = travel(line.to, course, 5.0 * second * over_ground);
    const bool is_first = pilot.flight().legs.back().kind != LegKind::run_out;
    pilot.fly(is_first ? LegKind::transit : LegKind::turn, lead_in, working);
    pilot.fly(LegKind::run_in, line.from, working, line.number);
    pilot.fly(LegKind::transect, line.to, working, line.number);
    pilot.fly(LegKind::run_out, lead_out, working, line.number);
}

planner::TaskSetting setting()
{
    return {
        .task = "koro-plain",
        .direction = Bearing{Angle{}},
        .swath = 1150.0 * metre,
        .spacing = 1000.0 * metre,
        .horizontal_field = 21.9 * degree,
        .ground_sample_distance = 0.6 * metre,
        .height = working,
        .true_airspeed = airspeed};
}

planner::TaskResult task_result(const planner::AreaSearch& task)
{
    const Area area = geodesic_area(task.area);
    return {
        .id = task.id,
        .kind = "area-search",
        .predicted = {
            .area = area, .covered = 0.995 * area, .fraction = 0.995, .cell = 100.0 * metre}};
}

planner::SortieFlight fly(const planner::Mission& mission, const planner::Sortie& sortie)
{
    Pilot pilot{mission, sortie.take_off + -5.0 * minute};
    pilot.wait(LegKind::taxi, 5.0 * minute, 35.0 * pound);
    const auto first = sortie.transects.front().from;
    const Length climb = (working - field) / vertical_speed * airspeed;
    const auto top =
        travel(mission.base.position, geodesic_leg(mission.base.position, first).departure, climb);
    pilot.fly(LegKind::climb, top, working);
    for (const auto& line : sortie.transects) {
        fly_transect(pilot, line);
    }
    const auto home = geodesic_leg(mission.base.position, pilot.position()).departure;
    pilot.fly(
        LegKind::transit,
        travel(mission.base.position, home, (working - field) / vertical_speed * airspeed),
        working);
    pilot.fly(LegKind::descent, mission.base.position, field);
    auto flight = pilot.flight();
    flight.flight_time = elapsed(sortie.take_off, flight.legs.back().end);
    const Mass trip = flight.legs[1].fuel_start - flight.legs.back().fuel_end;
    flight.landing_mass = mission.loading.zero_fuel_mass + flight.legs.back().fuel_end;
    flight.fuel = {
        .at_start = 2224.0 * pound,
        .bound_by = "tank",
        .taxi = 35.0 * pound,
        .trip = trip,
        .contingency = 0.05 * trip,
        .alternate = 311.0 * pound,
        .final_reserve = 202.0 * pound,
        .approach = 30.0 * pound,
        .extra = (2224.0 - 35.0 - 311.0 - 202.0 - 30.0) * pound - 1.05 * trip,
        .extra_without_unconfirmed_alternate = (2224.0 - 35.0 - 202.0 - 30.0) * pound - 1.05 * trip,
        .alternate_identifier = "GATB"};
    return flight;
}

}  // namespace

SamplePlan sample_plan(SampleSize size)
{
    const int transects = size.sorties * size.transects_per_sortie;
    SamplePlan result{
        .plan =
            {.mission = mission(transects),
             .summary = {},
             .settings = {setting()},
             .sorties = {},
             .tasks = {task_result(area_search(transects))},
             .findings = {}},
        .flights = {}};
    auto& plan = result.plan;
    int number = 0;
    for (int i = 0; i < size.sorties; ++i) {
        planner::Sortie sortie;
        sortie.take_off = plan.mission.take_off + static_cast<double>(i) * 4.0 * hour;
        for (int k = 0; k < size.transects_per_sortie; ++k) {
            sortie.transects.push_back(transect(++number));
        }
        plan.sorties.push_back(sortie);
        result.flights.push_back(fly(plan.mission, sortie));
    }
    return result;
}

}  // namespace transect::test
