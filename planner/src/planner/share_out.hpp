/// Lines of all tasks, shared out to sorties that return with their reserves.

#pragma once

#include <functional>
#include <vector>

#include "planner/order_trial.hpp"
#include "planner/tour_bound.hpp"

namespace transect::planner {

struct ShareOutRequest {
    std::vector<TaskLine> lines;  ///< in a good order for one sortie, each in a good direction
    Objective objective = Objective::fewest_sorties;
    int effort = 1;
};

struct SharedOut {
    std::vector<SortieOrder> sorties;
    std::vector<TaskLine> unserved;  ///< not even alone
    double cost = 0.0;               ///< of the sorties in the model that they were ordered by
    TourBound bound;                 ///< in the same model
    Duration flight_time;            ///< as simulated
};

using MakeCosts = std::function<TourCosts(std::span<const TaskLine>)>;
using TrySortie = std::function<OrderTrial::Result(const SortieOrder&)>;

/// The search works with a model of times; what a sortie may last in it is learnt by simulating
/// sorties, and every sortie of the answer is one that the simulation has flown with its reserves.
/// Lines too long for a sortie are cut.
SharedOut share_out(
    const ShareOutRequest& request, const MakeCosts& make_costs, const TrySortie& try_sortie);

}  // namespace transect::planner
