#include <algorithm>
#include <cmath>
#include <vector>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/fuel_law.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// What the fuel law needs to know, at one sample of a flight.
struct Moment {
    double time_s = 0.0;
    double height_m = 0.0;  ///< pressure altitude
    double speed_m_s = 0.0;
    double climb_m_s = 0.0;  ///< geometric, until the next sample
    double load_factor = 1.0;
};

std::vector<Moment> moments(const SortieFlight& flight, const Mission& mission)
{
    const aircraft::Altimetry day{
        {.qnh = mission.weather.qnh,
         .isa_deviation = mission.weather.isa_deviation,
         .station = mission.base.elevation}};
    const double from_rad = 60.0 * 3.14159265358979 / 180.0;
    const double wind_m_s = 20.0 * 1852.0 / 3600.0;
    const auto& samples = flight.trajectory.samples;
    std::vector<Moment> result;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        const auto& sample = samples[i];
        const double step_s = elapsed(sample.time, samples[i + 1].time) / second;
        // Samples hold the motion of the step that led to them.
        const auto& motion = samples[i + 1];
        const double track_rad = motion.track.angle() / radian;
        const double ground_m_s = motion.ground_speed / metre_per_second;
        const double east_m_s = ground_m_s * std::sin(track_rad) + wind_m_s * std::sin(from_rad);
        const double north_m_s = ground_m_s * std::cos(track_rad) + wind_m_s * std::cos(from_rad);
        const double roll_rad = sample.attitude ? sample.attitude->roll / radian : 0.0;
        result.push_back({
            .time_s = elapsed(samples.front().time, sample.time) / second,
            .height_m = day.pressure_altitude(sample.height).above_datum() / metre,
            .speed_m_s = std::hypot(east_m_s, north_m_s),
            .climb_m_s = (samples[i + 1].height - sample.height) / metre / step_s,
            .load_factor = 1.0 / std::cos(roll_rad),
        });
    }
    return result;
}

TEST_CASE("an independent adaptive integration burns a sortie's fuel within 0.1 %", "[planner]")
{
    auto mission = test::sample_mission();
    mission.weather.wind = aircraft::ConstantWind{Bearing{60.0 * degree}, 20.0 * knot};
    const auto [plan, flights] = planner::plan(mission);
    REQUIRE_FALSE(flights.empty());
    for (const auto& flight : flights) {
        const auto path = moments(flight, mission);
        const double start_kg =
            (mission.loading.zero_fuel_mass + flight.fuel.at_start - flight.fuel.taxi) / kilogram;
        double mass_kg = start_kg;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const auto& at = path[i];
            mass_kg = test::adaptive(
                [&](double, double mass) {
                    return -test::caravan_flow_kg_s(
                        {.mass_kg = mass,
                         .height_m = at.height_m,
                         .speed_m_s = at.speed_m_s,
                         .climb_m_s = at.climb_m_s,
                         .load_factor = at.load_factor,
                         .deviation_k = 15.0,
                         .turret_drag = 0.003});
                },
                at.time_s,
                path[i + 1].time_s,
                mass_kg);
        }
        const double trip_kg = flight.fuel.trip / kilogram;
        CAPTURE(start_kg, trip_kg);
        CHECK_THAT(start_kg - mass_kg, test::is_close_to(trip_kg, 0.001 * trip_kg));
    }
}

}  // namespace
}  // namespace transect::planner
