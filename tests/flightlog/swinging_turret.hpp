/// Records of a turret whose angles are off by what a test says.

#pragma once

#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::test {

struct TurretFault {
    double lag_s = 0.0;
    double azimuth_deg = 0.0;    ///< true less reported
    double elevation_deg = 0.0;  ///< the same
    double slew_deg = 30.0;
    double noise_deg = 0.0;  ///< of the reported gimbal's azimuth and elevation, standard deviation
};

/// 2026-11-23, five a second for a minute: due east with 60 m/s, banked by 3°, the camera swinging
/// to and fro ahead.
std::vector<flightlog::Record> turret_records(const TurretFault& fault);

}  // namespace transect::test
