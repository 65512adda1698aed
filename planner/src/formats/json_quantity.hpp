/// Quantities in JSON: a key spells the unit of its number.

#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/json_document.hpp"

namespace transect::formats {

/// A key and what it holds; bounds are in its own unit, and inclusive.
template <typename Quantity>
struct QuantityKey {
    std::string_view key;
    Quantity unit;
    double lowest = 0.0;
    double highest = std::numeric_limits<double>::max();
};

template <typename Quantity>
Quantity quantity_at(const JsonView& value, const QuantityKey<Quantity>& key)
{
    return value.number_in(key.lowest, key.highest) * key.unit;
}

template <typename Quantity>
Quantity required(const JsonView& object, const QuantityKey<Quantity>& key)
{
    return quantity_at(object[key.key], key);
}

template <typename Quantity>
std::optional<Quantity> optional(const JsonView& object, const QuantityKey<Quantity>& key)
{
    const auto value = object.find(key.key);
    return value ? std::optional{quantity_at(*value, key)} : std::nullopt;
}

/// "a_ft, a_m"
template <typename Keys>
std::string listed(const Keys& keys)
{
    std::string text;
    for (const auto& key : keys) {
        text += (text.empty() ? "" : ", ") + std::string{key.key};
    }
    return text;
}

/// Which of several keys is there; more than one is refused.
template <typename Keys>
auto given_key(const JsonView& object, const Keys& keys)
{
    const auto is_given = [&](const auto& key) { return object.find(key.key).has_value(); };
    if (std::ranges::count_if(keys, is_given) > 1) {
        object.fail(fmt::format("give only one of {}", listed(keys)));
    }
    return std::ranges::find_if(keys, is_given);
}

template <typename Quantity, std::size_t Count>
std::optional<Quantity> optional_one_of(
    const JsonView& object, const std::array<QuantityKey<Quantity>, Count>& keys)
{
    const auto key = given_key(object, keys);
    return key == keys.end() ? std::nullopt : std::optional{required(object, *key)};
}

template <typename Quantity, std::size_t Count>
Quantity required_one_of(
    const JsonView& object, const std::array<QuantityKey<Quantity>, Count>& keys)
{
    const auto quantity = optional_one_of(object, keys);
    if (!quantity) {
        object.fail(fmt::format("give one of {}", listed(keys)));
    }
    return *quantity;
}

/// The shortest number whose product with `unit` is exactly `value`, so that reading it back gives
/// the same bits; the nearest one where no number does, as for a value that came from another unit.
double number_for(double value, double unit);

template <typename Quantity>
double number_in(Quantity value, Quantity unit)
{
    return number_for(value.in_base_units(), unit.in_base_units());
}

inline double number_in(double value, double /*unit*/)
{
    return value;
}

}  // namespace transect::formats
