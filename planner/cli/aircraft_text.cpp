#include "cli/aircraft_text.hpp"

#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "transect/aircraft/turn.hpp"
#include "transect/formats/finding_text.hpp"
#include "transect/formats/json_writer.hpp"

namespace transect::cli {
namespace {

std::string joined(const std::vector<std::string>& names)
{
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::string> fitted(const aircraft::Profile& profile)
{
    std::vector<std::string> names;
    for (const auto& item : profile.items) {
        if (item.fitted) {
            names.push_back(item.name);
        }
    }
    return names;
}

std::string setting_name(const aircraft::CruiseSetting& setting)
{
    switch (setting.kind) {
        case aircraft::CruiseKind::max_cruise:
            return "max-cruise";
        case aircraft::CruiseKind::max_range:
            return "max-range";
        case aircraft::CruiseKind::endurance:
            return "endurance";
        case aircraft::CruiseKind::calibrated:
            break;
    }
    return fmt::format("cas={:g}", setting.calibrated_airspeed / knot);
}

std::string head(const AircraftQuery& query)
{
    const auto air = aircraft::air_at(query.altitude, query.isa_deviation);
    return fmt::format(
        "{}; fitted: {}; performance {}\n"
        "{:.0f} ft pressure altitude, ISA{:+.0f} ({:.0f} °C), {:.0f} lb{}, {}\n",
        query.profile.name,
        joined(fitted(query.profile)),
        query.profile.trust,
        query.altitude.above_datum() / foot,
        query.isa_deviation / kelvin,
        air.temperature.in_celsius(),
        query.mass / pound,
        query.question == AircraftQuestion::block ? " at take-off" : "",
        setting_name(query.setting));
}

std::string speed_text(const AircraftAnswer& answer)
{
    std::string text;
    if (answer.true_airspeed && answer.calibrated_airspeed) {
        text += fmt::format(
            "{:.1f} KTAS, {:.1f} KCAS",
            *answer.true_airspeed / knot,
            *answer.calibrated_airspeed / knot);
    }
    if (answer.power && answer.flow) {
        text += fmt::format(
            ", {:.0f} shp, {:.0f} lb/h ({:.0f} kg/h){}",
            *answer.power / horsepower,
            *answer.flow / pound_per_hour,
            *answer.flow / (kilogram / hour),
            answer.basis == aircraft::Basis::manual ? ", flow from the flight manual" : "");
    }
    return text.empty() ? text : text + '\n';
}

std::string turn_text(const AircraftQuery& query, const AircraftAnswer& answer)
{
    constexpr double full_circle_rad = 6.283185307179586;
    const double around_s =
        full_circle_rad * (*answer.radius / metre) / (*answer.true_airspeed / metre_per_second);
    return fmt::format(
        "bank {:.0f}°: radius {:.0f} m ({:.2f} NM), {:.1f} °/s, 360° in {:.0f} s, load factor "
        "{:.3f}, {:.2f} times the stall speed of {:.0f} KCAS\n",
        query.bank / degree,
        *answer.radius / metre,
        *answer.radius / nautical_mile,
        360.0 / around_s,
        around_s,
        answer.load_factor,
        *answer.calibrated_airspeed / answer.stall_speed,
        answer.stall_speed / knot);
}

std::string block_text(const aircraft::Block& block)
{
    return fmt::format(
        "fuel: climb {:.0f} lb, cruise {:.0f} lb, descent {:.0f} lb, reserve {:.0f} lb\n",
        block.climb / pound,
        block.cruise / pound,
        block.descent / pound,
        block.reserve / pound);
}

std::string range_text(const AircraftQuery& query, const AircraftAnswer& answer)
{
    return fmt::format(
        "{} with {:.0f} lb of fuel, {:.0f} min of reserve kept: {:.2f} h, {:.0f} NM in still "
        "air\n",
        query.question == AircraftQuestion::block ? "block" : "level",
        query.fuel / pound,
        query.reserve / minute,
        *answer.time / hour,
        *answer.range / nautical_mile);
}

template <typename Quantity>
void write_optional(
    formats::JsonWriter& json,
    std::string_view key,
    const std::optional<Quantity>& value,
    Quantity unit)
{
    if (value) {
        json.member(key, *value / unit);
    }
}

}  // namespace

std::string item_names(const aircraft::Profile& profile)
{
    std::vector<std::string> names;
    for (const auto& item : profile.items) {
        names.push_back(item.name);
    }
    return joined(names);
}

std::string as_text(const AircraftQuery& query, const AircraftAnswer& answer)
{
    auto text = head(query) + speed_text(answer);
    if (answer.radius) {
        text += turn_text(query, answer);
    }
    if (answer.range && answer.time) {
        text += range_text(query, answer);
    }
    if (answer.block) {
        text += block_text(*answer.block);
    }
    for (const auto& finding : answer.findings) {
        text +=
            fmt::format("{}: {}\n", formats::to_string(finding.severity), formats::text(finding));
    }
    return text;
}

std::string as_json(const AircraftQuery& query, const AircraftAnswer& answer)
{
    formats::JsonWriter json;
    json.begin_object();
    json.member("profile", query.profile.id);
    json.member("trust", query.profile.trust);
    json.key("fitted");
    json.begin_array();
    for (const auto& name : fitted(query.profile)) {
        json.value(name);
    }
    json.end_array();
    json.member("altitude_ft", query.altitude.above_datum() / foot);
    json.member("isa_deviation_c", query.isa_deviation / kelvin);
    json.member("weight_lb", query.mass / pound);
    json.member("setting", setting_name(query.setting));
    write_optional(json, "tas_kt", answer.true_airspeed, knot);
    write_optional(json, "cas_kt", answer.calibrated_airspeed, knot);
    write_optional(json, "power_shp", answer.power, horsepower);
    write_optional(json, "fuel_flow_pph", answer.flow, pound_per_hour);
    if (answer.flow) {
        json.member(
            "basis", answer.basis == aircraft::Basis::manual ? "flight-manual" : "estimated");
    }
    write_optional(json, "range_nm", answer.range, nautical_mile);
    write_optional(json, "time_h", answer.time, hour);
    write_optional(json, "radius_m", answer.radius, metre);
    if (answer.block) {
        json.key("fuel_lb");
        json.begin_object();
        json.member("climb", answer.block->climb / pound);
        json.member("cruise", answer.block->cruise / pound);
        json.member("descent", answer.block->descent / pound);
        json.member("reserve", answer.block->reserve / pound);
        json.end_object();
    }
    json.key("findings");
    json.begin_array();
    for (const auto& finding : answer.findings) {
        json.begin_object();
        json.member("severity", formats::to_string(finding.severity));
        json.member("code", finding.code);
        json.member("text", formats::text(finding));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.text();
}

}  // namespace transect::cli
