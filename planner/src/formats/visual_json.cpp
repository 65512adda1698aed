#include "formats/visual_json.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "formats/json_choice.hpp"
#include "formats/json_quantity.hpp"
#include "formats/loading_parts.hpp"
#include "formats/profile_json.hpp"

namespace transect::formats {
namespace {

using sensor::SearchSurface;
using sensor::VisualProfile;
using sensor::VisualTarget;

constexpr std::string_view format = "transect/visual-1";
constexpr Length statute_mile = 1609.344 * metre;
constexpr QuantityKey<Length> heights{"heights_ft", foot, 1.0, 45'000.0};
constexpr std::array<QuantityKey<Length>, 2> visibility_keys{
    {{"visibilities_nm", nautical_mile, 0.01, 100.0},
     {"visibilities_mi", statute_mile, 0.01, 100.0}}};
constexpr QuantityKey<Length> widths{"sweep_widths_nm", nautical_mile, 0.0, 100.0};
constexpr QuantityKey<Speed> speeds{"speeds_kt", knot, 1.0, 600.0};
constexpr QuantityKey<double> speed_factors{"speed_factors", 1.0, 0.01, 10.0};
constexpr QuantityKey<double> fatigue_factor{"fatigue_factor", 1.0, 0.01, 1.0};
constexpr QuantityKey<double> calm{"calm", 1.0, 0.01, 10.0};
constexpr QuantityKey<double> moderate{"moderate", 1.0, 0.01, 10.0};
constexpr QuantityKey<double> rough{"rough", 1.0, 0.01, 10.0};
constexpr std::string_view weather_key = "weather_factors";
constexpr std::array<Choice<SearchSurface>, 2> surfaces{{
    {"land", SearchSurface::land},
    {"water", SearchSurface::water},
}};

template <typename Quantity>
std::vector<Quantity> row_at(const JsonView& list, const QuantityKey<Quantity>& key)
{
    return list_at(
        list, "a list of numbers", [&](const JsonView& value) { return quantity_at(value, key); });
}

template <typename Quantity>
std::vector<Quantity> axis_at(const JsonView& profile, const QuantityKey<Quantity>& key)
{
    const auto list = profile[key.key];
    auto axis = row_at(list, key);
    if (axis.empty()) {
        list.fail("needs a value");
    }
    for (std::size_t i = 1; i < axis.size(); ++i) {
        if (!(axis[i] > axis[i - 1])) {
            list[i].fail("values must increase");
        }
    }
    return axis;
}

void require_size(const JsonView& list, std::size_t given, std::size_t expected)
{
    if (given != expected) {
        list.fail(fmt::format("needs {} values, not {}", expected, given));
    }
}

std::vector<std::vector<Length>> widths_at(const JsonView& list, const VisualProfile& profile)
{
    auto table = list_at(list, "a list of rows, one for each height", [&](const JsonView& row) {
        auto values = row_at(row, widths);
        require_size(row, values.size(), profile.visibilities.size());
        return values;
    });
    require_size(list, table.size(), profile.heights.size());
    return table;
}

std::vector<double> weather_factors_at(const JsonView& object)
{
    object.allow_only({calm.key, moderate.key, rough.key});
    return {required(object, calm), required(object, moderate), required(object, rough)};
}

VisualTarget target_at(const JsonView& object, const VisualProfile& profile)
{
    object.allow_only({"name", widths.key, speed_factors.key, weather_key});
    VisualTarget target{
        .name = object["name"].string(), .widths = widths_at(object[widths.key], profile)};
    const auto factors = object.find(speed_factors.key);
    if (!profile.speeds.empty() || factors) {
        const auto list = object[speed_factors.key];
        target.speed_factors = row_at(list, speed_factors);
        require_size(list, target.speed_factors.size(), profile.speeds.size());
    }
    if (const auto weather = object.find(weather_key)) {
        target.weather_factors = weather_factors_at(*weather);
    }
    return target;
}

std::vector<VisualTarget> targets_at(const JsonView& list, const VisualProfile& profile)
{
    auto targets = list_at(list, "a list of targets", [&](const JsonView& object) {
        return target_at(object, profile);
    });
    if (targets.empty()) {
        list.fail("needs a target");
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (std::ranges::count(targets, targets[i].name, &VisualTarget::name) > 1) {
            list[i]["name"].fail("another target has this name");
        }
    }
    return targets;
}

QuantityKey<Length> visibility_key(const JsonView& profile)
{
    const auto* const key = given_key(profile, visibility_keys);
    if (key == visibility_keys.end()) {
        profile.fail(fmt::format("give one of {}", listed(visibility_keys)));
    }
    return *key;
}

template <typename Quantity>
void write_row(JsonWriter& json, const std::vector<Quantity>& values, Quantity unit)
{
    json.begin_array();
    for (const auto& value : values) {
        json.value(number_in(value, unit));
    }
    json.end_array();
}

/// In nautical miles, unless only statute miles read back as they are.
const QuantityKey<Length>& exact_visibility_key(const std::vector<Length>& visibilities)
{
    const auto* const exact = std::ranges::find_if(visibility_keys, [&](const auto& key) {
        return std::ranges::all_of(visibilities, [&](Length visibility) {
            return number_in(visibility, key.unit) * key.unit == visibility;
        });
    });
    return exact == visibility_keys.end() ? visibility_keys.front() : *exact;
}

void write_target(JsonWriter& json, const VisualTarget& target)
{
    json.member("name", target.name);
    json.key(widths.key);
    json.begin_array();
    for (const auto& row : target.widths) {
        write_row(json, row, widths.unit);
    }
    json.end_array();
    if (!target.speed_factors.empty()) {
        json.key(speed_factors.key);
        write_row(json, target.speed_factors, 1.0);
    }
    if (!target.weather_factors.empty()) {
        json.key(weather_key);
        json.begin_object();
        json.member(calm.key, target.weather_factors.at(0));
        json.member(moderate.key, target.weather_factors.at(1));
        json.member(rough.key, target.weather_factors.at(2));
        json.end_object();
    }
}

}  // namespace

std::optional<VisualProfile> visual_profile(const JsonView& profile, Complaints& complaints)
{
    return complaints.take([&] {
        require_format(profile, format);
        profile.allow_only(
            {"format",
             "name",
             "trust",
             "source",
             "surface",
             heights.key,
             visibility_keys[0].key,
             visibility_keys[1].key,
             speeds.key,
             fatigue_factor.key,
             "targets"});
        VisualProfile result;
        result.name = profile["name"].string();
        result.trust = profile["trust"].string();
        result.source = profile["source"].string();
        result.surface = choice_at(profile["surface"], surfaces);
        result.heights = axis_at(profile, heights);
        result.visibilities = axis_at(profile, visibility_key(profile));
        if (profile.find(speeds.key)) {
            result.speeds = axis_at(profile, speeds);
        }
        result.fatigue_factor = optional(profile, fatigue_factor);
        result.targets = targets_at(profile["targets"], result);
        return result;
    });
}

void write(JsonWriter& json, const VisualProfile& profile)
{
    json.begin_object();
    json.member("format", format);
    json.member("name", profile.name);
    json.member("trust", profile.trust);
    json.member("source", profile.source);
    json.member("surface", word_for(profile.surface, surfaces));
    json.key(heights.key);
    write_row(json, profile.heights, heights.unit);
    const auto& visibility = exact_visibility_key(profile.visibilities);
    json.key(visibility.key);
    write_row(json, profile.visibilities, visibility.unit);
    if (!profile.speeds.empty()) {
        json.key(speeds.key);
        write_row(json, profile.speeds, speeds.unit);
    }
    if (profile.fatigue_factor) {
        json.member(fatigue_factor.key, *profile.fatigue_factor);
    }
    write_list(json, "targets", profile.targets, [&](const VisualTarget& target) {
        write_target(json, target);
    });
    json.end_object();
}

}  // namespace transect::formats
