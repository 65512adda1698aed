/// The next mission, from what a report found missing.

#pragma once

#include <string>
#include <vector>

#include "transect/finding.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

/// Where the looks behind the coverage that gaps were left by come from. Assumed looks are taken
/// from the plan: nobody recorded where the camera pointed.
enum class GapBasis { none, measured, partly_assumed };

struct TaskGap {
    std::string task;
    MultiPolygon area;
};

/// What a report says is missing.
struct Gaps {
    GapBasis basis = GapBasis::none;
    std::vector<std::string> counted = {};  ///< tasks that the report looked at
    std::vector<TaskGap> gaps = {};         ///< of these, the ones with something missing
};

/// Whether assumed coverage is treated as done.
enum class AssumedCoverage { refused, accepted };

struct ReflyMission {
    Mission mission;
    /// With an error among them the mission is the one given.
    std::vector<Finding> findings;
};

/// The mission with each task's area replaced by what is missing of it. Tasks without gaps are
/// dropped, tasks that the report did not look at stay whole; notes say which. Error findings where
/// the coverage is assumed and that is not accepted, and where a gap lies outside its task. Throws
/// std::domain_error for a gap of a task that the mission has not.
ReflyMission refly(const Mission& mission, const Gaps& gaps, AssumedCoverage assumed);

}  // namespace transect::planner
