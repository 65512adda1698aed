#include "support/fuel_law.hpp"

#include <algorithm>
#include <cmath>

namespace transect::test {

double caravan_flow_kg_s(const LevelState& state)
{
    const double pressure_ratio = std::pow(1.0 - state.height_m / 44330.769, 5.255876);
    const double temperature_k = 288.15 - 0.0065 * state.height_m + state.deviation_k;
    const double density = 101325.0 * pressure_ratio / (287.05287 * temperature_k);
    const double q = 0.5 * density * state.speed_m_s * state.speed_m_s * 25.957;
    const double weight_n = state.mass_kg * 9.80665;
    const double cl = state.load_factor * weight_n / q;
    const double cd =
        0.03034 + 0.00438 + state.turret_drag + cl * cl / (3.14159265358979 * 9.709 * 0.6);
    const double efficiency = 0.86 * (1.0 - std::exp(-state.speed_m_s / (63.51 * 1852.0 / 3600.0)));
    const double power_w =
        std::max(0.0, (q * cd * state.speed_m_s + weight_n * state.climb_m_s) / efficiency);
    const double pph = 101.388 * pressure_ratio + 0.52546 * power_w / 745.699872;
    return pph * 0.45359237 / 3600.0;
}

double adaptive(
    const std::function<double(double, double)>& slope, double from, double to, double start)
{
    const auto midpoint = [&](double x, double y, double h) {
        return y + h * slope(x + 0.5 * h, y + 0.5 * h * slope(x, y));
    };
    double x = from;
    double y = start;
    double h = (to - from) / 10.0;
    while (std::abs(to - x) > 1e-9) {
        h = std::abs(h) > std::abs(to - x) ? to - x : h;
        const double whole = midpoint(x, y, h);
        const double halves = midpoint(x + 0.5 * h, midpoint(x, y, 0.5 * h), 0.5 * h);
        if (std::abs(whole - halves) > 1e-7 && std::abs(h) > 1e-6) {
            h *= 0.5;
            continue;
        }
        x += h;
        y = halves;
        h *= 1.5;
    }
    return y;
}

}  // namespace transect::test
