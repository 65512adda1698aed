#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "formats/loading_json.hpp"
#include "formats/loading_parts.hpp"

namespace transect::formats {
namespace {

using aircraft::Envelope;
using aircraft::EnvelopeCorner;
using aircraft::EnvelopeSide;
using aircraft::LoadingData;
using aircraft::Station;

constexpr KeyPair<Mass> max_zero_fuel_keys{
    {{"max_zero_fuel_mass_lb", pound, 1.0, most_lb},
     {"max_zero_fuel_mass_kg", kilogram, 1.0, most_kg}}};
constexpr QuantityKey<Length> leading_edge{"mac_leading_edge_in", inch, -2000.0, 5000.0};
constexpr QuantityKey<Length> chord_length{"mac_length_in", inch, 1.0, 1000.0};
constexpr QuantityKey<double> caution{"aft_caution_percent_mac", 1.0, -100.0, 200.0};

EnvelopeCorner corner(const JsonView& object)
{
    object.allow_only({"mass_lb", "mass_kg", "arm_in", "arm_m"});
    return {required_one_of(object, mass_keys), required_one_of(object, arm_keys)};
}

EnvelopeSide envelope_side(const JsonView& envelope, std::string_view key)
{
    const auto list = envelope[key];
    EnvelopeSide side{
        .corners = list_at(list, "a list of corners", corner),
        .trust = trust_at(envelope, std::string{key} + "_trust")};
    if (side.corners.empty()) {
        list.fail("needs a corner");
    }
    require_increasing(list, side.corners, &EnvelopeCorner::mass);
    return side;
}

Envelope envelope_at(const JsonView& object)
{
    object.allow_only(
        {"forward",
         "forward_trust",
         "aft",
         "aft_trust",
         leading_edge.key,
         chord_length.key,
         "mac_trust",
         caution.key});
    Envelope envelope{
        .forward = envelope_side(object, "forward"),
        .aft = envelope_side(object, "aft"),
        .aft_caution_percent = optional(object, caution),
        .chord_trust = trust_at(object, "mac_trust")};
    if (object.find(leading_edge.key) || object.find(chord_length.key)) {
        envelope.chord = {required(object, leading_edge), required(object, chord_length)};
    }
    if (envelope.aft_caution_percent && !envelope.chord) {
        object[caution.key].fail("needs mac_leading_edge_in and mac_length_in");
    }
    for (const auto* side : {&envelope.forward, &envelope.aft}) {
        for (const auto& entry : side->corners) {
            const auto forward = limit_at(envelope.forward, entry.mass);
            const auto aft = limit_at(envelope.aft, entry.mass);
            if (forward && aft && *forward > *aft) {
                object.fail(fmt::format(
                    "the forward limit is aft of the aft limit at {:.0f} lb", entry.mass / pound));
            }
        }
    }
    return envelope;
}

Station station(const JsonView& object)
{
    object.allow_only({"name", "arm_in", "arm_m", "max_mass_lb", "max_mass_kg", "trust"});
    return {
        .name = object["name"].string(),
        .arm = required_one_of(object, arm_keys),
        .max_mass = optional_one_of(object, max_mass_keys),
        .trust = trust_at(object, "trust")};
}

std::vector<Station> stations_at(const JsonView& list)
{
    auto stations = list_at(list, "a list of stations", station);
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (std::ranges::count(stations, stations[i].name, &Station::name) > 1) {
            list[i]["name"].fail("another station has this name");
        }
    }
    return stations;
}

void write_side(JsonWriter& json, std::string_view key, const EnvelopeSide& side)
{
    write_list(json, key, side.corners, [&](const EnvelopeCorner& entry) {
        write_one_of(json, mass_keys, entry.mass);
        write_one_of(json, arm_keys, entry.arm);
    });
    write_trust(json, std::string{key} + "_trust", side.trust);
}

void write_envelope(JsonWriter& json, const Envelope& envelope)
{
    json.key("envelope");
    json.begin_object();
    write_side(json, "forward", envelope.forward);
    write_side(json, "aft", envelope.aft);
    if (envelope.chord) {
        json.member(leading_edge.key, number_in(envelope.chord->leading_edge, inch));
        json.member(chord_length.key, number_in(envelope.chord->length, inch));
        write_trust(json, "mac_trust", envelope.chord_trust);
    }
    if (envelope.aft_caution_percent) {
        json.member(caution.key, *envelope.aft_caution_percent);
    }
    json.end_object();
}

}  // namespace

LoadingData loading_data(const JsonView& loading, Complaints& complaints)
{
    complaints.allow_only(
        loading,
        {"stations",
         "fuel_arms",
         "envelope",
         max_zero_fuel_keys[0].key,
         max_zero_fuel_keys[1].key});
    LoadingData data;
    complaints.check([&] {
        if (const auto list = loading.find("stations")) {
            data.stations = stations_at(*list);
        }
    });
    complaints.check([&] {
        if (const auto list = loading.find("fuel_arms")) {
            data.fuel_arms = fuel_arms_at(*list);
        }
    });
    complaints.check([&] {
        if (const auto envelope = loading.find("envelope")) {
            data.envelope = envelope_at(*envelope);
        }
    });
    complaints.check(
        [&] { data.max_zero_fuel_mass = optional_one_of(loading, max_zero_fuel_keys); });
    return data;
}

void write(JsonWriter& json, const LoadingData& loading)
{
    json.begin_object();
    write_list(json, "stations", loading.stations, [&](const Station& entry) {
        json.member("name", entry.name);
        write_place(json, entry.arm, entry.max_mass, entry.trust);
    });
    write_fuel_arms(json, loading.fuel_arms);
    if (loading.envelope) {
        write_envelope(json, *loading.envelope);
    }
    if (loading.max_zero_fuel_mass) {
        write_one_of(json, max_zero_fuel_keys, *loading.max_zero_fuel_mass);
    }
    json.end_object();
}

}  // namespace transect::formats
