#include "transect/geo/circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace transect {
namespace {

constexpr double widest_step_deg = 5.0;
constexpr double map_margin = 5e-4;

/// The angle flown through, in (0°, 360°].
double sweep_deg(const Arc& arc)
{
    const bool clockwise = arc.direction == Arc::Direction::clockwise;
    const double turn_deg = (clockwise ? arc.to - arc.from : arc.from - arc.to) / degree;
    return turn_deg > 0.0 ? turn_deg : turn_deg + 360.0;
}

}  // namespace

Ring ring(const Circle& circle, Fit fit)
{
    constexpr int vertices = 72;
    const double outside =
        (1.0 + map_margin) / std::cos(std::numbers::pi / static_cast<double>(vertices));
    const double factor = fit == Fit::circumscribed ? outside : 1.0 - map_margin;
    Ring result;
    for (int i = 0; i < vertices; ++i) {
        const Bearing bearing{-360.0 / vertices * static_cast<double>(i) * degree};
        result.push_back(travel(circle.centre, bearing, factor * circle.radius));
    }
    return result;
}

Ring points(const Arc& arc, Fit fit)
{
    const double sweep = sweep_deg(arc);
    const int steps = std::max(1, static_cast<int>(std::ceil(sweep / widest_step_deg)));
    const double side = arc.direction == Arc::Direction::clockwise ? 1.0 : -1.0;
    const Angle step = side * sweep / steps * degree;
    const auto on_circle = [&](double number, double factor) {
        return travel(arc.circle.centre, arc.from + number * step, factor * arc.circle.radius);
    };
    Ring result{on_circle(0.0, 1.0)};
    const double outside = 1.0 / std::cos(0.5 * (abs(step) / radian));
    for (int i = 0; i < steps; ++i) {
        if (fit == Fit::circumscribed) {
            result.push_back(on_circle(i + 0.5, outside));
        } else if (i > 0) {
            result.push_back(on_circle(i, 1.0));
        }
    }
    result.push_back(on_circle(steps, 1.0));
    return result;
}

}  // namespace transect
