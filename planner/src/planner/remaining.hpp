/// What is left of the transects of a plan.

#pragma once

#include <span>
#include <vector>

#include "transect/planner/resume.hpp"

#include "planner/environment.hpp"

namespace transect::planner {

struct Remaining {
    std::vector<std::vector<Transect>> sorties;  ///< of each sortie of the plan what is left
    std::size_t last_begun = 0;  ///< the last sortie of which something was flown, else the first
    int flown = 0;               ///< transects of which nothing is left
    int cut = 0;                 ///< of which some is left
    int whole = 0;
    int short_rests = 0;  ///< too short to be flown
    Length short_length = {};
};

/// As resume() tells it; the wind is that of this time.
Remaining remaining(
    const Plan& plan,
    std::span<const FlownPart> flown,
    const Environment& environment,
    Instant time);

}  // namespace transect::planner
