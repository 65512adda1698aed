#include "formats/loading_parts.hpp"

#include <algorithm>
#include <array>

namespace transect::formats {

using aircraft::FuelArm;

std::string trust_at(const JsonView& object, std::string_view key)
{
    const auto value = object.find(key);
    if (!value) {
        return {};
    }
    auto text = value->string();
    constexpr std::array<std::string_view, 4> marks{"A", "B", "C", "M"};
    if (std::ranges::find(marks, text) == marks.end()) {
        value->fail(R"(expected "A", "B", "C" or "M")");
    }
    return text;
}

std::vector<FuelArm> fuel_arms_at(const JsonView& list)
{
    auto arms = list_at(list, "a list of fuel masses and arms", [](const JsonView& object) {
        object.allow_only({"fuel_lb", "fuel_kg", "arm_in", "arm_m"});
        return FuelArm{required_one_of(object, fuel_keys), required_one_of(object, arm_keys)};
    });
    if (arms.empty()) {
        list.fail("needs an entry");
    }
    require_increasing(list, arms, &FuelArm::fuel);
    return arms;
}

void write_trust(JsonWriter& json, std::string_view key, const std::string& trust)
{
    if (!trust.empty()) {
        json.member(key, trust);
    }
}

void write_fuel_arms(JsonWriter& json, const std::vector<FuelArm>& arms)
{
    if (!arms.empty()) {
        write_list(json, "fuel_arms", arms, [&](const FuelArm& entry) {
            write_one_of(json, fuel_keys, entry.fuel);
            write_one_of(json, arm_keys, entry.arm);
        });
    }
}

void write_place(
    JsonWriter& json,
    const std::optional<Length>& arm,
    const std::optional<Mass>& most,
    const std::string& trust)
{
    if (arm) {
        write_one_of(json, arm_keys, *arm);
    }
    if (most) {
        write_one_of(json, max_mass_keys, *most);
    }
    write_trust(json, "trust", trust);
}

}  // namespace transect::formats
