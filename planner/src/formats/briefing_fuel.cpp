#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "transect/planner/fuel_at_start.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"

namespace transect::formats {
namespace {

using Content = Column::Content;
using planner::LegKind;

constexpr const char* not_applicable = "–";
/// More places would not fit a page; plan.json has them all.
constexpr std::size_t most_places = 4;

Table ledger(const planner::Plan& plan, const planner::FuelLedger& fuel)
{
    const auto density = planner::fuel_density(plan.mission);
    Table table{
        .caption = "Fuel", .columns = {{"Purpose", Content::label}, {"(lb)"}, {"(kg)"}, {"(l)"}}};
    const auto add = [&](const std::string& purpose, Mass mass, Row::Weight weight) {
        table.rows.push_back(
            {{purpose, pounds(mass), kilograms(mass), litres(mass, density)}, weight});
    };
    using Weight = Row::Weight;
    add("Taxi", fuel.taxi, Weight::normal);
    add("Trip", fuel.trip, Weight::normal);
    add("Contingency", fuel.contingency, Weight::normal);
    if (fuel.alternate_identifier.empty()) {
        table.rows.push_back(
            {{"Alternate: none, not in the ledger", not_applicable, not_applicable, not_applicable},
             Weight::normal});
    } else {
        add("Alternate " + fuel.alternate_identifier, fuel.alternate, Weight::normal);
    }
    add("Final reserve", fuel.final_reserve, Weight::normal);
    add("Approach", fuel.approach, Weight::normal);
    if (fuel.additional > Mass{}) {
        add("Additional", fuel.additional, Weight::normal);
    }
    if (fuel.discretionary > Mass{}) {
        add("Discretionary", fuel.discretionary, Weight::normal);
    }
    add("Extra above all of these", fuel.extra, Weight::strong);
    add("At start, limited by: " + or_not_given(fuel.bound_by), fuel.at_start, Weight::total);
    if (fuel.extra != fuel.extra_without_unconfirmed_alternate) {
        add("Extra if the unconfirmed alternate is left out",
            fuel.extra_without_unconfirmed_alternate,
            Weight::normal);
    }
    return table;
}

std::string bingo_text(const planner::Bingo& bingo)
{
    return bingo.fuel ? pounds(*bingo.fuel) : "not possible";
}

/// Where a crew decides: at the start and end of a transect.
bool is_decision(const planner::Leg& leg)
{
    return leg.gate && (leg.kind == LegKind::run_in || leg.kind == LegKind::transect);
}

std::vector<planner::Bingo> shown_bingos(const planner::FuelGate& gate)
{
    std::vector<planner::Bingo> bingos{gate.home};
    const auto shown = std::min(most_places, gate.alternates.size());
    bingos.insert(
        bingos.end(),
        gate.alternates.begin(),
        std::next(gate.alternates.begin(), static_cast<std::ptrdiff_t>(shown)));
    return bingos;
}

Row gate_row(const planner::Leg& leg, const planner::FuelGate& gate)
{
    const auto* const where = leg.kind == LegKind::run_in ? "Start" : "End";
    Row row{
        {fmt::format("{} of transect {}", where, leg.transect.value_or(0)),
         clock_time(leg.end),
         pounds(leg.fuel_end),
         pounds(gate.required),
         gate.joker ? pounds(*gate.joker) : not_applicable}};
    for (const auto& bingo : shown_bingos(gate)) {
        row.cells.push_back(bingo_text(bingo));
    }
    return row;
}

Table gates(const planner::SortieFlight& flight)
{
    Table table{
        .caption = "Least fuel on the way",
        .columns = {
            {"Where", Content::label},
            {"At (UTC)"},
            {"Planned (lb)"},
            {"Required for the rest as planned (lb)"},
            {"Joker (lb)"}}};
    for (const auto& leg : flight.legs) {
        if (!is_decision(leg)) {
            continue;
        }
        if (table.rows.empty()) {
            for (const auto& bingo : shown_bingos(*leg.gate)) {
                table.columns.push_back({fmt::format("Bingo {} (lb)", bingo.aerodrome)});
            }
        }
        table.rows.push_back(gate_row(leg, *leg.gate));
    }
    return table;
}

std::string reach_text(const planner::LandingChoice& choice)
{
    using Reach = planner::LandingChoice::Reach;
    switch (choice.reach) {
        case Reach::always:
            return "until the landing";
        case Reach::until_no_return:
            return "until the point of no return";
        case Reach::never:
            break;
    }
    return "never";
}

std::string point_text(const std::optional<planner::FlightPoint>& point)
{
    if (!point) {
        return not_applicable;
    }
    return fmt::format(
        "{} {} with {} lb",
        clock_time(point->time),
        position_text(point->position),
        pounds(point->fuel));
}

Table choices(const planner::SortieFlight& flight)
{
    Table table{
        .caption = "Landing places",
        .columns = {
            {"Aerodrome", Content::label},
            {"In reach with its bingo fuel", Content::text},
            {"Point of no return", Content::text},
            {"Equal time with " + flight.landing_choices.front().aerodrome, Content::text}}};
    for (const auto& choice : flight.landing_choices) {
        table.rows.push_back(
            {{choice.aerodrome,
              reach_text(choice),
              point_text(choice.no_return),
              point_text(choice.equal_time)}});
    }
    return table;
}

Table limits(const planner::SortieFlight& flight)
{
    Table table{
        .caption = "What ends the sortie, first things first",
        .columns = {{"Limit", Content::label}, {"Margin (min)"}}};
    for (const auto& check : flight.limits) {
        table.rows.push_back({{check.limit, fmt::format("{:.0f}", check.margin / minute)}});
    }
    return table;
}

std::string eroded_text(const planner::ErodedCase& eroded)
{
    const std::string day =
        "On a day 10 °C warmer, with 5 % more fuel flow and 15 kt more headwind home,";
    if (!eroded.shortfall.empty()) {
        return day + " the sortie cannot be flown as planned: its reserve is not verified.";
    }
    return fmt::format(
        "{} it burns {} lb and lands with {} lb; the final reserve is {} lb, and {} lb more would "
        "lead to the alternate.",
        day,
        pounds(eroded.trip),
        pounds(eroded.landing_fuel),
        pounds(eroded.final_reserve),
        pounds(eroded.alternate));
}

std::string glide_text(const planner::SortieFlight& flight)
{
    return fmt::format(
        "Out of a glide to a base, an alternate or a landing site for {:.0f} min: 1.5 NM for "
        "each "
        "1,000 ft above the place, in the wind. The ground between, the turn and the circuit are "
        "not in it.",
        flight.out_of_glide / minute);
}

}  // namespace

std::vector<Block> fuel_blocks(const planner::Plan& plan, const planner::SortieFlight& flight)
{
    std::vector<Block> blocks{
        ledger(plan, flight.fuel),
        Paragraph{fmt::format(
            "Litres at {:.3f} kg/l.", planner::fuel_density(plan.mission) / kilogram_per_litre)}};
    if (flight.landing_choices.empty()) {
        return blocks;
    }
    blocks.emplace_back(Paragraph{fmt::format(
        "On station {}, endurance from {} to empty tanks {}.",
        hours_minutes(flight.time_on_station),
        flight.airborne ? "where it begins" : "take-off",
        hours_minutes(flight.endurance))});
    if (auto table = gates(flight); !table.rows.empty()) {
        blocks.emplace_back(std::move(table));
        blocks.emplace_back(Paragraph{
            "Bingo is the trip from there in the wind, contingency on it, approach and final "
            "reserve; home, also the alternate fuel where the policy requires it. Joker is bingo "
            "home and 15 min of loiter or the dearest transect with its turn, whichever is more."});
    }
    blocks.emplace_back(choices(flight));
    if (flight.eroded) {
        blocks.emplace_back(Paragraph{eroded_text(*flight.eroded)});
    }
    if (!flight.limits.empty()) {
        blocks.emplace_back(limits(flight));
    }
    blocks.emplace_back(Paragraph{glide_text(flight)});
    return blocks;
}

}  // namespace transect::formats
