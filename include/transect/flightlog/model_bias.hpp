/// How far the performance model is from what was met.

#pragma once

#include <cstddef>
#include <optional>

#include "transect/units.hpp"

namespace transect::flightlog {

/// Of ratios met / modelled, one for each minute of steady level flight.
struct RatioEstimate {
    double median = 1.0;
    double low = 1.0;   ///< a tenth of the minutes lie below
    double high = 1.0;  ///< a tenth of the minutes lie above
    std::size_t minutes = 0;
};

/// Proposed, never applied. Nothing where no minute could be used.
struct ModelBias {
    /// To the model's flow at the airspeed, height and mass met, in the planned temperature.
    std::optional<RatioEstimate> fuel_flow = {};
    /// To the planned true airspeed of the task, on transects.
    std::optional<RatioEstimate> true_airspeed = {};
};

}  // namespace transect::flightlog
