/// Where a track leaves the ground and comes back to it.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "flight/phase_track.hpp"

namespace transect::flight {

enum class Where { unclear, ground, air };

/// Points of one run that are in one place. In the air: from lift-off, inclusive, to touchdown,
/// exclusive.
struct Stretch {
    Where where = Where::unclear;
    PointRange range = {};
    /// In the air: height of the field, where the take-off or the landing was seen.
    std::optional<double> taken_off_from_m = {};
    std::optional<double> landed_at_m = {};
};

/// In order, of all points.
std::vector<Stretch> stretches(const PhaseTrack& track, const PhaseThresholds& thresholds);

/// An approach to a known field that climbs again.
struct LowApproach {
    bool touched = false;
    PointRange range = {};  ///< touched: below the height where landings begin; else from the
                            ///< lowest point to the end of being low
};

/// In order.
std::vector<LowApproach> low_approaches(
    const PhaseTrack& track,
    const std::vector<Stretch>& stretches,
    const PhaseThresholds& thresholds);

}  // namespace transect::flight
