/// A simulated flight as the log that a Caravan's display writes to its card.

#pragma once

#include <cstdint>
#include <string>

#include "transect/geo/magnetic_model.hpp"
#include "transect/planner/plan.hpp"

namespace transect::formats {

struct SimulatedLog {
    const planner::Mission& mission;
    const planner::SortieFlight& flight;
    const MagneticModel& magnetic_model;
    std::uint64_t seed = 1;  ///< of the GPS noise: the same seed gives the same bytes
};

/// A Garmin G1000 log (log_version 1.03) with the 57 columns of a Cessna 208B, one row a second in
/// UTC, from start-up to a minute after landing. Its first line says mode=SIMULATED.
///
/// As on a real card, headings and tracks are magnetic, MagVar is positive to the east, AltGPS is
/// above the ellipsoid (blank when the mission gives no undulation) and AltInd is what an altimeter
/// set to the mission's QNH shows in its air. The first rows have no date, the next ones no
/// position, and the last row is cut where a block of 8,192 bytes ends. Positions carry correlated
/// noise (standard deviation 1.5 m a horizontal axis, 2.5 m in height, correlation time 60 s).
/// What the simulation does not know (engine, radios, navigation needles) is blank.
///
/// Throws std::domain_error for a flight without samples.
std::string garmin_csv(const SimulatedLog& log);

}  // namespace transect::formats
