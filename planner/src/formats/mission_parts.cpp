#include "formats/mission_parts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "formats/wind_json.hpp"

namespace transect::formats {
namespace {

using planner::Aerodrome;
using planner::Alternate;
using planner::SetHeight;
using planner::Tasking;
using planner::Weather;

constexpr QuantityKey<Angle> latitude{"latitude_deg", degree, -90.0, 90.0};
constexpr QuantityKey<Angle> longitude{"longitude_deg", degree, -180.0, 180.0};
constexpr QuantityKey<Pressure> qnh{"qnh_hpa", hectopascal, 940.0, 1060.0};
constexpr QuantityKey<TemperatureDifference> isa_deviation{"isa_deviation_c", kelvin, -60.0, 60.0};

using aircraft::CruiseKind;

constexpr std::array<std::pair<std::string_view, CruiseKind>, 3> speed_names{{
    {"max-cruise", CruiseKind::max_cruise},
    {"max-range", CruiseKind::max_range},
    {"endurance", CruiseKind::endurance},
}};

struct HeightKey {
    std::string_view key;
    SetHeight::Reference reference;
    QuantityKey<Length> quantity;
};

constexpr double lowest_ft = -1500.0;
constexpr double highest_ft = 60'000.0;

constexpr std::array<HeightKey, 4> height_keys{{
    {"altitude_qnh_ft",
     SetHeight::Reference::altitude_qnh,
     {"altitude_qnh_ft", foot, lowest_ft, highest_ft}},
    {"flight_level",
     SetHeight::Reference::flight_level,
     {"flight_level", 100.0 * foot, 0.0, 600.0}},
    {"height_agl_ft", SetHeight::Reference::height_agl, {"height_agl_ft", foot, 1.0, highest_ft}},
    {"altitude_gps_msl_ft",
     SetHeight::Reference::altitude_gps_msl,
     {"altitude_gps_msl_ft", foot, lowest_ft, highest_ft}},
}};

std::string identifier(const JsonView& value)
{
    auto text = value.string();
    const auto is_allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (text.empty() || text.size() > 6 || !std::ranges::all_of(text, is_allowed)) {
        value.fail("expected one to six of A-Z and 0-9");
    }
    return text;
}

std::string optional_text(const JsonView& object, std::string_view key)
{
    const auto value = object.find(key);
    return value ? value->string() : std::string{};
}

void write_text(JsonWriter& json, std::string_view key, const std::string& text)
{
    if (!text.empty()) {
        json.member(key, text);
    }
}

std::string filled(const JsonView& value)
{
    auto text = value.string();
    if (std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t'; })) {
        value.fail("must not be blank");
    }
    return text;
}

std::string optional_filled(const JsonView& object, std::string_view key)
{
    const auto value = object.find(key);
    return value ? filled(*value) : std::string{};
}

/// As it was written, if it can be read.
std::string day_or_time(const JsonView& value)
{
    auto text = value.string();
    if (!parse_iso8601(text) && !parse_iso8601(text + "T00:00:00Z")) {
        value.fail(R"(expected a day or time such as "2026-11-22" or "2026-11-22T16:00:00Z")");
    }
    return text;
}

constexpr std::array<std::string_view, 8> aerodrome_keys{
    "identifier",
    "name",
    "latitude_deg",
    "longitude_deg",
    "elevation_ft",
    "elevation_m",
    runway_keys[0].key,
    runway_keys[1].key};

Aerodrome aerodrome_members(const JsonView& object, Complaints& complaints)
{
    Aerodrome result;
    complaints.check([&] { result.identifier = identifier(object["identifier"]); });
    complaints.check([&] { result.name = object["name"].string(); });
    complaints.check([&] { result.position.latitude = Latitude{required(object, latitude)}; });
    complaints.check([&] { result.position.longitude = Longitude{required(object, longitude)}; });
    complaints.check(
        [&] { result.elevation = MslHeight{required_one_of(object, elevation_keys)}; });
    complaints.check([&] { result.runway_length = optional_one_of(object, runway_keys); });
    return result;
}

/// A pressure in hectopascals; inches of mercury are recognised and answered with hectopascals.
Pressure pressure(const JsonView& value)
{
    constexpr double lowest_inhg = 28.0;
    constexpr double highest_inhg = 31.0;
    const double number = value.number();
    if (number >= lowest_inhg && number <= highest_inhg) {
        value.fail(fmt::format(
            "{} looks like inches of mercury; in hectopascals that is {:.1f}",
            number,
            number * inch_of_mercury / hectopascal));
    }
    return quantity_at(value, qnh);
}

}  // namespace

std::vector<std::string_view> with_height_keys(std::vector<std::string_view> keys)
{
    for (const auto& key : height_keys) {
        keys.push_back(key.key);
    }
    return keys;
}

SetHeight set_height(const JsonView& object)
{
    const auto* const key = given_key(object, height_keys);
    if (key == height_keys.end()) {
        object.fail(fmt::format("give one of {}", listed(height_keys)));
    }
    return {.reference = key->reference, .value = required(object, key->quantity)};
}

Aerodrome aerodrome(const JsonView& object, Complaints& complaints)
{
    complaints.allow_only(object, {aerodrome_keys.begin(), aerodrome_keys.end()});
    return object.is_object() ? aerodrome_members(object, complaints) : Aerodrome{};
}

planner::FurtherBase further_base(const JsonView& object, Complaints& complaints)
{
    std::vector<std::string_view> keys{aerodrome_keys.begin(), aerodrome_keys.end()};
    keys.emplace_back("fuel");
    complaints.allow_only(object, keys);
    planner::FurtherBase result;
    if (object.is_object()) {
        result.aerodrome = aerodrome_members(object, complaints);
        complaints.check([&] { result.fuel = optional_filled(object, "fuel"); });
    }
    return result;
}

Alternate alternate(const JsonView& object, Complaints& complaints)
{
    std::vector<std::string_view> keys{aerodrome_keys.begin(), aerodrome_keys.end()};
    keys.insert(
        keys.end(), {"confirmed", "hours", "fuel", "runway", "lights", "clearance", "abroad"});
    complaints.allow_only(object, keys);
    Alternate result;
    if (!object.is_object()) {
        return result;
    }
    result.aerodrome = aerodrome_members(object, complaints);
    complaints.check([&] {
        if (const auto confirmed = object.find("confirmed")) {
            confirmed->allow_only({"when", "by"});
            result.confirmed = Alternate::Confirmation{
                .when = day_or_time((*confirmed)["when"]), .by = filled((*confirmed)["by"])};
        }
    });
    complaints.check([&] {
        result.hours = optional_filled(object, "hours");
        result.fuel = optional_filled(object, "fuel");
        result.runway = optional_filled(object, "runway");
        result.lights = optional_filled(object, "lights");
        result.clearance = optional_filled(object, "clearance");
        if (const auto abroad = object.find("abroad")) {
            result.abroad = abroad->boolean();
        }
    });
    return result;
}

Weather weather(const JsonView& object, Complaints& complaints)
{
    complaints.allow_only(object, with_wind_keys({qnh.key, isa_deviation.key}));
    Weather result;
    if (!object.is_object()) {
        return result;
    }
    complaints.check([&] { result.qnh = pressure(object[qnh.key]); });
    complaints.check([&] { result.isa_deviation = required(object, isa_deviation); });
    return result;
}

Tasking tasking(const JsonView& object, Complaints& complaints)
{
    complaints.allow_only(object, {"number", "requester", "approving_authority", "handling"});
    const auto text = [&](std::string_view key) {
        return complaints.take([&] { return optional_text(object, key); }).value_or("");
    };
    if (!object.is_object()) {
        return {};
    }
    return {
        .number = text("number"),
        .requester = text("requester"),
        .approving_authority = text("approving_authority"),
        .handling = text("handling"),
    };
}

planner::TransitProfile transit(const JsonView& object, Complaints& complaints)
{
    complaints.allow_only(object, with_height_keys({calibrated_speed.key, speed_choice_key}));
    planner::TransitProfile result;
    if (!object.is_object()) {
        return result;
    }
    complaints.check([&] { result.height = set_height(object); });
    complaints.check([&] {
        const auto speed = speed_members(object);
        result.calibrated_airspeed = speed.calibrated_airspeed;
        result.speed_choice = speed.choice;
    });
    return result;
}

SpeedMembers speed_members(const JsonView& object)
{
    SpeedMembers result;
    const auto name = object.find(speed_choice_key);
    if (!name) {
        result.calibrated_airspeed = required(object, calibrated_speed);
        return result;
    }
    const auto text = name->string();
    const auto* const known =
        std::ranges::find(speed_names, text, &std::pair<std::string_view, CruiseKind>::first);
    if (known == speed_names.end()) {
        name->fail(R"(expected "max-cruise", "max-range" or "endurance")");
    }
    result.choice = known->second;
    result.calibrated_airspeed = optional(object, calibrated_speed).value_or(Speed{});
    return result;
}

void write_members(JsonWriter& json, const SpeedMembers& speed)
{
    if (speed.choice) {
        const auto* const known = std::ranges::find(
            speed_names, *speed.choice, &std::pair<std::string_view, CruiseKind>::second);
        json.member(speed_choice_key, known->first);
    }
    if (!speed.choice || speed.calibrated_airspeed > Speed{}) {
        json.member(
            calibrated_speed.key, number_in(speed.calibrated_airspeed, calibrated_speed.unit));
    }
}

void write_members(JsonWriter& json, const SetHeight& height)
{
    const auto* const key = std::ranges::find(height_keys, height.reference, &HeightKey::reference);
    json.member(key->key, number_in(height.value, key->quantity.unit));
}

void write_members(JsonWriter& json, const Aerodrome& aerodrome)
{
    json.member("identifier", aerodrome.identifier);
    json.member("name", aerodrome.name);
    json.member(latitude.key, aerodrome.position.latitude.angle() / degree);
    json.member(longitude.key, aerodrome.position.longitude.angle() / degree);
    write_one_of(json, elevation_keys, aerodrome.elevation.above_datum());
    if (aerodrome.runway_length) {
        write_one_of(json, runway_keys, *aerodrome.runway_length);
    }
}

void write_members(JsonWriter& json, const planner::FurtherBase& base)
{
    write_members(json, base.aerodrome);
    write_text(json, "fuel", base.fuel);
}

void write_members(JsonWriter& json, const Alternate& alternate)
{
    write_text(json, "hours", alternate.hours);
    write_text(json, "fuel", alternate.fuel);
    write_text(json, "runway", alternate.runway);
    write_text(json, "lights", alternate.lights);
    write_text(json, "clearance", alternate.clearance);
    if (alternate.abroad) {
        json.member("abroad", *alternate.abroad);
    }
}

void write_members(JsonWriter& json, const Weather& weather)
{
    write_wind(json, weather.wind);
    json.member(qnh.key, number_in(weather.qnh, qnh.unit));
    json.member(isa_deviation.key, weather.isa_deviation / kelvin);
}

void write_members(JsonWriter& json, const Tasking& tasking)
{
    write_text(json, "number", tasking.number);
    write_text(json, "requester", tasking.requester);
    write_text(json, "approving_authority", tasking.approving_authority);
    write_text(json, "handling", tasking.handling);
}

}  // namespace transect::formats
