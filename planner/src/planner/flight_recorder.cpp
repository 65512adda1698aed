#include "planner/flight_recorder.hpp"

#include <algorithm>
#include <cmath>

namespace transect::planner {
namespace {

PlanePoint direction_of(double heading_rad)
{
    return {std::sin(heading_rad), std::cos(heading_rad)};
}

}  // namespace

Instant FlightRecorder::instant(const FlightState& state) const
{
    return setup_.take_off + state.time_s * second;
}

Mass FlightRecorder::fuel(const FlightState& state) const
{
    return state.mass_kg * kilogram - setup_.zero_fuel_mass;
}

void FlightRecorder::begin_leg(LegKind kind, std::optional<int> transect, const FlightState& state)
{
    if (leg_start_ && !legs_.empty() && legs_.back().kind == kind &&
        legs_.back().transect == transect) {
        return;
    }
    close_leg(state);
    const auto from = setup_.plane.reverse(state.position);
    legs_.push_back(Leg{
        .kind = kind,
        .transect = transect,
        .from = from,
        .to = from,
        .start = instant(state),
        .end = instant(state),
        .height = MslHeight{state.height_m * metre},
        .fuel_start = fuel(state),
        .fuel_end = fuel(state),
    });
    leg_start_ = state;
    if (leg_states_.empty()) {
        leg_states_.push_back(state);
    }
    if (samples_.empty()) {
        record(state);
    }
}

void FlightRecorder::close_leg(const FlightState& state)
{
    if (!leg_start_) {
        return;
    }
    const double duration_s = state.time_s - leg_start_->time_s;
    if (duration_s <= 0.0) {
        legs_.pop_back();
        return;
    }
    auto& leg = legs_.back();
    const double distance_m = state.ground_distance_m - leg_start_->ground_distance_m;
    const double through_air_m = state.air_distance_m - leg_start_->air_distance_m;
    leg.to = setup_.plane.reverse(state.position);
    leg.distance = distance_m * metre;
    leg.end = instant(state);
    leg.ground_speed = distance_m / duration_s * metre_per_second;
    leg.true_airspeed = through_air_m / duration_s * metre_per_second;
    leg.wind = mean_wind(state, duration_s);
    leg.height = MslHeight{state.height_m * metre};
    leg.fuel_end = fuel(state);
    leg_states_.push_back(state);
}

aircraft::ConstantWind FlightRecorder::mean_wind(const FlightState& state, double duration_s) const
{
    if (const auto wind = setup_.wind.constant()) {
        return *wind;
    }
    const PlanePoint mean_m_s = 1.0 / duration_s * (state.drift_m - leg_start_->drift_m);
    const PlanePoint against = -1.0 * mean_m_s;
    const auto from = setup_.wind.varies_by_place()
                          ? setup_.plane.true_bearing(state.position, against)
                          : Bearing{std::atan2(against.x_m, against.y_m) * radian};
    return {.from = from, .speed = length_m(mean_m_s) * metre_per_second};
}

void FlightRecorder::set_look(
    const std::optional<sensor::CameraLook>& look, const FlightState& state)
{
    look_ = look;
    if (!samples_.empty() && samples_.back().time == instant(state) && look) {
        samples_.back().look = look;
    }
}

flight::Sample FlightRecorder::sample(const FlightState& state) const
{
    const auto position = setup_.plane.reverse(state.position);
    const double climb_angle_rad =
        state.true_airspeed_m_s > 0.0
            ? std::asin(std::clamp(state.climb_rate_m_s / state.true_airspeed_m_s, -1.0, 1.0))
            : 0.0;
    return {
        .time = instant(state),
        .position = position,
        .height = MslHeight{state.height_m * metre},
        .track = setup_.plane.true_bearing(state.position, state.ground_velocity_m_s),
        .ground_speed = length_m(state.ground_velocity_m_s) * metre_per_second,
        .attitude =
            flight::Attitude{
                .heading =
                    setup_.plane.true_bearing(state.position, direction_of(state.heading_rad)),
                .pitch = climb_angle_rad * radian,
                .roll = roll_deg_ * degree,
            },
        .look = look_,
    };
}

void FlightRecorder::record(const FlightState& state)
{
    const double since_last_s =
        samples_.empty() ? 0.0 : elapsed(samples_.back().time, instant(state)) / second;
    const double most_deg = setup_.roll_rate_deg_per_s * since_last_s;
    roll_deg_ += std::clamp(state.commanded_bank_deg - roll_deg_, -most_deg, most_deg);
    if (!samples_.empty() && since_last_s <= 0.0) {
        return;
    }
    if (!legs_.empty() && leg_start_ && legs_.back().start == legs_.back().end) {
        // The first step of a leg tells its course.
        legs_.back().course =
            setup_.plane.true_bearing(leg_start_->position, state.position - leg_start_->position);
        legs_.back().end = instant(state);
    }
    constexpr double state_interval_s = 30.0;
    if (states_.empty() || state.time_s >= states_.back().time_s + state_interval_s) {
        states_.push_back(state);
    }
    samples_.push_back(sample(state));
}

void FlightRecorder::finish(const FlightState& state)
{
    close_leg(state);
    leg_start_.reset();
}

}  // namespace transect::planner
