/// Winds aloft as a forecaster lists them: by height, at one or several times.

#pragma once

#include <optional>
#include <vector>

#include "transect/aircraft/local_wind.hpp"

namespace transect::aircraft {

struct WindsAloft {
    struct Level {
        PressureAltitude altitude;
        ConstantWind wind;
        std::optional<Temperature> temperature = {};
    };
    struct Forecast {
        /// When it is valid; the only forecast may do without and is then valid always.
        std::optional<Instant> valid = {};
        std::vector<Level> levels = {};  ///< upwards, no two at one altitude, at least one
    };
    std::vector<Forecast> forecasts = {};  ///< in order of time, no two at one time, at least one
};

/// Linear in pressure altitude between the levels of each forecast, then in time between forecasts.
/// The temperature's deviation from standard is interpolated, which below the tropopause is the
/// same as the temperature. Levels below the lowest and what is outside: see WindField.
std::optional<LocalWind> wind_at(const WindsAloft& winds, PressureAltitude altitude, Instant time);

/// Throws std::domain_error where the winds are not as described above, or a level is outside
/// lowest_wind_level to highest_wind_level.
void require_valid(const WindsAloft& winds);

}  // namespace transect::aircraft
