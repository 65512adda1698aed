#include "formats/json_quantity.hpp"

#include <charconv>
#include <iterator>

namespace transect::formats {
namespace {

/// `number` rounded to so many significant digits.
double rounded(double number, int digits)
{
    const auto text = fmt::format("{:.{}e}", number, digits - 1);
    double result = number;
    std::from_chars(text.data(), std::next(text.data(), std::ssize(text)), result);
    return result;
}

/// A number near `number` that gives exactly `value`, if there is one.
std::optional<double> exact_number(double value, double unit)
{
    const double number = value / unit;
    constexpr int most_digits = 17;
    for (int digits = 1; digits <= most_digits; ++digits) {
        const double candidate = rounded(number, digits);
        if (candidate * unit == value) {
            return candidate;
        }
    }
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double candidate :
         {std::nextafter(number, -infinity), std::nextafter(number, infinity)}) {
        if (candidate * unit == value) {
            return candidate;
        }
    }
    return std::nullopt;
}

}  // namespace

double number_for(double value, double unit)
{
    if (const auto exact = exact_number(value, unit)) {
        return *exact;
    }
    const double nearest = value / unit;
    return exact_number(nearest * unit, unit).value_or(nearest);
}

}  // namespace transect::formats
