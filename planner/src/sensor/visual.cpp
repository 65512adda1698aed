#include "transect/sensor/visual.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace transect::sensor {
namespace {

/// A place between two neighbours of an axis.
struct Place {
    std::size_t index = 0;
    double part = 0.0;  ///< of the way to the next
};

/// Nothing outside of the axis.
template <typename Quantity>
std::optional<Place> place_on(const std::vector<Quantity>& axis, Quantity value)
{
    if (axis.empty() || !(value >= axis.front() && value <= axis.back())) {
        return std::nullopt;
    }
    const auto above = std::ranges::upper_bound(axis, value);
    if (above == axis.end()) {
        return Place{.index = axis.size() - 1};
    }
    const auto index = static_cast<std::size_t>(above - axis.begin()) - 1;
    return Place{.index = index, .part = (value - axis[index]) / (axis[index + 1] - axis[index])};
}

template <typename Value>
Value at(const std::vector<Value>& values, const Place& place)
{
    const Value here = values.at(place.index);
    return place.part == 0.0 ? here : here + place.part * (values.at(place.index + 1) - here);
}

std::optional<Length> uncorrected_width(
    const VisualProfile& profile, const VisualTarget& target, const VisualConditions& conditions)
{
    const auto height = place_on(profile.heights, conditions.height_above_surface);
    if (!height || profile.visibilities.empty()) {
        return std::nullopt;
    }
    const auto visibility = place_on(
        profile.visibilities, std::min(conditions.visibility, profile.visibilities.back()));
    if (!visibility) {
        return std::nullopt;
    }
    const Length lower = at(target.widths.at(height->index), *visibility);
    if (height->part == 0.0) {
        return lower;
    }
    const Length upper = at(target.widths.at(height->index + 1), *visibility);
    return lower + height->part * (upper - lower);
}

}  // namespace

std::optional<SeaWeather> sea_weather(const SeaState& sea)
{
    if (!(sea.wind >= Speed{} && sea.wave_height >= Length{})) {
        return std::nullopt;
    }
    if (sea.wind > 25.0 * knot || sea.wave_height > 3.0 * foot) {
        return SeaWeather::rough;
    }
    const bool is_moderate = sea.wind > 15.0 * knot || sea.wave_height >= 2.0 * foot;
    return is_moderate ? SeaWeather::moderate : SeaWeather::calm;
}

const VisualTarget* find_target(const VisualProfile& profile, std::string_view name)
{
    const auto found = std::ranges::find(profile.targets, name, &VisualTarget::name);
    return found == profile.targets.end() ? nullptr : &*found;
}

std::optional<VisualSweepWidth> sweep_width(
    const VisualProfile& profile, const VisualTarget& target, const VisualConditions& conditions)
{
    const auto uncorrected = uncorrected_width(profile, target, conditions);
    if (!uncorrected || (conditions.crew_is_fatigued && !profile.fatigue_factor)) {
        return std::nullopt;
    }
    VisualSweepWidth result{
        .width = *uncorrected,
        .uncorrected = *uncorrected,
        .speed_factor = {},
        .weather_factor = {},
        .fatigue_factor = {}};
    if (conditions.speed && !profile.speeds.empty()) {
        const auto speed =
            place_on(profile.speeds, std::max(*conditions.speed, profile.speeds.front()));
        if (!speed || !(*conditions.speed > Speed{})) {
            return std::nullopt;
        }
        result.speed_factor = at(target.speed_factors, *speed);
    }
    if (conditions.weather && !target.weather_factors.empty()) {
        result.weather_factor =
            target.weather_factors.at(static_cast<std::size_t>(*conditions.weather));
    }
    if (conditions.crew_is_fatigued) {
        result.fatigue_factor = profile.fatigue_factor;
    }
    result.width = *uncorrected * result.speed_factor.value_or(1.0) *
                   result.weather_factor.value_or(1.0) * result.fatigue_factor.value_or(1.0);
    return result;
}

}  // namespace transect::sensor
