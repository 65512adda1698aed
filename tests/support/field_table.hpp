/// A field length table that is a plane.

#pragma once

#include "transect/aircraft/performance_table.hpp"

namespace transect::test {

/// over_50ft_ft = 1000 + 0.25·pressure_altitude_ft + 10·temperature_c + 0.1·(mass_lb − 7000) for 0
/// to 4,000 ft, 0 to 50 °C and 7,000 to 9,000 lb; ground_roll_ft is half of it.
aircraft::PerformanceTable field_table();

}  // namespace transect::test
