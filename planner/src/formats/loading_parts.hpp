/// What the loading of profiles and of missions have in common as JSON.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "transect/aircraft/loading.hpp"
#include "transect/formats/json_writer.hpp"

#include "formats/json_document.hpp"
#include "formats/json_quantity.hpp"
#include "formats/mission_parts.hpp"

namespace transect::formats {

inline constexpr std::size_t most_loading_entries = 100;
inline constexpr double most_lb = 200'000.0;
inline constexpr double most_kg = 90'000.0;
inline constexpr double least_arm_in = -2000.0;
inline constexpr double most_arm_in = 5000.0;
inline constexpr double least_arm_m = -50.0;
inline constexpr double most_arm_m = 127.0;

inline constexpr KeyPair<Mass> mass_keys{
    {{"mass_lb", pound, 0.0, most_lb}, {"mass_kg", kilogram, 0.0, most_kg}}};
inline constexpr KeyPair<Mass> max_mass_keys{
    {{"max_mass_lb", pound, 0.0, most_lb}, {"max_mass_kg", kilogram, 0.0, most_kg}}};
inline constexpr KeyPair<Length> arm_keys{
    {{"arm_in", inch, least_arm_in, most_arm_in}, {"arm_m", metre, least_arm_m, most_arm_m}}};

/// "A", "B", "C" or "M"; empty where the key is missing.
std::string trust_at(const JsonView& object, std::string_view key);

template <typename Read>
auto list_at(const JsonView& list, std::string_view expected, const Read& read)
{
    const auto size = list.size(expected);
    if (size > most_loading_entries) {
        list.fail(fmt::format("more than {} entries", most_loading_entries));
    }
    std::vector<decltype(read(list))> result;
    for (std::size_t i = 0; i < size; ++i) {
        result.push_back(read(list[i]));
    }
    return result;
}

/// Refuses a list whose masses do not increase.
template <typename Entry>
void require_increasing(const JsonView& list, const std::vector<Entry>& entries, Mass Entry::*mass)
{
    for (std::size_t i = 1; i < entries.size(); ++i) {
        if (!(entries[i].*mass > entries[i - 1].*mass)) {
            list[i].fail("masses must increase from entry to entry");
        }
    }
}

/// Entries of increasing fuel mass, at least one.
std::vector<aircraft::FuelArm> fuel_arms_at(const JsonView& list);

void write_trust(JsonWriter& json, std::string_view key, const std::string& trust);

template <typename Entries, typename Write>
void write_list(JsonWriter& json, std::string_view key, const Entries& entries, const Write& write)
{
    json.key(key);
    json.begin_array();
    for (const auto& entry : entries) {
        json.begin_object();
        write(entry);
        json.end_object();
    }
    json.end_array();
}

/// Nothing for an empty list.
void write_fuel_arms(JsonWriter& json, const std::vector<aircraft::FuelArm>& arms);

/// Arm, greatest mass and trust of a station, so far as they are known.
void write_place(
    JsonWriter& json,
    const std::optional<Length>& arm,
    const std::optional<Mass>& most,
    const std::string& trust);

}  // namespace transect::formats
