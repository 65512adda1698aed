/// The one grammar of numbers in text logs.

#pragma once

#include <optional>
#include <string_view>

namespace transect::flightlog {

std::string_view trimmed(std::string_view text);

/// A decimal number with blanks around it, an optional sign (plus too) and an optional exponent.
/// Nothing for any other text: hexadecimal, a decimal comma, "nan", "inf", or beyond a double.
std::optional<double> to_number(std::string_view cell);

}  // namespace transect::flightlog
