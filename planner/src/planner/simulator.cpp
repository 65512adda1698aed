#include "planner/simulator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "transect/aircraft/turn.hpp"

#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

constexpr double level_tolerance_m = 0.01;
/// Nobody plans a flight this long; it stops a simulation that gets nowhere.
constexpr double longest_flight_s = 24.0 * 3600.0;
constexpr double least_climb_rate_m_s = 0.25;  // 50 ft/min: below it a level counts as out of reach

}  // namespace

Environment::Environment(const Mission& mission, const LocalPlane& local_plane)
    : profile{mission.aircraft}, altimetry{planner::altimetry(mission)}, plane{local_plane}
{
    const double from = mission.weather.wind.from.angle() / radian;
    wind_m_s = -(mission.weather.wind.speed / metre_per_second) *
               PlanePoint{std::sin(from), std::cos(from)};
}

Simulator::Simulator(
    const Environment& environment, const FlightState& start, FlightRecorder* recorder)
    : environment_{&environment}, state_{start}, recorder_{recorder}
{}

Simulator Simulator::unrecorded() const
{
    Simulator copy = *this;
    copy.recorder_ = nullptr;
    return copy;
}

bool Simulator::at(const Level& level) const
{
    return std::abs(state_.height_m - level.height_m) <= level_tolerance_m;
}

aircraft::FlightCondition Simulator::condition(const Motion& motion) const
{
    const bool known = here_.height_m == state_.height_m;
    return {
        .air = known ? here_.air : environment_->altimetry.air(MslHeight{state_.height_m * metre}),
        .isa_deviation = environment_->altimetry.isa_deviation(),
        .true_airspeed = motion.airspeed_m_s * metre_per_second,
        .mass = state_.mass_kg * kilogram,
        .load_factor = motion.load_factor,
    };
}

double Simulator::level_airspeed_m_s(const Level& level) const
{
    const auto air = environment_->altimetry.air(MslHeight{level.height_m * metre});
    return aircraft::true_airspeed(level.calibrated_airspeed, air) / metre_per_second;
}

double Environment::ground_speed_m_s(PlanePoint course, double airspeed_m_s) const
{
    const double along = dot(wind_m_s, course);
    const double across_squared = dot(wind_m_s, wind_m_s) - along * along;
    const double left = airspeed_m_s * airspeed_m_s - across_squared;
    return left > 0.0 ? std::max(0.0, std::sqrt(left) + along) : 0.0;
}

double Simulator::ground_speed_m_s(const Level& level, PlanePoint course) const
{
    return environment_->ground_speed_m_s(course, level_airspeed_m_s(level));
}

Length Simulator::turn_radius(const Level& level) const
{
    return aircraft::planned_turn_radius(
        level_airspeed_m_s(level) * metre_per_second, environment_->profile.schedule);
}

double Simulator::join_distance_m(const Level& level) const
{
    const double drift = 1.0 + length_m(environment_->wind_m_s) / level_airspeed_m_s(level);
    return 3.0 * drift * (turn_radius(level) / metre);
}

double Simulator::climb_rate_m_s(const Motion& motion) const
{
    const auto flown = condition(motion);
    const auto& model = environment_->profile.performance;
    const auto power = aircraft::available_power(model, flown);
    return aircraft::climb_rate(model, flown, power) / metre_per_second;
}

Simulator::Motion Simulator::towards_at_airspeed(
    const Level& level, double airspeed_m_s, double load_factor) const
{
    Motion motion{
        .airspeed_m_s = airspeed_m_s,
        .climb_rate_m_s = 0.0,
        .target_m = level.height_m,
        .load_factor = load_factor,
    };
    if (!at(level)) {
        motion.climb_rate_m_s = level.height_m > state_.height_m
                                    ? std::max(least_climb_rate_m_s, climb_rate_m_s(motion))
                                    : -descent_rate_m_s();
    }
    return motion;
}

void Simulator::update_here(Speed calibrated_airspeed)
{
    if (here_.height_m == state_.height_m && here_.calibrated_airspeed == calibrated_airspeed) {
        return;
    }
    const auto air = environment_->altimetry.air(MslHeight{state_.height_m * metre});
    here_ = {
        .height_m = state_.height_m,
        .calibrated_airspeed = calibrated_airspeed,
        .air = air,
        .airspeed_m_s = aircraft::true_airspeed(calibrated_airspeed, air) / metre_per_second,
    };
}

Simulator::Motion Simulator::towards(const Level& level, double load_factor)
{
    const bool up = !at(level) && level.height_m > state_.height_m;
    const Speed calibrated =
        up ? environment_->profile.schedule.climb_speed : level.calibrated_airspeed;
    update_here(calibrated);
    return towards_at_airspeed(level, here_.airspeed_m_s, load_factor);
}

std::optional<Simulator::Climb> Simulator::climb(const Level& level, double longest_s) const
{
    auto climbing = unrecorded();
    const double start_s = climbing.state_.time_s;
    double time_s = 0.0;
    while (!climbing.at(level) && climbing.state_.height_m < level.height_m && time_s < longest_s) {
        const auto motion = climbing.towards(level, 1.0);
        if (motion.climb_rate_m_s <= least_climb_rate_m_s) {
            return std::nullopt;
        }
        constexpr double coarse_step_s = 10.0;
        climbing.step(motion, std::min(coarse_step_s, longest_s - time_s));
        time_s = climbing.state_.time_s - start_s;
    }
    return Climb{time_s, climbing.state_.height_m};
}

double Simulator::seconds_to_next_record() const
{
    constexpr double hair = 1e-6;
    return step_s_ * (std::floor((state_.time_s + hair) / step_s_) + 1.0) - state_.time_s;
}

void Simulator::fail(const std::string& code)
{
    if (!shortfall_) {
        shortfall_ = Shortfall{code, state_.height_m};
    }
}

FuelFlow Simulator::fuel_flow(const Motion& motion, Speed rate)
{
    constexpr double stale_kg = 1.0;
    if (rate == Speed{} && steady_.motion == motion && steady_.height_m == state_.height_m &&
        std::abs(steady_.mass_kg - state_.mass_kg) < stale_kg) {
        return steady_.flow;
    }
    const auto& model = environment_->profile.performance;
    const auto flown = condition(motion);
    const auto needed = aircraft::required_power(model, flown, rate);
    constexpr double rounding = 1.0 + 1e-9;
    if (needed > rounding * aircraft::available_power(model, flown)) {
        fail(rate > Speed{} ? "height-out-of-reach" : "speed-lost");
    }
    const auto flow = aircraft::fuel_flow(model, flown, needed);
    if (rate == Speed{}) {
        steady_ = {motion, state_.height_m, state_.mass_kg, flow};
    }
    return flow;
}

void Simulator::step(const Motion& motion, double duration_s)
{
    const double to_target_m = motion.target_m - state_.height_m;
    const double climb_m = motion.climb_rate_m_s * duration_s;
    const double rise_m = std::abs(climb_m) > std::abs(to_target_m) ? to_target_m : climb_m;
    const Speed rate = rise_m / duration_s * metre_per_second;
    const auto flow = fuel_flow(motion, rate);
    state_.mass_kg -= flow * (duration_s * second) / kilogram;
    state_.height_m += rise_m;
    state_.time_s += duration_s;
    state_.climb_rate_m_s = rate / metre_per_second;
    state_.true_airspeed_m_s = motion.airspeed_m_s;
    state_.air_distance_m += motion.airspeed_m_s * duration_s;
    if (!(state_.mass_kg > state_.empty_tanks_mass_kg)) {
        fail("fuel-exhausted");
    }
    if (state_.time_s > longest_flight_s) {
        fail("flight-too-long");
    }
}

}  // namespace transect::planner
