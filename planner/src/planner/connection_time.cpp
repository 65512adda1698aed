#include "planner/connection_time.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "transect/aircraft/turn.hpp"

namespace transect::planner {
namespace {

PlanePoint unit(PlanePoint vector)
{
    const double length = length_m(vector);
    return length > 0.0 ? 1.0 / length * vector : PlanePoint{0.0, 1.0};
}

/// U-turn between anti-parallel lines at distance d: R(π + 4·acos((d+2R)/4R)) up to 2R, πR + d − 2R
/// beyond.
double u_turn_m(double distance_m, double radius_m)
{
    constexpr double pi = std::numbers::pi;
    if (distance_m >= 2.0 * radius_m) {
        return pi * radius_m + distance_m - 2.0 * radius_m;
    }
    const double cosine = (distance_m + 2.0 * radius_m) / (4.0 * radius_m);
    return radius_m * (pi + 4.0 * std::acos(cosine));
}

double cheapest_turn_m(double spacing_m, double radius_m)
{
    constexpr int widest_skip = 6;
    double best = std::numeric_limits<double>::infinity();
    for (int skip = 1; skip <= widest_skip; ++skip) {
        best = std::min(best, u_turn_m(skip * spacing_m, radius_m));
    }
    return best;
}

double airspeed_at(
    const Environment& environment, const Simulator::Level& level, const MovingAir& air)
{
    return environment.true_airspeed_m_s(
        level.calibrated_airspeed, level.height_m, air.isa_deviation);
}

}  // namespace

LevelCost::LevelCost(
    const Environment& environment,
    const Transit& transit,
    const Simulator::Level& level,
    const MovingAir& air)
    : environment_{&environment},
      base_{transit.base},
      air_{air},
      airspeed_m_s_{airspeed_at(environment, level, air)},
      radius_{aircraft::planned_turn_radius(
          airspeed_m_s_ * metre_per_second, environment.profile.schedule)}
{}

OrderCost LevelCost::cost() const
{
    return {
        .along = [this](const Visit& visit) { return along_s(visit); },
        .between = [this](const Visit& last, const Visit& next) { return between_s(last, next); },
        .from_base = [this](const Visit& first) { return straight_s(base_, run_in_start(first)); },
        .to_base = [this](const Visit& last) { return straight_s(run_out_end(last), base_); },
    };
}

double LevelCost::ground_speed_m_s(PlanePoint course) const
{
    return air_.ground_speed_m_s(course, airspeed_m_s_);
}

double LevelCost::straight_s(PlanePoint from, PlanePoint to) const
{
    return length_m(to - from) / ground_speed_m_s(unit(to - from));
}

double LevelCost::along_s(const Visit& visit) const
{
    const auto& schedule = environment_->profile.schedule;
    return straight_s(visit.from, visit.to) + (schedule.run_in + schedule.run_out) / second;
}

PlanePoint LevelCost::run_in_start(const Visit& visit) const
{
    const auto course = unit(visit.to - visit.from);
    const double seconds = environment_->profile.schedule.run_in / second;
    return visit.from - seconds * ground_speed_m_s(course) * course;
}

PlanePoint LevelCost::run_out_end(const Visit& visit) const
{
    const auto course = unit(visit.to - visit.from);
    const double seconds = environment_->profile.schedule.run_out / second;
    return visit.to + seconds * ground_speed_m_s(course) * course;
}

aircraft::AirPose LevelCost::pose_at(PlanePoint position, const Visit& visit) const
{
    const auto course = unit(visit.to - visit.from);
    const auto through_air = ground_speed_m_s(course) * course - air_.wind_m_s;
    return {position, std::atan2(through_air.x_m, through_air.y_m) * radian};
}

double LevelCost::between_s(const Visit& last, const Visit& next) const
{
    const auto path = aircraft::shortest_path_in_wind(
        pose_at(run_out_end(last), last),
        pose_at(run_in_start(next), next),
        radius_,
        airspeed_m_s_ * metre_per_second,
        {air_.wind_m_s.x_m, air_.wind_m_s.y_m});
    return path ? length(*path) / metre / airspeed_m_s_ : std::numeric_limits<double>::infinity();
}

double layout_time_s(
    const StripLayout& layout,
    const Environment& environment,
    const Simulator::Level& level,
    const MovingAir& air)
{
    const double airspeed_m_s = airspeed_at(environment, level, air);
    const auto& schedule = environment.profile.schedule;
    const double radius_m =
        aircraft::planned_turn_radius(airspeed_m_s * metre_per_second, schedule) / metre;
    const double turn_s = cheapest_turn_m(layout.spacing_m, radius_m) / airspeed_m_s +
                          (schedule.run_in + schedule.run_out) / second;
    double sum_s = 0.0;
    for (const auto& line : layout.lines) {
        const auto way = line.to - line.from;
        const double with_s = length_m(way) / air.ground_speed_m_s(unit(way), airspeed_m_s);
        const double against_s =
            length_m(way) / air.ground_speed_m_s(-1.0 * unit(way), airspeed_m_s);
        sum_s += 0.5 * (with_s + against_s) + turn_s;
    }
    return sum_s;
}

}  // namespace transect::planner
