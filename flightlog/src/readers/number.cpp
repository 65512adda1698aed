#include "flightlog/src/readers/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

namespace transect::flightlog {
namespace {

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r';
}

/// Plain decimals of at most 15 digits: the digits as an integer and the power of ten are both
/// exact doubles, so one division rounds correctly (Clinger's fast path), several times faster than
/// the general routine.
std::optional<double> short_decimal(std::string_view digits)
{
    static constexpr std::array powers{
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    if (digits.size() > powers.size()) {
        return std::nullopt;
    }
    std::uint64_t integer = 0;
    std::size_t decimals = 0;
    std::size_t points = 0;
    for (const char letter : digits) {
        if (is_digit(letter)) {
            integer = integer * 10 + static_cast<std::uint64_t>(letter - '0');
            decimals += points;
        } else if (letter == '.') {
            ++points;
        } else {
            return std::nullopt;
        }
    }
    if (points > 1 || digits.size() == points) {
        return std::nullopt;
    }
    // Sixteen characters hold sixteen digits only when there is no point.
    if (digits.size() - points == powers.size()) {
        return std::nullopt;
    }
    return static_cast<double>(integer) / powers.at(decimals);
}

std::optional<double> any_decimal(std::string_view digits)
{
    if (digits.empty() || (!is_digit(digits.front()) && digits.front() != '.')) {
        return std::nullopt;  // "inf", "nan" and a second sign
    }
    double value = 0.0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

}  // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<double> to_number(std::string_view cell)
{
    auto digits = trimmed(cell);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+')) {
        digits.remove_prefix(1);
    }
    auto magnitude = short_decimal(digits);
    if (!magnitude) {
        magnitude = any_decimal(digits);
    }
    if (!magnitude) {
        return std::nullopt;
    }
    return negative ? -*magnitude : *magnitude;
}

}  // namespace transect::flightlog
