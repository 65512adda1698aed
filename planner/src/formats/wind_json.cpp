#include "formats/wind_json.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "formats/json_quantity.hpp"
#include "formats/winds_aloft_json.hpp"

namespace transect::formats {
namespace {

using aircraft::ConstantWind;
using aircraft::WindField;
using aircraft::WindsAloft;

constexpr QuantityKey<Angle> wind_from{"wind_from_true_deg", degree, 0.0, 360.0};
constexpr QuantityKey<Speed> wind_speed{"wind_speed_kt", knot, 0.0, 200.0};
constexpr std::string_view aloft_key = "winds_aloft";

std::optional<WindField> constant_wind(const JsonView& weather, Complaints& complaints)
{
    const auto from = complaints.take([&] { return required(weather, wind_from); });
    const auto speed = complaints.take([&] { return required(weather, wind_speed); });
    return from && speed ? std::optional{WindField{ConstantWind{Bearing{*from}, *speed}}}
                         : std::nullopt;
}

/// Only one of the ways to give wind may be there.
void require_one(const JsonView& weather)
{
    const bool is_constant = weather.find(wind_from.key) || weather.find(wind_speed.key);
    if (is_constant && weather.find(aloft_key)) {
        weather.fail(
            fmt::format("give either {} and {}, or {}", wind_from.key, wind_speed.key, aloft_key));
    }
}

}  // namespace

std::vector<std::string_view> with_wind_keys(std::vector<std::string_view> keys)
{
    keys.insert(keys.begin(), {wind_from.key, wind_speed.key, aloft_key});
    return keys;
}

std::optional<WindField> wind(
    const JsonView& weather, const planner::Mission& mission, Complaints& complaints)
{
    const auto before = complaints.list().size();
    complaints.check([&] { require_one(weather); });
    const auto aloft = weather.find(aloft_key);
    if (!aloft) {
        return constant_wind(weather, complaints);
    }
    auto winds = complaints.take([&] { return winds_aloft(*aloft, mission, complaints); });
    return complaints.list().size() > before ? std::nullopt
                                             : std::optional{WindField{std::move(*winds)}};
}

void write_wind(JsonWriter& json, const WindField& wind)
{
    if (const auto constant = wind.constant()) {
        json.member(wind_from.key, constant->from.angle() / degree);
        json.member(wind_speed.key, number_in(constant->speed, wind_speed.unit));
    } else if (const auto* const aloft = std::get_if<WindsAloft>(&wind.source())) {
        json.key(aloft_key);
        write(json, *aloft);
    }
}

}  // namespace transect::formats
