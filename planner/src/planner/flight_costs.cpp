#include "planner/flight_costs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>

#include "transect/aircraft/turn.hpp"

namespace transect::planner {
namespace {

PlanePoint unit(PlanePoint vector)
{
    const double length = length_m(vector);
    return length > 0.0 ? 1.0 / length * vector : PlanePoint{0.0, 1.0};
}

/// Everything about one task that its connections need.
struct Flow {
    MovingAir air;
    double airspeed_m_s = 0.0;
    Length radius;
    double height_m = 0.0;
    double climb_loss_s = 0.0;  ///< on the way out

    double ground_speed_m_s(PlanePoint course) const
    {
        return air.ground_speed_m_s(course, airspeed_m_s);
    }
    double straight_s(PlanePoint from, PlanePoint to) const
    {
        return length_m(to - from) / ground_speed_m_s(unit(to - from));
    }
};

/// A line in one direction, with its run-in and run-out.
struct Approach {
    std::size_t task = 0;
    double along_s = 0.0;
    aircraft::AirPose start;
    aircraft::AirPose end;
};

Approach approach(const TaskVisit& visit, const Flow& flow, const aircraft::Schedule& schedule)
{
    const auto course = unit(visit.to - visit.from);
    const double speed_m_s = flow.ground_speed_m_s(course);
    const auto through_air = speed_m_s * course - flow.air.wind_m_s;
    const Angle heading = std::atan2(through_air.x_m, through_air.y_m) * radian;
    return {
        .task = visit.task,
        .along_s =
            flow.straight_s(visit.from, visit.to) + (schedule.run_in + schedule.run_out) / second,
        .start = {visit.from - schedule.run_in / second * speed_m_s * course, heading},
        .end = {visit.to + schedule.run_out / second * speed_m_s * course, heading},
    };
}

/// The end of one line to the start of the next, at the level of the next.
double between_s(const Approach& last, const Approach& next, const std::vector<Flow>& flows)
{
    const auto& flow = flows[next.task];
    const auto path = aircraft::shortest_path_in_wind(
        last.end,
        next.start,
        flow.radius,
        flow.airspeed_m_s * metre_per_second,
        {flow.air.wind_m_s.x_m, flow.air.wind_m_s.y_m});
    if (!path) {
        return std::numeric_limits<double>::infinity();
    }
    const double climb_s = std::max(0.0, flow.climb_loss_s - flows[last.task].climb_loss_s);
    return length(*path) / metre / flow.airspeed_m_s + climb_s;
}

/// Makes straight lines take the same both ways in a steady wind: the difference of a line d is
/// 2 d·w / (V² − w²).
PlanePoint wind_potential(const Flow& flow)
{
    const auto wind = flow.air.wind_m_s;
    return 1.0 / (flow.airspeed_m_s * flow.airspeed_m_s - dot(wind, wind)) * wind;
}

/// With its own potential a straight line takes at least 1 / √(V² − w²) for each metre; with
/// another, so much less as the two differ.
void add_bound_terms(
    TourCosts::Parts& parts, const std::vector<Flow>& flows, const aircraft::Schedule& schedule)
{
    parts.least_per_m = std::numeric_limits<double>::infinity();
    parts.exact_within_m = 0.0;
    parts.potential = flows.empty() ? PlanePoint{} : wind_potential(flows.front());
    for (const auto& flow : flows) {
        const double wind_m_s = length_m(flow.air.wind_m_s);
        const double fastest_m_s = flow.airspeed_m_s + wind_m_s;
        const double square = flow.airspeed_m_s * flow.airspeed_m_s - wind_m_s * wind_m_s;
        const double differs = length_m(wind_potential(flow) - parts.potential);
        parts.least_per_m = std::min(parts.least_per_m, 1.0 / std::sqrt(square) - differs);
        parts.run_m =
            std::max(parts.run_m, (schedule.run_in + schedule.run_out) / second * fastest_m_s);
        constexpr double near_radii = 10.0;
        parts.exact_within_m = std::max(
            parts.exact_within_m,
            near_radii * (flow.radius / metre) * fastest_m_s / flow.airspeed_m_s + parts.run_m);
    }
}

}  // namespace

double u_turn_m(double distance_m, double radius_m)
{
    constexpr double pi = std::numbers::pi;
    if (distance_m >= 2.0 * radius_m) {
        return pi * radius_m + distance_m - 2.0 * radius_m;
    }
    const double cosine = (distance_m + 2.0 * radius_m) / (4.0 * radius_m);
    return radius_m * (pi + 4.0 * std::acos(cosine));
}

double shortest_u_turn_m(double spacing_m, double radius_m)
{
    const double lanes = std::ceil(2.0 * radius_m / spacing_m);
    const double wide = u_turn_m(lanes * spacing_m, radius_m);
    return lanes > 1.0 ? std::min(wide, u_turn_m((lanes - 1.0) * spacing_m, radius_m)) : wide;
}

FlightCosts::FlightCosts(const Environment& environment, const Transit& transit)
    : environment_{&environment}, transit_{transit}
{}

/// A climb is slower than flying level as far; nothing is known of one that never arrives.
double FlightCosts::climb_loss_s(const Simulator::Level& level) const
{
    constexpr double longest_s = 7200.0;
    FlightState state;
    state.position = transit_.base;
    state.height_m = transit_.base_height_m;
    state.mass_kg = environment_->profile.limits.max_take_off_mass / kilogram;
    const auto climb = Simulator{*environment_, state, nullptr}.climb(level, longest_s);
    if (!climb) {
        return 0.0;
    }
    const double halfway_m = 0.5 * (level.height_m + transit_.base_height_m);
    const auto deviation = environment_->altimetry.isa_deviation();
    const double climbing_m_s = environment_->true_airspeed_m_s(
        environment_->profile.schedule.climb_speed, halfway_m, deviation);
    const double level_m_s =
        environment_->true_airspeed_m_s(level.calibrated_airspeed, level.height_m, deviation);
    return std::max(0.0, climb->time_s * (1.0 - climbing_m_s / level_m_s));
}

TourCosts FlightCosts::tour_costs(
    std::span<const TaskLine> lines, const std::vector<FlownLevel>& levels) const
{
    const auto& schedule = environment_->profile.schedule;
    std::vector<Flow> flows;
    TourCosts::Parts parts;
    parts.base = transit_.base;
    for (const auto& [level, air] : levels) {
        const double airspeed_m_s = environment_->true_airspeed_m_s(
            level.calibrated_airspeed, level.height_m, air.isa_deviation);
        flows.push_back(
            {.air = air,
             .airspeed_m_s = airspeed_m_s,
             .radius = aircraft::planned_turn_radius(airspeed_m_s * metre_per_second, schedule),
             .height_m = level.height_m,
             .climb_loss_s = climb_loss_s(level)});
    }
    auto approaches = std::make_shared<std::vector<Approach>>();
    for (const auto& [task, line] : lines) {
        approaches->push_back(approach({task, line.from, line.to}, flows[task], schedule));
        approaches->push_back(approach({task, line.to, line.from}, flows[task], schedule));
        parts.entry.push_back(line.from);
        parts.entry.push_back(line.to);
    }
    for (const auto& way : *approaches) {
        const auto& flow = flows[way.task];
        parts.along.push_back(way.along_s);
        // Half of the climb each way: the bound asks what is the same in both.
        parts.from_base.push_back(
            flow.straight_s(transit_.base, way.start.position) + 0.5 * flow.climb_loss_s);
        parts.to_base.push_back(
            flow.straight_s(way.end.position, transit_.base) + 0.5 * flow.climb_loss_s);
    }
    add_bound_terms(parts, flows, schedule);
    parts.between = [approaches, flows](Way last, Way next) {
        return between_s((*approaches)[last], (*approaches)[next], flows);
    };
    return TourCosts{std::move(parts)};
}

double FlightCosts::turn_s(const FlownLevel& level, double spacing_m) const
{
    const auto& schedule = environment_->profile.schedule;
    const double airspeed_m_s = environment_->true_airspeed_m_s(
        level.level.calibrated_airspeed, level.level.height_m, level.air.isa_deviation);
    const double radius_m =
        aircraft::planned_turn_radius(airspeed_m_s * metre_per_second, schedule) / metre;
    return shortest_u_turn_m(spacing_m, radius_m) / airspeed_m_s +
           (schedule.run_in + schedule.run_out) / second;
}

}  // namespace transect::planner
