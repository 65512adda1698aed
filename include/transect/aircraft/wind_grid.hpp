/// Wind on a grid, as weather models give it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "transect/aircraft/local_wind.hpp"

namespace transect::aircraft {

/// Values stand in order of time, level, latitude and longitude, the longitude running fastest.
/// Whole centimetres per second and hundredths of a kelvin are finer than any model's output and
/// keep their value through any file.
struct WindGrid {
    struct Axis {
        Angle first = {};
        Angle step = {};  ///< towards north or east
        std::size_t count = 0;
    };
    Axis latitude = {};
    Axis longitude = {};                ///< the first in [-180, 180)
    std::vector<Pressure> levels = {};  ///< upwards: falling pressure
    std::vector<Instant> times = {};    ///< in order; a single one covers only itself
    std::vector<std::int32_t> east_cm_s = {};
    std::vector<std::int32_t> north_cm_s = {};
    std::vector<std::int32_t> temperature_ck =
        {};                   ///< hundredths of a kelvin; empty where not given
    std::string source = {};  ///< for people: the file it came from

    /// What stands where the source has no value.
    static constexpr std::int32_t unknown = std::numeric_limits<std::int32_t>::min();
};

/// Linear in latitude and longitude, in pressure altitude, and in time. Unknown where a value with
/// any weight is unknown; without the temperature where only that is. Outside: see WindField.
std::optional<LocalWind> wind_at(const WindGrid& grid, const AirPlace& place);

/// Throws std::domain_error where the grid is not as described above, its sizes do not fit, or a
/// level is outside lowest_wind_level to highest_wind_level.
void require_valid(const WindGrid& grid);

}  // namespace transect::aircraft
