/// Airspeeds that a mission asks for by name.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

/// The mission with a calibrated airspeed wherever it names one. A named speed is that of the
/// take-off mass, at the height, banked as planned: what is held then is held throughout, in turns
/// too. Where there is none, the airspeed stays unset and a finding says so.
struct ChosenSpeeds {
    Mission mission;
    std::vector<Finding> findings;
};
ChosenSpeeds with_chosen_speeds(const Mission& mission);

}  // namespace transect::planner
