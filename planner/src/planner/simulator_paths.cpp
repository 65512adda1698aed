#include <algorithm>
#include <cmath>

#include "transect/aircraft/turn.hpp"

#include "planner/simulator.hpp"

namespace transect::planner {
namespace {

double heading_of(PlanePoint direction)
{
    return std::atan2(direction.x_m, direction.y_m);
}

/// Climbs and descents between tasks are legs of their own; what is flown for observation is not.
LegKind line_kind(LegKind planned, double climb_rate_m_s, double drop_to_final_m)
{
    if (planned != LegKind::transit) {
        return planned;
    }
    if (climb_rate_m_s > 0.0) {
        return LegKind::climb;
    }
    return climb_rate_m_s < 0.0 && drop_to_final_m > 0.0 ? LegKind::descent : LegKind::transit;
}

}  // namespace

double Simulator::descent_rate_m_s() const
{
    return environment_->profile.schedule.descent_rate / metre_per_second;
}

void Simulator::begin_leg(LegKind kind, std::optional<int> transect)
{
    if (recorder_ != nullptr) {
        recorder_->begin_leg(kind, transect, state_);
    }
}

void Simulator::record()
{
    if (recorder_ != nullptr) {
        recorder_->record(state_);
    }
    if (watch_.areas != nullptr) {
        look_at_areas();
    }
}

void Simulator::watch(const ActiveAreas& areas)
{
    constexpr double watching_step_s = 4.0;
    step_s_ = watching_step_s;
    watch_ = {&areas, state_.position, state_.height_m, state_.time_s};
}

void Simulator::look_at_areas()
{
    const auto instant = [&](double time_s) { return state_.take_off + time_s * second; };
    const bool is_permitted = watch_.areas->permit({
        .from = watch_.position,
        .to = state_.position,
        .low_m = std::min(watch_.height_m, state_.height_m),
        .high_m = std::max(watch_.height_m, state_.height_m),
        .begin = instant(watch_.time_s),
        .end = instant(state_.time_s),
    });
    kept_clear_ = kept_clear_ && is_permitted;
    watch_ = {watch_.areas, state_.position, state_.height_m, state_.time_s};
}

void Simulator::fly_line(const Line& line)
{
    const PlanePoint way = line.to - state_.position;
    double left_m = length_m(way);
    constexpr double arrived_m = 1e-6;
    if (left_m <= arrived_m) {
        return;
    }
    const PlanePoint course = 1.0 / left_m * way;
    const Level last{line.final_m, line.level.calibrated_airspeed};
    bool leaving_level = false;
    state_.commanded_bank_deg = 0.0;
    while (left_m > arrived_m && !shortfall_) {
        leaving_level = leaving_level || must_leave_level(line, course, left_m);
        fly_line_step(line, course, left_m, leaving_level ? last : line.level);
        left_m = dot(line.to - state_.position, course);
    }
    if (!shortfall_) {
        state_.position = line.to;
    }
}

bool Simulator::must_leave_level(const Line& line, PlanePoint course, double left_m) const
{
    const double drop_m = state_.height_m - line.final_m;
    constexpr double fastest_m_s = 250.0;  // over ground: spares the exact answer far from the end
    return drop_m > 0.0 && left_m * descent_rate_m_s() < fastest_m_s * drop_m &&
           state_.height_m >= greatest_height_m(line, course, left_m);
}

double Simulator::greatest_height_m(const Line& line, PlanePoint course, double left_m) const
{
    // The airspeed on the way down is taken from the middle between here and there.
    const double middle_m = 0.5 * (line.final_m + std::max(line.final_m, state_.height_m));
    const Level halfway{middle_m, line.level.calibrated_airspeed};
    return line.final_m + descent_rate_m_s() * left_m / ground_speed_m_s(halfway, course);
}

void Simulator::fly_line_step(
    const Line& line, PlanePoint course, double left_m, const Level& target)
{
    meet_air_ahead(course, left_m, target);
    if (shortfall_) {
        return;
    }
    auto motion = towards(target, 1.0);
    const double made_good_m_s = met_.air.ground_speed_m_s(course, motion.airspeed_m_s);
    if (made_good_m_s <= 0.0) {
        fail("wind-too-strong");
        return;
    }
    const double drop_m = state_.height_m - line.final_m;
    if (motion.climb_rate_m_s < 0.0 && target.height_m == line.final_m) {
        // The airspeed changes on the way down: keep aiming at the end of the line.
        constexpr double steepest = 1.1;
        motion.climb_rate_m_s =
            -std::min(steepest * descent_rate_m_s(), drop_m * made_good_m_s / left_m);
    }
    begin_leg(line_kind(line.kind, motion.climb_rate_m_s, drop_m), line.transect);
    const double duration_s = std::min(seconds_to_next_record(), left_m / made_good_m_s);
    state_.ground_velocity_m_s = made_good_m_s * course;
    state_.heading_rad = heading_of(state_.ground_velocity_m_s - met_.air.wind_m_s);
    state_.position = state_.position + duration_s * state_.ground_velocity_m_s;
    state_.drift_m = state_.drift_m + duration_s * met_.air.wind_m_s;
    state_.ground_distance_m += made_good_m_s * duration_s;
    step(motion, duration_s);
    record();
}

void Simulator::fly_turn(const Turn& turn)
{
    meet(spot(state_.position, state_.height_m));
    if (shortfall_) {
        return;
    }
    const auto wind_m_s = met_.air.wind_m_s;
    const double airspeed_m_s = level_airspeed_m_s(turn.level);
    const double made_good_m_s = met_.air.ground_speed_m_s(turn.course, airspeed_m_s);
    const double heading = heading_of(made_good_m_s * turn.course - wind_m_s);
    const auto path = aircraft::shortest_path_in_wind(
        {state_.position, state_.heading_rad * radian},
        {turn.to, heading * radian},
        turn_radius(turn.level),
        airspeed_m_s * metre_per_second,
        {wind_m_s.x_m, wind_m_s.y_m});
    if (!path || made_good_m_s <= 0.0) {
        fail("wind-too-strong");
        return;
    }
    for (const auto& segment : path->segments) {
        fly_segment(segment, {turn, airspeed_m_s, path->radius});
    }
}

void Simulator::fly_segment(const aircraft::AirSegment& segment, const HeldTurn& held)
{
    const auto& [turn, airspeed_m_s, radius] = held;
    const Angle bank = environment_->profile.schedule.planned_bank;
    const bool turning = segment.turn != aircraft::Turn::straight;
    const double side = segment.turn == aircraft::Turn::left ? -1.0 : 1.0;
    state_.commanded_bank_deg = turning ? side * (bank / degree) : 0.0;
    double left_s = segment.length / metre / airspeed_m_s;
    constexpr double done_s = 1e-9;
    while (left_s > done_s && !shortfall_) {
        begin_leg(turn.kind, std::nullopt);
        const auto motion = towards_at_airspeed(
            {turn.final_m, turn.level.calibrated_airspeed},
            airspeed_m_s,
            turning ? aircraft::load_factor(bank) : 1.0);
        const double duration_s = std::min(seconds_to_next_record(), left_s);
        const auto end = aircraft::advanced(
            {state_.position, state_.heading_rad * radian},
            {segment.turn, airspeed_m_s * duration_s * metre},
            radius);
        move_in_air(end, duration_s);
        step(motion, duration_s);
        left_s -= duration_s;
        record();
    }
}

void Simulator::move_in_air(const aircraft::AirPose& end, double duration_s)
{
    const PlanePoint drift = duration_s * met_.air.wind_m_s;
    const PlanePoint moved = end.position - state_.position + drift;
    state_.position = state_.position + moved;
    state_.drift_m = state_.drift_m + drift;
    state_.heading_rad = end.heading / radian;
    state_.ground_velocity_m_s = 1.0 / duration_s * moved;
    state_.ground_distance_m += length_m(moved);
}

void Simulator::circle_until(const Level& level, LegKind kind)
{
    const Angle bank = environment_->profile.schedule.planned_bank;
    while (!at(level) && !shortfall_) {
        meet_air();
        if (shortfall_) {
            return;
        }
        begin_leg(kind, std::nullopt);
        const auto motion = towards(level, aircraft::load_factor(bank));
        // Where the circles end must not depend on the step.
        const double arrival_s = (level.height_m - state_.height_m) / motion.climb_rate_m_s;
        const double duration_s = std::min(seconds_to_next_record(), arrival_s);
        const Length radius = aircraft::turn_radius(motion.airspeed_m_s * metre_per_second, bank);
        state_.commanded_bank_deg = bank / degree;
        const auto end = aircraft::advanced(
            {state_.position, state_.heading_rad * radian},
            {aircraft::Turn::right, motion.airspeed_m_s * duration_s * metre},
            radius);
        move_in_air(end, duration_s);
        step(motion, duration_s);
        record();
    }
}

}  // namespace transect::planner
