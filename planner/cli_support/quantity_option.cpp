#include "cli_support/quantity_option.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

namespace transect::cli {
namespace {

template <typename Quantity>
struct Unit {
    std::string_view symbol;
    Quantity value;
};

template <typename Units>
[[noreturn]] void fail(const std::string& option, std::string_view text, const Units& units)
{
    std::string known;
    for (const auto& unit : units) {
        known += (known.empty() ? "" : ", ") + std::string{unit.symbol};
    }
    throw UsageError{
        fmt::format("option --{} needs a number with a unit ({}), not '{}'", option, known, text)};
}

template <typename Quantity, std::size_t Count>
Quantity quantity(
    const po::variables_map& values,
    const std::string& option,
    const std::array<Unit<Quantity>, Count>& units)
{
    const auto text = values[option].as<std::string>();
    double number = 0.0;
    const auto* const end = std::next(text.data(), std::ssize(text));
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    std::string_view symbol{rest, static_cast<std::size_t>(std::distance(rest, end))};
    symbol.remove_prefix(std::min(symbol.find_first_not_of(' '), symbol.size()));
    const auto unit = std::ranges::find(units, symbol, &Unit<Quantity>::symbol);
    if (error != std::errc{} || !std::isfinite(number)) {
        fail(option, text, units);
    }
    if (unit != units.end()) {
        return number * unit->value;
    }
    if (symbol.empty() && number == 0.0) {
        return Quantity{};
    }
    fail(option, text, units);
}

}  // namespace

Length length_option(const po::variables_map& values, const std::string& name)
{
    constexpr std::array units{
        Unit<Length>{"m", metre},
        Unit<Length>{"km", kilometre},
        Unit<Length>{"ft", foot},
        Unit<Length>{"nm", nautical_mile}};
    return quantity(values, name, units);
}

Speed speed_option(const po::variables_map& values, const std::string& name)
{
    constexpr std::array units{
        Unit<Speed>{"kt", knot},
        Unit<Speed>{"km/h", kilometre / hour},
        Unit<Speed>{"m/s", metre_per_second}};
    return quantity(values, name, units);
}

Duration duration_option(const po::variables_map& values, const std::string& name)
{
    constexpr std::array units{
        Unit<Duration>{"s", second}, Unit<Duration>{"min", minute}, Unit<Duration>{"h", hour}};
    return quantity(values, name, units);
}

Mass mass_option(const po::variables_map& values, const std::string& name)
{
    constexpr std::array units{Unit<Mass>{"kg", kilogram}, Unit<Mass>{"lb", pound}};
    return quantity(values, name, units);
}

}  // namespace transect::cli
