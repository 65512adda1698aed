/// How long it takes to get from one line to the next.

#pragma once

#include <vector>

#include "planner/ordering.hpp"
#include "planner/sortie_simulation.hpp"

namespace transect::planner {

/// The cost of an order of lines that are all flown at one level, in one wind: Dubins
/// paths in the moving air between lines, straight lines from and to the base. Run-in and run-out
/// belong to the line.
class LevelCost {
public:
    LevelCost(
        const Environment& environment,
        const Transit& transit,
        const Simulator::Level& level,
        const MovingAir& air);

    OrderCost cost() const;

private:
    double along_s(const Visit& visit) const;
    double between_s(const Visit& last, const Visit& next) const;
    double straight_s(PlanePoint from, PlanePoint to) const;

    PlanePoint run_in_start(const Visit& visit) const;
    PlanePoint run_out_end(const Visit& visit) const;
    /// On the visit's course there.
    aircraft::AirPose pose_at(PlanePoint position, const Visit& visit) const;
    double ground_speed_m_s(PlanePoint course) const;

    const Environment* environment_;
    PlanePoint base_;
    MovingAir air_;
    double airspeed_m_s_ = 0.0;
    Length radius_;
};

/// For choosing a direction before an order exists: lines both ways, and the cheapest regular turn
/// between neighbours (closed form without wind).
double layout_time_s(
    const StripLayout& layout,
    const Environment& environment,
    const Simulator::Level& level,
    const MovingAir& air);

}  // namespace transect::planner
