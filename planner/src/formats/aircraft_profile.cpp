#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "transect/aircraft/turn.hpp"

#include "formats/field_json.hpp"
#include "formats/json_quantity.hpp"
#include "formats/loading_json.hpp"
#include "formats/profile_json.hpp"

namespace transect::formats {
namespace {

using aircraft::ConfigurationItem;
using aircraft::Limits;
using aircraft::PerformanceModel;
using aircraft::PowerRating;
using aircraft::Profile;
using aircraft::Schedule;

constexpr Density pound_per_us_gallon = pound / (231.0 * inch * inch * inch);

/// A number of a profile, in the file and in memory. The table is read and written.
template <typename Owner, typename Quantity>
struct Field {
    QuantityKey<Quantity> key;
    Quantity Owner::*member;
};

// Bounds are what an aeroplane of any size can have; they catch a wrong unit or a lost digit.
template <typename Visit>
void for_each_field(const Visit& visit, const PerformanceModel* /*owner*/)
{
    using Model = PerformanceModel;
    visit(Field<Model, Area>{{"wing_area_m2", square_metre, 5.0, 1000.0}, &Model::wing_area});
    visit(Field<Model, double>{{"aspect_ratio", 1.0, 3.0, 40.0}, &Model::aspect_ratio});
    visit(Field<Model, double>{{"zero_lift_drag", 1.0, 0.005, 0.2}, &Model::zero_lift_drag});
    visit(Field<Model, double>{{"oswald_efficiency", 1.0, 0.3, 1.0}, &Model::oswald_efficiency});
    visit(Field<Model, double>{
        {"propeller_efficiency", 1.0, 0.3, 1.0}, &Model::propeller_efficiency});
    visit(Field<Model, Speed>{
        {"propeller_speed_constant_kt", knot, 1.0, 300.0}, &Model::propeller_speed_constant});
    visit(Field<Model, FuelFlow>{
        {"idle_flow_lb_per_h", pound_per_hour, 0.0, 5000.0}, &Model::idle_flow});
    visit(Field<Model, double>{
        {"specific_flow_lb_per_hp_h", 1.0, 0.2, 1.5}, &Model::specific_flow_lb_per_hp_h});
}

template <typename Visit>
void for_each_field(const Visit& visit, const PowerRating* /*owner*/)
{
    using Rating = PowerRating;
    visit(Field<Rating, Power>{{"maximum_hp", horsepower, 50.0, 20000.0}, &Rating::maximum});
    visit(Field<Rating, Power>{{"intercept_hp", horsepower, 50.0, 20000.0}, &Rating::intercept});
    visit(Field<Rating, double>{{"lapse_exponent", 1.0, 0.0, 2.0}, &Rating::lapse_exponent});
    visit(Field<Rating, double>{{"loss_per_kelvin", 1.0, 0.0, 0.05}, &Rating::loss_per_kelvin});
}

template <typename Visit>
void for_each_field(const Visit& visit, const Limits* /*owner*/)
{
    constexpr double heaviest_lb = 200'000.0;
    const auto mass = [&](std::string_view key, Mass Limits::*member) {
        visit(Field<Limits, Mass>{{key, pound, 100.0, heaviest_lb}, member});
    };
    mass("max_ramp_mass_lb", &Limits::max_ramp_mass);
    mass("max_take_off_mass_lb", &Limits::max_take_off_mass);
    mass("max_landing_mass_lb", &Limits::max_landing_mass);
    mass("usable_fuel_lb", &Limits::usable_fuel);
    visit(Field<Limits, Density>{
        {"fuel_density_lb_per_usgal", pound_per_us_gallon, 5.5, 7.5}, &Limits::fuel_density});
    visit(Field<Limits, Speed>{
        {"max_operating_speed_kcas", knot, 40.0, 500.0}, &Limits::max_operating_speed});
    visit(Field<Limits, Speed>{{"stall_speed_kcas", knot, 20.0, 200.0}, &Limits::stall_speed});
    mass("stall_reference_mass_lb", &Limits::stall_reference_mass);
    visit(Field<Limits, Length>{
        {"max_operating_altitude_ft", foot, 1000.0, 60'000.0}, &Limits::max_operating_altitude});
    visit(Field<Limits, double>{{"max_load_factor", 1.0, 1.5, 10.0}, &Limits::max_load_factor});
}

template <typename Visit>
void for_each_field(const Visit& visit, const Schedule* /*owner*/)
{
    visit(Field<Schedule, Speed>{{"climb_speed_kcas", knot, 40.0, 400.0}, &Schedule::climb_speed});
    visit(Field<Schedule, Speed>{
        {"descent_rate_ft_per_min", foot_per_minute, 50.0, 4000.0}, &Schedule::descent_rate});
    visit(Field<Schedule, Angle>{{"planned_bank_deg", degree, 5.0, 45.0}, &Schedule::planned_bank});
    visit(Field<Schedule, Angle>{{"bank_limit_deg", degree, 5.0, 60.0}, &Schedule::bank_limit});
    visit(Field<Schedule, double>{
        {"roll_rate_deg_per_s", 1.0, 0.5, 60.0}, &Schedule::roll_rate_deg_per_s});
    visit(Field<Schedule, Duration>{{"run_in_s", second, 0.0, 600.0}, &Schedule::run_in});
    visit(Field<Schedule, Duration>{{"run_out_s", second, 0.0, 600.0}, &Schedule::run_out});
}

/// Reads the fields of one group; what is wrong or unknown goes to the complaints.
template <typename Group>
Group group(const JsonView& object, std::vector<std::string_view> known, Complaints& complaints)
{
    Group result;
    for_each_field(
        [&](const auto& field) {
            known.push_back(field.key.key);
            if (const auto value = complaints.take([&] { return required(object, field.key); })) {
                result.*field.member = *value;
            }
        },
        &result);
    complaints.allow_only(object, known);
    return result;
}

template <typename Group>
Group group_at(
    const JsonView& profile,
    std::string_view key,
    const std::vector<std::string_view>& other_keys,
    Complaints& complaints)
{
    const auto object = complaints.take([&] {
        const auto member = profile[key];
        member.require_object();
        return member;
    });
    return object ? group<Group>(*object, other_keys, complaints) : Group{};
}

constexpr std::array<std::string_view, 3> model_parts{
    "climb_rating", "cruise_rating", "zero_lift_drag_items"};

PerformanceModel performance(const JsonView& profile, Complaints& complaints)
{
    auto model = group_at<PerformanceModel>(
        profile, "performance", {model_parts.begin(), model_parts.end()}, complaints);
    const auto object = profile.find("performance");
    if (object && object->is_object()) {
        model.climb_rating = group_at<PowerRating>(*object, "climb_rating", {}, complaints);
        model.cruise_rating = group_at<PowerRating>(*object, "cruise_rating", {}, complaints);
    }
    return model;
}

std::vector<ConfigurationItem> items(const JsonView& profile)
{
    std::vector<ConfigurationItem> result;
    if (const auto drag = profile["performance"].find("zero_lift_drag_items")) {
        drag->for_each_member([&](const std::string& name, const JsonView& value) {
            result.push_back({.name = name, .zero_lift_drag = value.number_in(0.0, 0.1)});
        });
    }
    return result;
}

std::string names(const std::vector<ConfigurationItem>& items)
{
    std::string text;
    for (const auto& item : items) {
        text += (text.empty() ? "" : ", ") + item.name;
    }
    return text.empty() ? "none" : text;
}

/// What a list of names has fitted; the rest is off the aircraft.
void fit(std::vector<ConfigurationItem>& items, const JsonView& configuration)
{
    for (auto& item : items) {
        item.fitted = false;
    }
    for (std::size_t i = 0; i < configuration.size("a list of fitted items"); ++i) {
        const auto name = configuration[i].string();
        const auto item = std::ranges::find(items, name, &ConfigurationItem::name);
        if (item == items.end()) {
            configuration[i].fail(fmt::format(
                "the aircraft profile has no item \"{}\"; it has {}", shown(name), names(items)));
        }
        if (item->fitted) {
            configuration[i].fail(fmt::format("\"{}\" is fitted twice", shown(name)));
        }
        item->fitted = true;
    }
}

void check_order(const JsonView& profile, const Profile& result)
{
    const auto& limits = result.limits;
    if (limits.max_take_off_mass > limits.max_ramp_mass) {
        profile["limits"]["max_take_off_mass_lb"].fail("is above max_ramp_mass_lb");
    }
    if (limits.stall_speed > limits.max_operating_speed) {
        profile["limits"]["stall_speed_kcas"].fail("is above max_operating_speed_kcas");
    }
    if (result.schedule.planned_bank > result.schedule.bank_limit) {
        profile["schedule"]["planned_bank_deg"].fail("is above bank_limit_deg");
    }
    if (aircraft::load_factor(result.schedule.bank_limit) > limits.max_load_factor) {
        profile["schedule"]["bank_limit_deg"].fail("needs more than limits.max_load_factor");
    }
}

template <typename Group>
void write_members(JsonWriter& json, const Group& group)
{
    for_each_field(
        [&](const auto& field) {
            json.member(field.key.key, number_in(group.*field.member, field.key.unit));
        },
        &group);
}

template <typename Group>
void write_group(JsonWriter& json, std::string_view key, const Group& group)
{
    json.key(key);
    json.begin_object();
    write_members(json, group);
    json.end_object();
}

void write_items(JsonWriter& json, const std::vector<ConfigurationItem>& items)
{
    json.key("zero_lift_drag_items");
    json.begin_object();
    for (const auto& item : items) {
        json.member(item.name, item.zero_lift_drag);
    }
    json.end_object();
}

void write_fitted(JsonWriter& json, const std::vector<ConfigurationItem>& items)
{
    json.key("fitted");
    json.begin_array();
    for (const auto& item : items) {
        if (item.fitted) {
            json.value(item.name);
        }
    }
    json.end_array();
}

}  // namespace

std::optional<Profile> aircraft_profile(
    const JsonView& profile, const std::optional<JsonView>& configuration, Complaints& complaints)
{
    const auto before = complaints.list().size();
    complaints.check([&] { require_format(profile, "transect/aircraft-1"); });
    complaints.allow_only(
        profile,
        {"format",
         "id",
         "name",
         "trust",
         "sources",
         "performance",
         "fitted",
         "limits",
         "schedule",
         "loading",
         "field_length",
         "tables"});
    const auto text = [&](std::string_view key) {
        return complaints.take([&] { return profile[key].string(); }).value_or("");
    };
    Profile result{
        .id = text("id"),
        .name = text("name"),
        .trust = text("trust"),
        .performance = performance(profile, complaints),
        .items = complaints.take([&] { return items(profile); })
                     .value_or(std::vector<ConfigurationItem>{}),
        .limits = group_at<Limits>(profile, "limits", {}, complaints),
        .schedule = group_at<Schedule>(profile, "schedule", {}, complaints),
    };
    if (const auto loading = profile.find("loading")) {
        result.loading = loading_data(*loading, complaints);
    }
    if (const auto fields = profile.find("field_length")) {
        result.field_length = field_tables(*fields, complaints);
    }
    if (const auto tables = profile.find("tables")) {
        result.tables = manual_tables(*tables, result.items, complaints);
    }
    if (complaints.list().size() > before) {
        return std::nullopt;
    }
    complaints.check([&] { check_order(profile, result); });
    complaints.check([&] {
        const auto fitted = profile.find("fitted");
        if (fitted) {
            fit(result.items, *fitted);
        }
        if (configuration) {
            fit(result.items, *configuration);
        }
    });
    return complaints.list().size() > before ? std::nullopt : std::optional{result};
}

void write(JsonWriter& json, const Profile& profile)
{
    json.begin_object();
    json.member("format", "transect/aircraft-1");
    json.member("id", profile.id);
    json.member("name", profile.name);
    json.member("trust", profile.trust);
    json.key("performance");
    json.begin_object();
    write_members(json, profile.performance);
    write_group(json, "climb_rating", profile.performance.climb_rating);
    write_group(json, "cruise_rating", profile.performance.cruise_rating);
    write_items(json, profile.items);
    json.end_object();
    write_fitted(json, profile.items);
    write_group(json, "limits", profile.limits);
    write_group(json, "schedule", profile.schedule);
    json.key("loading");
    write(json, profile.loading);
    json.key("field_length");
    write(json, profile.field_length);
    if (profile.tables) {
        json.key("tables");
        write(json, *profile.tables);
    }
    json.end_object();
}

}  // namespace transect::formats
