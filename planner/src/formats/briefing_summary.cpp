#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "transect/planner/alternate_status.hpp"
#include "transect/planner/fuel_at_start.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"
#include "formats/wind_text.hpp"

namespace transect::formats {
namespace {

using Content = Column::Content;
using planner::LegKind;

std::string qnh_text(Pressure qnh)
{
    return fmt::format("{:.1f} hPa = {:.2f} inHg", qnh / hectopascal, qnh / inch_of_mercury);
}

std::string alternate_text(const planner::Alternate& alternate, const planner::Aerodrome& base)
{
    const auto& aerodrome = alternate.aerodrome;
    const auto missing = planner::missing_for(alternate, base);
    auto state = missing.empty() ? std::string{} : fmt::format("NOT CONFIRMED ({})", missing);
    if (alternate.confirmed) {
        state += fmt::format(
            "{}confirmed {} by {}",
            state.empty() ? "" : ", ",
            alternate.confirmed->when,
            alternate.confirmed->by);
    }
    return fmt::format("{} {}: {}", aerodrome.identifier, aerodrome.name, state);
}

std::string aerodrome_text(const planner::Aerodrome& aerodrome)
{
    return fmt::format(
        "{} {}, {} ft",
        aerodrome.identifier,
        aerodrome.name,
        feet(aerodrome.elevation.above_datum()));
}

std::string further_bases_text(const planner::Mission& mission)
{
    std::string text;
    for (const auto& base : mission.bases) {
        text += text.empty() ? "" : "; ";
        text += aerodrome_text(base.aerodrome) + ", fuel: ";
        text += base.fuel.empty() ? "not given, no sortie starts there" : base.fuel;
    }
    return text.empty() ? "none" : text;
}

std::string alternates_text(const planner::Mission& mission)
{
    std::string text;
    for (const auto& alternate : mission.alternates) {
        text += text.empty() ? "" : "; ";
        text += alternate_text(alternate, mission.base);
    }
    return or_not_given(text);
}

KeyValueList tasking(const planner::Plan& plan)
{
    const auto& mission = plan.mission;
    return {{
        {"Tasking number", or_not_given(mission.tasking.number)},
        {"Requester", or_not_given(mission.tasking.requester)},
        {"Approving authority", or_not_given(mission.tasking.approving_authority)},
        {"Date", date_text(mission.take_off)},
        {"Base", aerodrome_text(mission.base)},
        {"Further bases", further_bases_text(mission)},
        {"Alternates", alternates_text(mission)},
        {"Aircraft", or_not_given(mission.aircraft.name)},
        {"Zero-fuel mass",
         fmt::format(
             "{} lb ({} kg)",
             pounds(mission.loading.zero_fuel_mass),
             kilograms(mission.loading.zero_fuel_mass))},
        {"Usable fuel", fuel_text(planner::tank_fuel(mission), planner::fuel_density(mission))},
        {"Sensor", or_not_given(mission.camera.name)},
        {"Wind", wind_text(mission.weather.wind)},
        {"QNH", qnh_text(mission.weather.qnh)},
        {"Temperature", fmt::format("ISA {:+.0f} °C", mission.weather.isa_deviation / kelvin)},
        {"Fuel policy", or_not_given(mission.fuel_policy.id)},
    }};
}

Instant take_off(const planner::SortieFlight& flight)
{
    return flight.legs.back().end + -flight.flight_time;
}

/// With its bases where there are several.
std::string sortie_name(
    const planner::Plan& plan, const planner::SortieFlight& flight, std::size_t number)
{
    if (plan.mission.bases.empty()) {
        return std::to_string(number);
    }
    return fmt::format("{} {}", number, bases_text(plan.mission, flight));
}

std::size_t transect_count(const planner::SortieFlight& flight)
{
    return static_cast<std::size_t>(
        std::ranges::count(flight.legs, LegKind::transect, &planner::Leg::kind));
}

Row sortie_row(const planner::Plan& plan, const planner::SortieFlight& flight, std::size_t number)
{
    if (flight.legs.empty()) {
        return {
            {sortie_name(plan, flight, number),
             "–",
             "–",
             "–",
             "–",
             "0",
             "–",
             "–",
             "–",
             "–",
             "–",
             "–",
             "–"}};
    }
    const auto density = planner::fuel_density(plan.mission);
    const Mass landing_fuel = flight.landing_mass - plan.mission.loading.zero_fuel_mass;
    return {
        {sortie_name(plan, flight, number),
         clock_time(take_off(flight)) + (flight.airborne ? " in the air" : ""),
         clock_time(flight.legs.back().end),
         hours_minutes(flight.flight_time),
         nautical_miles(flight.distance),
         std::to_string(transect_count(flight)),
         pounds(flight.fuel.at_start),
         or_not_given(flight.fuel.bound_by),
         pounds(landing_fuel),
         kilograms(landing_fuel),
         litres(landing_fuel, density),
         pounds(flight.fuel.extra),
         pounds(flight.landing_mass)}};
}

Table sorties(const planner::Plan& plan, Flights flights)
{
    Table table{
        .caption = "Sorties",
        .columns = {
            {"Sortie", Content::label},
            {"Take-off (UTC)"},
            {"Landing (UTC)"},
            {"Flight time (h:min)"},
            {"Distance (NM)"},
            {"Transects"},
            {"Fuel at start (lb)"},
            {"Fuel limited by", Content::text},
            {"Fuel at landing (lb)"},
            {"(kg)"},
            {"(l)"},
            {"Extra above reserves (lb)"},
            {"Landing mass (lb)"}}};
    for (std::size_t i = 0; i < flights.size(); ++i) {
        table.rows.push_back(sortie_row(plan, flights[i], i + 1));
    }
    return table;
}

Table predictions(const planner::Plan& plan)
{
    Table table{
        .caption =
            "Predicted coverage, from the simulated flight (possible coverage: the sensor "
            "direction is assumed)",
        .columns = {
            {"Task", Content::label},
            {"Kind", Content::text},
            {"Area (km²)"},
            {"Covered (km²)"},
            {"Covered (%)"},
            {"Under strips (%)"},
            {"Cell (m)"}}};
    for (const auto& task : plan.tasks) {
        const auto& predicted = task.predicted;
        table.rows.push_back(
            {{task.id,
              task.kind,
              fmt::format("{:.1f}", predicted.area / square_kilometre),
              fmt::format("{:.1f}", predicted.covered / square_kilometre),
              fmt::format("{:.1f}", 100.0 * predicted.fraction),
              fmt::format("{:.2f}", 100.0 * task.certificate.fraction),
              fmt::format("{:.0f}", predicted.cell / metre)}});
    }
    if (table.rows.empty()) {
        table.rows.push_back({{"not given", "–", "–", "–", "–", "–", "–"}});
    }
    return table;
}

constexpr std::string_view not_checked = "not-checked";

/// What the planner did not check is said in one sentence instead of one note each.
FindingList findings(const planner::Plan& plan)
{
    FindingList list;
    std::ranges::copy_if(
        plan.findings, std::back_inserter(list.findings), [](const Finding& finding) {
            return finding.code != not_checked;
        });
    return list;
}

Paragraph unchecked(const planner::Plan& plan)
{
    std::string list;
    for (const auto& finding : plan.findings) {
        const auto what = finding.arguments.find("what");
        if (finding.code == not_checked && what != finding.arguments.end()) {
            list += list.empty() ? "" : ", ";
            list += std::get<std::string>(what->second);
        }
    }
    return {
        list.empty() ? "What was not checked stands in the last section."
                     : fmt::format("Not checked: {}; more in the last section.", list)};
}

}  // namespace

Section summary_section(const planner::Plan& plan, Flights flights)
{
    return {
        .heading = "Summary",
        .blocks = {
            tasking(plan),
            sorties(plan, flights),
            predictions(plan),
            Subheading{"Findings"},
            findings(plan),
            unchecked(plan)}};
}

}  // namespace transect::formats
