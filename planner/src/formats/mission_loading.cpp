#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "transect/aircraft/fuel_density.hpp"
#include "transect/planner/fuel_at_start.hpp"

#include "formats/loading_json.hpp"
#include "formats/loading_parts.hpp"

namespace transect::formats {
namespace {

using aircraft::LoadItem;
using aircraft::LoadSheet;
using planner::Loading;

constexpr KeyPair<Mass> empty_mass_keys{
    {{"basic_empty_mass_lb", pound, 1.0, most_lb},
     {"basic_empty_mass_kg", kilogram, 1.0, most_kg}}};
constexpr KeyPair<Length> empty_arm_keys{
    {{"basic_empty_arm_in", inch, least_arm_in, most_arm_in},
     {"basic_empty_arm_m", metre, least_arm_m, most_arm_m}}};
constexpr KeyPair<Length> zero_fuel_arm_keys{
    {{"zero_fuel_arm_in", inch, least_arm_in, most_arm_in},
     {"zero_fuel_arm_m", metre, least_arm_m, most_arm_m}}};
constexpr QuantityKey<Density> density{"fuel_density_kg_per_l", kilogram_per_litre, 0.65, 0.9};
constexpr std::string_view fuel_temperature = "fuel_temperature_c";
constexpr double coldest_fuel_c = -60.0;
constexpr double hottest_fuel_c = 80.0;

/// A load at a station of the profile, or somewhere of its own.
LoadItem item_at(const JsonView& object, const aircraft::Profile* profile)
{
    LoadItem item{
        .name = {},
        .mass = required_one_of(object, mass_keys),
        .arm = optional_one_of(object, arm_keys),
        .max_mass = optional_one_of(object, max_mass_keys),
        .trust = trust_at(object, "trust")};
    const auto reference = object.find("station");
    if (!reference) {
        item.name = object["name"].string();
        return item;
    }
    if (object.find("name") || item.arm || item.max_mass || !item.trust.empty()) {
        object.fail("a station of the profile has its name, arm and limit there");
    }
    item.name = reference->string();
    if (profile == nullptr) {
        return item;
    }
    const auto& stations = profile->loading.stations;
    const auto found = std::ranges::find(stations, item.name, &aircraft::Station::name);
    if (found == stations.end()) {
        std::string known;
        for (const auto& one : stations) {
            known += (known.empty() ? "" : ", ") + one.name;
        }
        reference->fail(fmt::format(
            "the aircraft profile has no station \"{}\"; it has {}; one of your own has name and "
            "arm_in",
            shown(item.name),
            known.empty() ? "none" : known));
    }
    item.arm = found->arm;
    item.max_mass = found->max_mass;
    item.trust = found->trust;
    return item;
}

LoadSheet load_sheet(
    const JsonView& object, const aircraft::Profile* profile, Complaints& complaints)
{
    complaints.allow_only(
        object,
        {"basic_empty_mass_lb",
         "basic_empty_mass_kg",
         "basic_empty_arm_in",
         "basic_empty_arm_m",
         "source",
         "stations"});
    LoadSheet sheet{
        .basic_empty_mass = required_one_of(object, empty_mass_keys),
        .basic_empty_arm = optional_one_of(object, empty_arm_keys),
        .source = object["source"].string()};
    if (const auto list = object.find("stations")) {
        sheet.items = list_at(*list, "a list of loads", [&](const JsonView& load) {
            complaints.allow_only(
                load,
                {"station",
                 "name",
                 "mass_lb",
                 "mass_kg",
                 "arm_in",
                 "arm_m",
                 "max_mass_lb",
                 "max_mass_kg",
                 "trust"});
            return item_at(load, profile);
        });
    }
    return sheet;
}

void read_masses(
    Loading& loading,
    const JsonView& object,
    const aircraft::Profile* profile,
    Complaints& complaints)
{
    const auto sheet = object.find("loading");
    const auto mass = optional_one_of(object, zero_fuel_mass_keys);
    loading.zero_fuel_arm = optional_one_of(object, zero_fuel_arm_keys);
    if (!sheet && !mass) {
        object.fail(fmt::format("give one of {}, loading", listed(zero_fuel_mass_keys)));
    }
    if (!sheet) {
        loading.zero_fuel_mass = *mass;
        return;
    }
    if (mass || loading.zero_fuel_arm) {
        object.fail("loading gives mass and arm without fuel; do not give them again");
    }
    sheet->require_object();
    loading.sheet = load_sheet(*sheet, profile, complaints);
    const auto sum = aircraft::zero_fuel(*loading.sheet);
    loading.zero_fuel_mass = sum.mass;
    loading.zero_fuel_arm = sum.arm;
}

void read_density(Loading& loading, const JsonView& object, const aircraft::Profile* profile)
{
    loading.fuel_density = optional(object, density);
    const auto temperature = object.find(fuel_temperature);
    if (!temperature) {
        return;
    }
    if (loading.fuel_density) {
        temperature->fail("give this or fuel_density_kg_per_l, which is measured as it is");
    }
    const double celsius = temperature->number_in(coldest_fuel_c, hottest_fuel_c);
    loading.fuel_temperature = Temperature::from_celsius(celsius);
    if (profile != nullptr &&
        !aircraft::jet_fuel_density(profile->limits.fuel_density, *loading.fuel_temperature)) {
        temperature->fail(
            "the profile's fuel_density_lb_per_usgal is not that of a jet fuel at 15 °C; give "
            "fuel_density_kg_per_l");
    }
}

void write_sheet(JsonWriter& json, const LoadSheet& sheet)
{
    json.key("loading");
    json.begin_object();
    write_one_of(json, empty_mass_keys, sheet.basic_empty_mass);
    if (sheet.basic_empty_arm) {
        write_one_of(json, empty_arm_keys, *sheet.basic_empty_arm);
    }
    json.member("source", sheet.source);
    write_list(json, "stations", sheet.items, [&](const LoadItem& item) {
        json.member("name", item.name);
        write_one_of(json, mass_keys, item.mass);
        write_place(json, item.arm, item.max_mass, item.trust);
    });
    json.end_object();
}

}  // namespace

std::vector<std::string_view> loading_keys()
{
    std::vector<std::string_view> keys{"loading", "fuel_arms", density.key, fuel_temperature};
    for (const auto& pair : {zero_fuel_arm_keys}) {
        keys.insert(keys.end(), {pair[0].key, pair[1].key});
    }
    for (const auto& pair : {zero_fuel_mass_keys, fuel_keys}) {
        keys.insert(keys.end(), {pair[0].key, pair[1].key});
    }
    return keys;
}

Loading loading(const JsonView& aircraft, const aircraft::Profile* profile, Complaints& complaints)
{
    Loading result;
    complaints.check([&] { read_masses(result, aircraft, profile, complaints); });
    complaints.check([&] { result.fuel = optional_one_of(aircraft, fuel_keys); });
    complaints.check([&] {
        if (const auto arms = aircraft.find("fuel_arms")) {
            result.fuel_arms = fuel_arms_at(*arms);
        }
    });
    complaints.check([&] { read_density(result, aircraft, profile); });
    return result;
}

void check_loading(const JsonView& aircraft, const planner::Mission& mission)
{
    const auto given = [&](const auto& keys) { return aircraft[given_key(aircraft, keys)->key]; };
    const auto& loading = mission.loading;
    const Mass most = mission.aircraft.limits.max_take_off_mass;
    if (loading.zero_fuel_mass > most) {
        const auto place = loading.sheet ? aircraft["loading"] : given(zero_fuel_mass_keys);
        place.fail(fmt::format(
            "{:.0f} lb without fuel is above the maximum take-off mass of {:.0f} lb",
            loading.zero_fuel_mass / pound,
            most / pound));
    }
    const Mass tank = planner::tank_fuel(mission);
    if (loading.fuel && *loading.fuel > tank) {
        given(fuel_keys).fail(fmt::format(
            "{:.0f} lb is more than the tanks hold: {:.0f} lb of usable fuel",
            *loading.fuel / pound,
            tank / pound));
    }
}

void write_members(JsonWriter& json, const Loading& loading)
{
    if (loading.sheet) {
        write_sheet(json, *loading.sheet);
    } else {
        write_one_of(json, zero_fuel_mass_keys, loading.zero_fuel_mass);
        if (loading.zero_fuel_arm) {
            write_one_of(json, zero_fuel_arm_keys, *loading.zero_fuel_arm);
        }
    }
    if (loading.fuel) {
        write_one_of(json, fuel_keys, *loading.fuel);
    }
    write_fuel_arms(json, loading.fuel_arms);
    if (loading.fuel_density) {
        json.member(density.key, number_in(*loading.fuel_density, density.unit));
    }
    if (loading.fuel_temperature) {
        json.member(fuel_temperature, loading.fuel_temperature->in_celsius());
    }
}

}  // namespace transect::formats
