/// From a mission to a plan.

#pragma once

#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::planner {

/// A plan with the simulated flights that its figures come from.
struct PlannedFlights {
    Plan plan;
    std::vector<SortieFlight> flights;
};

/// Lays transects over every task, orders them and shares them out to sorties that return with
/// their reserves, flies the result and counts the ground it would cover. What cannot be done is an
/// error finding in the plan: a task that is not possible, transects that no sortie can reach.
///
/// `effort` from 1 on: each more takes about as long again as effort 1, and the answer is never
/// worse. The same mission and effort give the same plan.
PlannedFlights plan(const Mission& mission, int effort = 1);

/// A plan flown again, perhaps after its mission was changed: totals, findings of the sorties and
/// predictions are those of this flight; what was decided stays. Error findings where the plan no
/// longer holds.
PlannedFlights fly_again(Plan plan);

bool has_errors(const Plan& plan);

}  // namespace transect::planner
