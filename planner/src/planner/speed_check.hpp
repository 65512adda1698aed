/// Whether the aircraft can be flown at a height and speed at all.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

/// At take-off mass, the heaviest it will be: ceiling, VMO, stall margin in the planned turn,
/// power. Empty when all is well; the findings have no place yet.
std::vector<Finding> speed_findings(const TransitProfile& profile, const Mission& mission);

/// The stall margin of the profile's climb speed, since climbs circle at the planned bank. The
/// take-off mass has the highest stall speed of the flight, and calibrated airspeeds make it the
/// same at every height.
std::vector<Finding> climb_speed_findings(const Mission& mission);

}  // namespace transect::planner
