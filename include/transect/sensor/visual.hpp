/// Observers who look out of the window, as a sensor: sweep widths instead of pixels.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "transect/units.hpp"

namespace transect::sensor {

enum class SearchSurface { land, water };

/// The classes by which the National Search and Rescue Manual (volume II, table D-1) corrects
/// widths over water.
enum class SeaWeather {
    calm,      ///< wind up to 15 kt and seas below 2 ft
    moderate,  ///< wind above 15 kt, or seas of 2 to 3 ft
    rough,     ///< wind above 25 kt, or seas above 4 ft
};

struct SeaState {
    Speed wind;
    Length wave_height;
};

/// Seas of 3 to 4 ft, of which the manual says nothing, count as rough. Nothing for a negative
/// number or what is not one.
std::optional<SeaWeather> sea_weather(const SeaState& sea);

/// How well one kind of object, or kind of ground, is searched by eye.
struct VisualTarget {
    std::string name;
    /// For each height of the profile one width for each of its visibilities.
    std::vector<std::vector<Length>> widths;
    /// One for each speed of the profile.
    std::vector<double> speed_factors = {};
    /// In order of SeaWeather; empty where the source corrects for no weather.
    std::vector<double> weather_factors = {};
};

/// Sweep widths of visual search from an aircraft, as published.
struct VisualProfile {
    std::string name;
    std::string trust;
    std::string source;
    SearchSurface surface = SearchSurface::land;
    std::vector<Length> heights;       ///< above the surface, upwards
    std::vector<Length> visibilities;  ///< upwards
    std::vector<Speed> speeds = {};    ///< upwards; empty where the source corrects for no speed
    std::optional<double> fatigue_factor = {};
    std::vector<VisualTarget> targets;
};

/// Nothing where the profile has no target of that name.
const VisualTarget* find_target(const VisualProfile& profile, std::string_view name);

/// In which a search is flown; what is not given is not corrected for.
struct VisualConditions {
    Length height_above_surface;
    Length visibility;
    std::optional<Speed> speed = {};
    std::optional<SeaWeather> weather = {};
    bool crew_is_fatigued = false;
};

/// A sweep width and what went into it.
struct VisualSweepWidth {
    Length width;        ///< corrected
    Length uncorrected;  ///< from the table
    /// Nothing where the profile does not correct for it, or the conditions do not tell it. A width
    /// without a correction that the profile has is too optimistic in bad weather.
    std::optional<double> speed_factor;
    std::optional<double> weather_factor;
    std::optional<double> fatigue_factor;
};

/// Interpolated between heights, visibilities and speeds. Clearer air than the table's counts as
/// its clearest and slower flight as its slowest, which the width can only gain from. Nothing for
/// heights outside the table, thicker air or faster flight than it has, and for crews that are
/// fatigued where the profile has no factor for that.
std::optional<VisualSweepWidth> sweep_width(
    const VisualProfile& profile, const VisualTarget& target, const VisualConditions& conditions);

}  // namespace transect::sensor
