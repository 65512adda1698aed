#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "transect/aircraft/wind.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"
#include "formats/plan_words.hpp"
#include "formats/route_points.hpp"

namespace transect::formats {
namespace {

using Content = Column::Content;
using planner::Leg;
using planner::LegKind;

constexpr const char* not_applicable = "–";

/// Transects stand out among the other legs.
std::string leg_name(const Leg& leg)
{
    if (leg.kind != LegKind::transect) {
        return std::string{word_for(leg.kind)};
    }
    return leg.transect ? fmt::format("TRANSECT\u00A0{}", *leg.transect) : "TRANSECT";
}

/// A straight leg in the air; taxiing and turns have no one course.
bool has_course(const Leg& leg)
{
    return leg.kind != LegKind::taxi && leg.kind != LegKind::turn && leg.distance > Length{};
}

std::optional<Bearing> heading(const Leg& leg)
{
    if (!has_course(leg)) {
        return std::nullopt;
    }
    const auto triangle = aircraft::wind_triangle(leg.course, leg.true_airspeed, leg.wind);
    return triangle ? std::optional{triangle->heading} : std::nullopt;
}

/// Prints the legs of one sortie.
class NavigationLog {
public:
    NavigationLog(
        const planner::Plan& plan,
        const planner::SortieFlight& flight,
        const BriefingSources& sources)
        : plan_{plan}, flight_{flight}
    {
        if (has_magnetic(plan, sources)) {
            model_ = sources.magnetic_model;
        }
    }

    Table table() const
    {
        Table table{
            .caption = "Navigation log",
            .columns = {
                {"Leg", Content::label},
                {"TT (°T)"},
                {"W/V (°T/kt)"},
                {"WCA (°)"},
                {model_ ? "MH (°M)" : "TH (°T)"},
                {"Set height", Content::text},
                {"True height (ft MSL)"},
                {"TAS (kt)"},
                {"GS (kt)"},
                {"Dist (NM)"},
                {"ETE (min:s)"},
                {"ETO (UTC)"},
                {"Fuel used (lb)"},
                {"Remaining (lb)"},
                {"Remaining (kg)"},
                {"Needed to go on (lb)"}}};
        for (auto leg = flight_.legs.begin(); leg != flight_.legs.end(); ++leg) {
            table.rows.push_back(row(*leg, set_height(leg)));
        }
        return table;
    }

private:
    using LegIterator = std::vector<Leg>::const_iterator;

    /// Of the task that the leg belongs to or leads to; of the transit otherwise.
    std::string set_height(LegIterator leg) const
    {
        if (leg->kind == LegKind::taxi || leg->kind == LegKind::descent) {
            return not_applicable;
        }
        const bool leads_on = leg->kind == LegKind::turn;
        const auto of_transect =
            leads_on ? std::find_if(
                           leg, flight_.legs.end(), [](const Leg& next) { return next.transect; })
                     : leg;
        if (of_transect == flight_.legs.end() || !of_transect->transect) {
            return set_height_text(plan_.mission.transit.height);
        }
        return set_height_text(task_named(plan_, task_of(*of_transect->transect)).height);
    }

    const std::string& task_of(int transect) const
    {
        for (const auto& sortie : plan_.sorties) {
            const auto found =
                std::ranges::find(sortie.transects, transect, &planner::Transect::number);
            if (found != sortie.transects.end()) {
                return found->task;
            }
        }
        return plan_.mission.tasks.front().id;
    }

    std::string heading_text(const Leg& leg, std::optional<Bearing> heading) const
    {
        if (!heading) {
            return not_applicable;
        }
        return bearing_text(model_ ? *heading + -variation(leg) : *heading);
    }

    Angle variation(const Leg& leg) const
    {
        // The height matters by less than 0.01° a kilometre; the undulation is not worth asking
        // for.
        return model_->variation(leg.from, EllipsoidHeight{leg.height.above_datum()}, leg.start);
    }

    Row row(const Leg& leg, const std::string& set_height) const
    {
        const auto true_heading = heading(leg);
        const bool is_flown = leg.kind != LegKind::taxi;
        return {
            {leg_name(leg),
             has_course(leg) ? bearing_text(leg.course) : not_applicable,
             is_flown ? bearing_text(leg.wind.from) + '/' + knots(leg.wind.speed) : not_applicable,
             true_heading ? signed_degrees(*true_heading - leg.course) : not_applicable,
             heading_text(leg, true_heading),
             set_height,
             is_flown ? feet(leg.height.above_datum()) : not_applicable,
             is_flown ? knots(leg.true_airspeed) : not_applicable,
             is_flown ? knots(leg.ground_speed) : not_applicable,
             is_flown ? nautical_miles(leg.distance) : not_applicable,
             minutes_seconds(elapsed(leg.start, leg.end)),
             clock_time(leg.end),
             pounds(leg.fuel_start - leg.fuel_end),
             pounds(leg.fuel_end),
             kilograms(leg.fuel_end),
             leg.minimum_fuel_to_start ? pounds(*leg.minimum_fuel_to_start) : not_applicable},
            leg.kind == LegKind::transect ? Row::Weight::strong : Row::Weight::normal};
    }

    const planner::Plan& plan_;
    const planner::SortieFlight& flight_;
    std::optional<MagneticModel> model_;
};

/// Lead-in and end of a transect stand in one row; a point on a way around areas has its own.
Table points_table(const std::vector<RoutePoint>& points)
{
    Table table{
        .caption = "Transects as exported to the avionics",
        .columns = {
            {"Transect", Content::label},
            {"Lead-in", Content::text},
            {"Position of the lead-in", Content::text},
            {"Over it (UTC)"},
            {"End", Content::text},
            {"Position of the end", Content::text},
            {"Over it (UTC)"}}};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const auto& lead_in = points[i];
        if (!lead_in.transect) {
            table.rows.push_back(
                {{"via",
                  lead_in.name,
                  position_text(lead_in.position),
                  clock_time(lead_in.time),
                  not_applicable,
                  not_applicable,
                  not_applicable}});
            continue;
        }
        const auto& end = points[++i];
        table.rows.push_back(
            {{std::to_string(lead_in.transect.value_or(0)),
              lead_in.name,
              position_text(lead_in.position),
              clock_time(lead_in.time),
              end.name,
              position_text(end.position),
              clock_time(end.time)}});
    }
    return table;
}

}  // namespace

Section sortie_section(
    const planner::Plan& plan,
    const planner::SortieFlight& flight,
    std::size_t index,
    const BriefingSources& sources)
{
    Section section{.heading = fmt::format("Sortie {}", index + 1)};
    if (flight.legs.empty()) {
        section.blocks.emplace_back(Paragraph{"Not flown."});
        return section;
    }
    if (!plan.mission.bases.empty()) {
        section.blocks.emplace_back(
            Paragraph{fmt::format("From base to base: {}.", bases_text(plan.mission, flight))});
    }
    section.blocks.emplace_back(NavigationLog{plan, flight, sources}.table());
    section.blocks.emplace_back(Paragraph{fmt::format(
        "ETO, height and fuel remaining are those at the end of the leg. {} {} does not apply. "
        "With "
        "less than is needed to go on at the start of a run-in, go home.",
        has_magnetic(plan, sources) ? "MH is magnetic, by the World Magnetic Model."
                                    : "Magnetic headings: not given; TH is true.",
        not_applicable)});
    for (auto& block : fuel_blocks(plan, flight)) {
        section.blocks.push_back(std::move(block));
    }
    section.blocks.emplace_back(Paragraph{fuel_limits_text(plan, flight)});
    std::ranges::move(balance_blocks(plan, flight), std::back_inserter(section.blocks));
    std::ranges::move(field_blocks(plan, flight), std::back_inserter(section.blocks));
    section.blocks.emplace_back(points_table(route_points(plan, flight)));
    section.blocks.emplace_back(Paragraph{
        "The lead-in lies a run-in before the transect, since an autopilot flies by a corner. Use "
        "heading mode or activate the leg for turns between transects."});
    return section;
}

}  // namespace transect::formats
