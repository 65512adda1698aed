/// What `plan` is asked to plan: a mission, what is missing of one, or what remains of a plan.

#pragma once

#include <filesystem>

#include "transect/planner/planning.hpp"

#include "cli_support/options.hpp"

namespace transect::cli {

struct PlanAnswer {
    planner::PlannedFlights planned;
    /// Otherwise there is nothing to fly, and the findings say why.
    bool is_to_fly = true;
};

/// The options that choose what is planned, and the mission.
void add_request_options(OptionSet& options);

/// Throws UsageError for options that do not go together.
PlanAnswer answer(const po::variables_map& values);

}  // namespace transect::cli
