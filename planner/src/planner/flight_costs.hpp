/// How long lines and what lies between them take, for choosing an order.

#pragma once

#include <span>
#include <vector>

#include "planner/sortie_simulation.hpp"
#include "planner/task_line.hpp"
#include "planner/tour_costs.hpp"

namespace transect::planner {

/// How the lines of one task are flown.
struct FlownLevel {
    Simulator::Level level;
    MovingAir air;  ///< that stands for all of the task
};

/// Times in seconds, without mass or fuel: Dubins paths in the moving air between lines, straight
/// lines from and to the base, what a climb takes longer than level flight. Run-in and run-out
/// belong to the line. The simulation has the last word on every figure.
class FlightCosts {
public:
    FlightCosts(const Environment& environment, const Transit& transit);

    /// `levels` by task; each wind is weaker than the airspeed there.
    TourCosts tour_costs(
        std::span<const TaskLine> lines, const std::vector<FlownLevel>& levels) const;

    /// A line and its best regular connection to a neighbour so far away or a multiple of it, in
    /// still air.
    double turn_s(const FlownLevel& level, double spacing_m) const;

private:
    class Table;

    double climb_loss_s(const Simulator::Level& level) const;

    const Environment* environment_;
    Transit transit_;
};

/// U-turn between lines `distance_m` apart with aligned ends: R(π + 4·acos((d + 2R)/4R)) up to
/// d = 2R, πR + d − 2R beyond.
double u_turn_m(double distance_m, double radius_m);

/// The shortest of those to a neighbour or one a few lines further.
double shortest_u_turn_m(double spacing_m, double radius_m);

}  // namespace transect::planner
