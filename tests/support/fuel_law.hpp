/// The fuel law of the sample Caravan once more, written from the formulas of the profile and
/// shared by tests that integrate flights on their own.

#pragma once

#include <functional>

namespace transect::test {

/// Air at a standard height, warmer than standard by `deviation_k`.
struct LevelState {
    double mass_kg = 0.0;
    double height_m = 0.0;  ///< pressure altitude
    double speed_m_s = 0.0;
    double climb_m_s = 0.0;
    double load_factor = 1.0;
    double deviation_k = 0.0;
    double turret_drag = 0.0;
};

/// Of the Caravan with pod, without turret.
double caravan_flow_kg_s(const LevelState& state);

/// Integrates y' = slope(x, y) from `from` to `to` with midpoint steps that are halved until two of
/// them agree with one.
double adaptive(
    const std::function<double(double, double)>& slope, double from, double to, double start);

}  // namespace transect::test
