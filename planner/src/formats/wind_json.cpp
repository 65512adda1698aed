#include "formats/wind_json.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "formats/json_quantity.hpp"
#include "formats/wind_file.hpp"
#include "formats/wind_grid_json.hpp"
#include "formats/winds_aloft_json.hpp"

namespace transect::formats {
namespace {

using aircraft::ConstantWind;
using aircraft::WindField;
using aircraft::WindGrid;
using aircraft::WindsAloft;

constexpr QuantityKey<Angle> wind_from{"wind_from_true_deg", degree, 0.0, 360.0};
constexpr QuantityKey<Speed> wind_speed{"wind_speed_kt", knot, 0.0, 200.0};
constexpr std::string_view aloft_key = "winds_aloft";
constexpr std::string_view file_key = "wind_file";
constexpr std::string_view grid_key = "wind_grid";
constexpr std::array<std::string_view, 3> field_keys{aloft_key, file_key, grid_key};

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
    const auto fields = std::ranges::count_if(
        field_keys, [&](std::string_view key) { return weather.find(key).has_value(); });
    if (fields + (is_constant ? 1 : 0) > 1) {
        weather.fail(fmt::format(
            "give only one of {} with {}, {}, {}",
            wind_from.key,
            wind_speed.key,
            aloft_key,
            file_key));
    }
}

WindField file_wind(
    const JsonView& name,
    const planner::Mission& mission,
    const std::optional<MissionFolders>& folders)
{
    if (!folders) {
        name.fail("a mission inside another file holds its winds as wind_grid");
    }
    const auto file = folders->mission / name.string();
    try {
        return read_wind_file(file, wind_crop(mission));
    } catch (const InputError& error) {
        name.fail(error.what());
    }
}

}  // namespace

std::vector<std::string_view> with_wind_keys(std::vector<std::string_view> keys)
{
    keys.insert(keys.begin(), {wind_from.key, wind_speed.key, aloft_key, file_key, grid_key});
    return keys;
}

std::optional<WindField> wind(
    const JsonView& weather,
    const planner::Mission& mission,
    const std::optional<MissionFolders>& folders,
    Complaints& complaints)
{
    const auto before = complaints.list().size();
    complaints.check([&] { require_one(weather); });
    if (const auto aloft = weather.find(aloft_key)) {
        auto winds = complaints.take([&] { return winds_aloft(*aloft, mission, complaints); });
        return complaints.list().size() > before ? std::nullopt
                                                 : std::optional{WindField{std::move(*winds)}};
    }
    if (const auto file = weather.find(file_key)) {
        return complaints.take([&] { return file_wind(*file, mission, folders); });
    }
    if (const auto grid = weather.find(grid_key)) {
        return complaints.take([&] { return WindField{wind_grid(*grid)}; });
    }
    return constant_wind(weather, complaints);
}

void write_wind(JsonWriter& json, const WindField& wind)
{
    if (const auto constant = wind.constant()) {
        json.member(wind_from.key, constant->from.angle() / degree);
        json.member(wind_speed.key, number_in(constant->speed, wind_speed.unit));
    } else if (const auto* const aloft = std::get_if<WindsAloft>(&wind.source())) {
        json.key(aloft_key);
        write(json, *aloft);
    } else {
        json.key(grid_key);
        write(json, std::get<WindGrid>(wind.source()));
    }
}

}  // namespace transect::formats
