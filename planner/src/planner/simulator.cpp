#include "planner/simulator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "transect/aircraft/turn.hpp"

namespace transect::planner {
namespace {

constexpr double level_tolerance_m = 0.01;
/// Nobody plans a flight this long; it stops a simulation that gets nowhere.
constexpr double longest_flight_s = 24.0 * 3600.0;
constexpr double least_climb_rate_m_s = 0.25;  // 50 ft/min: below it a level counts as out of reach

/// How long and how far up the air that was met serves.
constexpr double air_serves_s = 10.0;
constexpr double air_serves_m = 30.0;

}  // namespace

Simulator::Simulator(
    const Environment& environment, const FlightState& start, FlightRecorder* recorder)
    : environment_{&environment}, state_{start}, recorder_{recorder}
{
    met_.air.isa_deviation = environment.altimetry.isa_deviation();
}

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
    const auto deviation = met_.air.isa_deviation;
    const bool known = here_.height_m == state_.height_m && here_.isa_deviation == deviation;
    return {
        .air = known ? here_.air : environment_->air(state_.height_m, deviation),
        .isa_deviation = deviation,
        .true_airspeed = motion.airspeed_m_s * metre_per_second,
        .mass = state_.mass_kg * kilogram,
        .load_factor = motion.load_factor,
    };
}

double Simulator::level_airspeed_m_s(const Level& level) const
{
    return environment_->true_airspeed_m_s(
        level.calibrated_airspeed, level.height_m, air_at(level).isa_deviation);
}

double Simulator::ground_speed_m_s(const Level& level, PlanePoint course) const
{
    const auto air = air_at(level);
    return air.ground_speed_m_s(
        course,
        environment_->true_airspeed_m_s(
            level.calibrated_airspeed, level.height_m, air.isa_deviation));
}

Length Simulator::turn_radius(const Level& level) const
{
    return aircraft::planned_turn_radius(
        level_airspeed_m_s(level) * metre_per_second, environment_->profile.schedule);
}

double Simulator::join_distance_m(const Level& level) const
{
    const double drift = 1.0 + length_m(air_at(level).wind_m_s) / level_airspeed_m_s(level);
    return 3.0 * drift * (turn_radius(level) / metre);
}

double Simulator::climb_rate_m_s(const Motion& motion) const
{
    return environment_->performance.climb(condition(motion)).rate / metre_per_second;
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
    const auto deviation = met_.air.isa_deviation;
    if (here_.height_m == state_.height_m && here_.calibrated_airspeed == calibrated_airspeed &&
        here_.isa_deviation == deviation) {
        return;
    }
    const auto air = environment_->air(state_.height_m, deviation);
    here_ = {
        .height_m = state_.height_m,
        .calibrated_airspeed = calibrated_airspeed,
        .isa_deviation = deviation,
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
        climbing.meet_air();
        const auto motion = climbing.towards(level, 1.0);
        if (climbing.shortfall_ || motion.climb_rate_m_s <= least_climb_rate_m_s) {
            return std::nullopt;
        }
        constexpr double coarse_step_s = 10.0;
        climbing.step(motion, std::min(coarse_step_s, longest_s - time_s));
        time_s = climbing.state_.time_s - start_s;
    }
    return Climb{time_s, climbing.state_.height_m};
}

Spot Simulator::spot(PlanePoint position, double height_m) const
{
    return {position, height_m, state_.take_off + state_.time_s * second};
}

bool Simulator::has_met_air() const
{
    const double since_s = state_.time_s - met_.time_s;
    const double above_m = std::abs(state_.height_m - met_.height_m);
    return environment_->steady ? since_s >= 0.0 : since_s < air_serves_s && above_m < air_serves_m;
}

void Simulator::meet(const Spot& where)
{
    const auto air = environment_->moving_air(where);
    if (!air) {
        if (!shortfall_) {
            shortfall_ = Shortfall{"wind-unknown", where.height_m, where};
        }
        return;
    }
    if (air->isa_deviation != met_.air.isa_deviation) {
        steady_ = {};
    }
    met_ = {*air, state_.time_s, state_.height_m};
}

void Simulator::meet_air()
{
    if (!has_met_air()) {
        meet(spot(state_.position, state_.height_m));
    }
}

void Simulator::meet_air_ahead(PlanePoint course, double left_m, const Level& target)
{
    if (has_met_air()) {
        return;
    }
    const double ahead_m = 0.5 * std::min(left_m, air_serves_s * state_.true_airspeed_m_s);
    const double up_m = std::clamp(
        0.5 * air_serves_s * state_.climb_rate_m_s, -0.5 * air_serves_m, 0.5 * air_serves_m);
    const auto [low_m, high_m] = std::minmax(state_.height_m, target.height_m);
    meet(spot(
        state_.position + ahead_m * course, std::clamp(state_.height_m + up_m, low_m, high_m)));
}

MovingAir Simulator::air_at(const Level& level) const
{
    return environment_->moving_air(spot(state_.position, level.height_m)).value_or(met_.air);
}

double Simulator::seconds_to_next_record() const
{
    constexpr double hair = 1e-6;
    return step_s_ * (std::floor((state_.time_s + hair) / step_s_) + 1.0) - state_.time_s;
}

void Simulator::fail(const std::string& code)
{
    if (!shortfall_) {
        shortfall_ = Shortfall{code, state_.height_m, spot(state_.position, state_.height_m)};
    }
}

aircraft::Performance::Steady Simulator::fuel_flow(const Motion& motion, Speed rate)
{
    constexpr double stale_kg = 1.0;
    if (rate == Speed{} && steady_.motion == motion && steady_.height_m == state_.height_m &&
        std::abs(steady_.mass_kg - state_.mass_kg) < stale_kg) {
        return steady_.flow;
    }
    const auto& performance = environment_->performance;
    const auto flown = condition(motion);
    // On an eroded day a speed that is not held is slower and cheaper than what is counted.
    const bool is_eroded = environment_->erosion.flow_factor > 1.0;
    if (rate > Speed{}) {
        constexpr double rounding = 1.0 + 1e-9;
        if (rate > rounding * performance.climb(flown).rate) {
            fail("height-out-of-reach");
        }
    } else if (rate == Speed{} && !is_eroded && !performance.holds_level(flown)) {
        fail("speed-lost");
    }
    auto flow = performance.steady(flown, rate);
    flow.flow = environment_->erosion.flow_factor * flow.flow;
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
    const auto [flow, basis] = fuel_flow(motion, rate);
    const double burnt_kg = flow * (duration_s * second) / kilogram;
    state_.mass_kg -= burnt_kg;
    state_.estimated_fuel_kg += basis == aircraft::Basis::estimated ? burnt_kg : 0.0;
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
