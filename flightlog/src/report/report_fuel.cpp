#include <string>
#include <utility>

#include <fmt/format.h>

#include "flightlog/src/report/report_against_plan.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;
using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

void write_number(JsonWriter& json, const char* name, const std::optional<int>& number)
{
    json.key(name);
    if (number) {
        json.value(*number);
    } else {
        json.null();
    }
}

void write_leg(JsonWriter& json, const LegMet& leg)
{
    json.begin_object();
    json.member("sortie", leg.sortie);
    write_number(json, "from_transect", leg.from);
    write_number(json, "to_transect", leg.to);
    json.member("planned_s", leg.planned_time / second);
    json.member("planned_kg", leg.planned_fuel / kilogram);
    json.key("met");
    if (!leg.flown) {
        json.null();
        json.end_object();
        return;
    }
    const auto& flown = *leg.flown;
    json.begin_object();
    json.member("flight", flown.flight + 1);
    json.member("from", to_iso8601(flown.from));
    json.member("to", to_iso8601(flown.to));
    json.member("time_s", elapsed(flown.from, flown.to) / second);
    json.key("fuel_kg");
    if (flown.fuel) {
        json.value(*flown.fuel / kilogram);
    } else {
        json.null();
    }
    json.end_object();
    json.end_object();
}

void write_total(JsonWriter& json, const FuelTotal& total)
{
    json.key("total");
    json.begin_object();
    json.member("legs", total.legs);
    json.member("planned_s", total.planned_time / second);
    json.member("planned_kg", total.planned_fuel / kilogram);
    json.member("met_s", total.time / second);
    json.member("met_kg", total.fuel / kilogram);
    json.end_object();
}

void write_ratio(JsonWriter& json, const char* name, const std::optional<RatioEstimate>& ratio)
{
    json.key(name);
    if (!ratio) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("median", ratio->median);
    json.member("p10", ratio->low);
    json.member("p90", ratio->high);
    json.member("minutes", ratio->minutes);
    json.end_object();
}

/// "take-off to 1", "1", "1 to 2", "12 to landing"
std::string leg_text(const LegMet& leg)
{
    if (!leg.from && !leg.to) {
        return "take-off to landing";
    }
    if (!leg.from) {
        return fmt::format("take-off to {}", *leg.to);
    }
    if (!leg.to) {
        return fmt::format("{} to landing", *leg.from);
    }
    return *leg.from == *leg.to ? fmt::format("transect {}", *leg.from)
                                : fmt::format("{} to {}", *leg.from, *leg.to);
}

std::string minutes(Duration time)
{
    return fmt::format("{:.1f}", time / minute);
}

std::string kilograms(Mass mass)
{
    return fmt::format("{:.1f}", mass / kilogram);
}

formats::Row row_of(const LegMet& leg)
{
    formats::Row row{
        .cells = {
            std::to_string(leg.sortie),
            leg_text(leg),
            minutes(leg.planned_time),
            leg.flown ? minutes(elapsed(leg.flown->from, leg.flown->to)) : "not flown so",
            kilograms(leg.planned_fuel)}};
    const bool is_known = leg.flown && leg.flown->fuel;
    row.cells.push_back(is_known ? kilograms(*leg.flown->fuel) : "unknown");
    row.cells.push_back(
        is_known ? fmt::format("{:+.1f}", (*leg.flown->fuel - leg.planned_fuel) / kilogram) : "–");
    return row;
}

Table leg_table(const FuelMet& fuel)
{
    Table table{
        .caption = "Time and fuel by leg of the plan",
        .columns = {
            {"Sortie", Content::label},
            {"Leg", Content::text},
            {"Planned, min", Content::number},
            {"Met, min", Content::number},
            {"Planned, kg", Content::number},
            {"Met, kg", Content::number},
            {"More than planned, kg", Content::number}}};
    for (const auto& leg : fuel.legs) {
        table.rows.push_back(row_of(leg));
    }
    const auto& total = fuel.total;
    if (total.legs > 0) {
        table.rows.push_back(
            {.cells =
                 {"",
                  fmt::format("{} legs with both", total.legs),
                  minutes(total.planned_time),
                  minutes(total.time),
                  kilograms(total.planned_fuel),
                  kilograms(total.fuel),
                  fmt::format("{:+.1f}", (total.fuel - total.planned_fuel) / kilogram)},
             .weight = formats::Row::Weight::total});
    }
    return table;
}

std::string ratio_text(const char* what, const RatioEstimate& ratio)
{
    return fmt::format(
        "{}: {:.3f} in the median of {} minutes, 80 % of them from {:.3f} to {:.3f}",
        what,
        ratio.median,
        ratio.minutes,
        ratio.low,
        ratio.high);
}

formats::BulletList bias_list(const ModelBias& bias)
{
    formats::BulletList list;
    if (bias.fuel_flow) {
        list.items.push_back(ratio_text("Fuel flow met over modelled", *bias.fuel_flow));
    }
    if (bias.true_airspeed) {
        list.items.push_back(
            ratio_text("True airspeed met over planned, on transects", *bias.true_airspeed));
    }
    return list;
}

}  // namespace

void write_fuel_met(JsonWriter& json, const Report& report)
{
    json.key("fuel_met");
    json.begin_object();
    json.key("legs");
    json.begin_array();
    for (const auto& leg : report.fuel.legs) {
        write_leg(json, leg);
    }
    json.end_array();
    write_total(json, report.fuel.total);
    json.key("model_bias");
    json.begin_object();
    write_ratio(json, "fuel_flow", report.bias.fuel_flow);
    write_ratio(json, "true_airspeed", report.bias.true_airspeed);
    json.end_object();
    json.end_object();
}

std::optional<Section> fuel_section(const Report& report)
{
    if (report.fuel.legs.empty() && !report.bias.fuel_flow) {
        return std::nullopt;
    }
    Section section{.heading = "Fuel met"};
    if (!report.fuel.legs.empty()) {
        section.blocks.emplace_back(leg_table(report.fuel));
    }
    auto bias = bias_list(report.bias);
    if (!bias.items.empty()) {
        section.blocks.emplace_back(formats::Paragraph{
            "Proposals for the performance model, not applied: ratios in minutes of steady level "
            "flight, the model at the airspeed, height and mass met and the planned temperature. "
            "The mass is that of the mission without fuel and what the gauges tell."});
        section.blocks.emplace_back(std::move(bias));
    }
    return section;
}

}  // namespace transect::flightlog
