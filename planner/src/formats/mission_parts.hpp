/// The pieces that missions are made of, read and written.

#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "transect/aircraft/cruise.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_choice.hpp"
#include "formats/json_document.hpp"
#include "formats/json_quantity.hpp"

namespace transect::formats {

inline constexpr QuantityKey<Speed> calibrated_speed{"speed_kcas", knot, 30.0, 400.0};
inline constexpr std::string_view speed_choice_key = "speed";
inline constexpr QuantityKey<Duration> turnaround{"turnaround_min", minute, 0.0, 1440.0};
inline constexpr QuantityKey<Duration> max_flight_time{"max_flight_time_min", minute, 1.0, 1440.0};
inline constexpr QuantityKey<Length> required_gsd{"required_gsd_m", metre, 0.001, 100.0};
inline constexpr QuantityKey<Length> swath{"swath_m", metre, 1.0, 50'000.0};
inline constexpr QuantityKey<double> overlap{"overlap", 1.0, 0.0, 0.9};
inline constexpr QuantityKey<Length> ground_elevation{"ground_elevation_m", metre, -500.0, 9000.0};
inline constexpr QuantityKey<Length> geoid_undulation{
    "geoid_undulation_m", metre, -110.0, 90.0};  // the extremes of EGM2008 are -107 and 86 m

inline constexpr std::string_view terrain_key = "terrain";
inline constexpr std::string_view objective_key = "objective";
inline constexpr std::array<Choice<planner::Objective>, 2> objectives{{
    {"fewest-sorties", planner::Objective::fewest_sorties},
    {"least-flight-time", planner::Objective::least_flight_time},
}};

template <typename Quantity>
using KeyPair = std::array<QuantityKey<Quantity>, 2>;

inline constexpr KeyPair<Length> elevation_keys{
    {{"elevation_ft", foot, -1500.0, 20'000.0}, {"elevation_m", metre, -500.0, 6000.0}}};
inline constexpr KeyPair<Length> runway_keys{
    {{"runway_length_ft", foot, 100.0, 30'000.0}, {"runway_length_m", metre, 30.0, 9000.0}}};
inline constexpr KeyPair<Mass> zero_fuel_mass_keys{
    {{"zero_fuel_mass_lb", pound, 1.0, 200'000.0}, {"zero_fuel_mass_kg", kilogram, 1.0, 90'000.0}}};
inline constexpr KeyPair<Mass> fuel_keys{
    {{"fuel_lb", pound, 0.0, 100'000.0}, {"fuel_kg", kilogram, 0.0, 45'000.0}}};

/// Keys of a height: the four that a pilot can set.
std::vector<std::string_view> with_height_keys(std::vector<std::string_view> keys);

/// Exactly one of the keys of a height.
planner::SetHeight set_height(const JsonView& object);

// What is wrong with the members of an object goes to `complaints`; the result is then of no use.
planner::Aerodrome aerodrome(const JsonView& object, Complaints& complaints);
planner::FurtherBase further_base(const JsonView& object, Complaints& complaints);
planner::Alternate alternate(const JsonView& object, Complaints& complaints);
planner::Weather weather(const JsonView& object, Complaints& complaints);
planner::Tasking tasking(const JsonView& object, Complaints& complaints);
planner::TransitProfile transit(const JsonView& object, Complaints& complaints);

// Each writes members into the object that is open.
void write_members(JsonWriter& json, const planner::SetHeight& height);
void write_members(JsonWriter& json, const planner::Aerodrome& aerodrome);
void write_members(JsonWriter& json, const planner::FurtherBase& base);
/// What was told of it beside its aerodrome and its confirmation.
void write_members(JsonWriter& json, const planner::Alternate& alternate);
void write_members(JsonWriter& json, const planner::Weather& weather);
void write_members(JsonWriter& json, const planner::Tasking& tasking);

/// Under the first of the keys that reads back exactly; under the first if none does.
template <typename Quantity>
void write_one_of(JsonWriter& json, const KeyPair<Quantity>& keys, Quantity value)
{
    const auto is_exact = [&](const auto& key) {
        return number_in(value, key.unit) * key.unit == value;
    };
    const auto exact = std::ranges::find_if(keys, is_exact);
    const auto& key = exact == keys.end() ? keys.front() : *exact;
    json.member(key.key, number_in(value, key.unit));
}

/// "speed_kcas", or the name of a speed under "speed"; with both, as in a plan, "speed_kcas" is
/// what the name came to.
struct SpeedMembers {
    Speed calibrated_airspeed = {};
    std::optional<aircraft::CruiseKind> choice = {};
};
SpeedMembers speed_members(const JsonView& object);
void write_members(JsonWriter& json, const SpeedMembers& speed);

}  // namespace transect::formats
