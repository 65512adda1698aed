#include "support/sample_mission.hpp"

#include <algorithm>

#include "support/fixtures.hpp"
#include "support/sample_aircraft.hpp"

namespace transect::test {

MultiPolygon box(double south_deg, double west_deg, double north_deg, double east_deg)
{
    return {
        {{{point(south_deg, west_deg),
           point(south_deg, east_deg),
           point(north_deg, east_deg),
           point(north_deg, west_deg)},
          {}}}};
}

planner::Mission sample_mission()
{
    using planner::SetHeight;
    return {
        .title = "Sample",
        .code = "7A",
        .tasking = {.number = "T-1", .requester = "", .approving_authority = "", .handling = ""},
        .take_off = *parse_iso8601("2026-11-23T07:00:00Z"),
        .turnaround = 60.0 * minute,
        .base =
            {.identifier = "GAMB",
             .name = "Mopti",
             .position = point(14.51275, -4.07956),
             .elevation = MslHeight{905.0 * foot}},
        .alternates =
            {{.aerodrome =
                  {.identifier = "GATB",
                   .name = "Tombouctou",
                   .position = point(16.73045, -3.00758),
                   .elevation = MslHeight{863.0 * foot}},
              .confirmed = planner::Alternate::Confirmation{"2026-11-22", "test"},
              .hours = "H24",
              .fuel = "Jet A-1",
              .runway = "07/25 open",
              .lights = "working"}},
        .aircraft = caravan(),
        .loading = {.zero_fuel_mass = 6200.0 * pound, .fuel = std::nullopt},
        .camera =
            {.name = "test turret",
             .pixels_across = 1920,
             .pixels_along = 1080,
             .narrowest_field = 0.574 * degree,
             .widest_field = 40.51 * degree,
             .least_depression = -10.0 * degree,
             .greatest_depression = 90.0 * degree,
             .trust = "test"},
        .weather =
            {.wind = aircraft::ConstantWind{Bearing{60.0 * degree}, 20.0 * knot},
             .qnh = 1012.0 * hectopascal,
             .isa_deviation = 15.0 * kelvin},
        .ground_elevation = MslHeight{300.0 * metre},
        .geoid_undulation = std::nullopt,
        .fuel_policy = default_fuel_policy(),
        .transit =
            {.height = {SetHeight::Reference::altitude_qnh, 8500.0 * foot},
             .calibrated_airspeed = 130.0 * knot},
        .tasks =
            {{.id = "koro",
              .area = box(14.0, -3.5, 14.3, -3.2),
              .height = {SetHeight::Reference::altitude_qnh, 8500.0 * foot},
              .calibrated_airspeed = 130.0 * knot,
              .required_gsd = 0.9 * metre,
              .swath = std::nullopt,
              .overlap = 0.15,
              .direction = Bearing{Angle{}}}},
        .max_flight_time = std::nullopt,
    };
}

planner::Mission small_mission()
{
    auto mission = sample_mission();
    mission.tasks.front().area = box(14.1, -3.6, 14.2, -3.5);
    return mission;
}

bool has(const planner::Plan& plan, std::string_view code)
{
    return std::ranges::count(plan.findings, code, &Finding::code) > 0;
}

}  // namespace transect::test
