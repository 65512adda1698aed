/// Roots of functions whose slope is known.

#pragma once

#include <cmath>
#include <limits>

namespace transect::aircraft {

struct ValueAndSlope {
    double value = 0.0;
    double slope = 0.0;
};

struct Bracket {
    double low = 0.0;
    double high = 0.0;
};

/// A root between two arguments where the function has different signs, by Newton's method with
/// bisection where that leaves the bracket. `function` gives value and slope; of `value_at_low`
/// only the sign counts.
template <class Function>
double root(const Function& function, Bracket bracket, double value_at_low)
{
    constexpr int most_rounds = 200;
    double at = 0.5 * (bracket.low + bracket.high);
    for (int i = 0; i < most_rounds; ++i) {
        const auto [value, slope] = function(at);
        if (value == 0.0) {
            break;
        }
        ((value > 0.0) == (value_at_low > 0.0) ? bracket.low : bracket.high) = at;
        const double newton = at - value / slope;
        const bool inside = newton > bracket.low && newton < bracket.high;
        const double next = inside ? newton : 0.5 * (bracket.low + bracket.high);
        const double tolerance = 4.0 * std::numeric_limits<double>::epsilon() * (1.0 + at);
        if (std::abs(next - at) <= tolerance) {
            return next;
        }
        at = next;
    }
    return at;
}

}  // namespace transect::aircraft
