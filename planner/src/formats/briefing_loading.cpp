#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "transect/formats/chart.hpp"
#include "transect/planner/bases.hpp"
#include "transect/planner/fuel_at_start.hpp"
#include "transect/planner/mass_balance.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"
#include "formats/plan_words.hpp"

namespace transect::formats {
namespace {

using aircraft::Balance;
using aircraft::Envelope;
using aircraft::EnvelopeSide;
using Content = Column::Content;

constexpr const char* unknown = "–";

std::string inches(const std::optional<Length>& arm)
{
    return arm ? fmt::format("{:.2f}", *arm / inch) : unknown;
}

/// Prints the balance of one flight.
class BalanceReport {
public:
    BalanceReport(const planner::Mission& mission, const planner::MassBalance& balance)
        : mission_{mission}, balance_{balance}, envelope_{mission.aircraft.loading.envelope}
    {}

    std::vector<Block> blocks() const
    {
        std::vector<Block> blocks{table()};
        if (const auto why = planner::unchecked_balance(mission_); !why.empty()) {
            blocks.emplace_back(Paragraph{fmt::format("Not checked: {}.", why)});
        }
        if (mission_.loading.sheet) {
            blocks.emplace_back(Paragraph{fmt::format(
                "Empty mass: {}. Arms are aft of the datum of the flight manual.",
                or_not_given(mission_.loading.sheet->source))});
        }
        if (envelope_ && balance_.zero_fuel.arm) {
            blocks.emplace_back(picture());
        }
        return blocks;
    }

private:
    Table table() const
    {
        Table table{
            .caption = "Mass and balance",
            .columns = {
                {"", Content::label},
                {"Mass (lb)"},
                {"(kg)"},
                {"Greatest (lb)"},
                {"Arm (in)"},
                {"(% MAC)"},
                {"Forward limit (in)"},
                {"Aft limit (in)"},
                {"Centre of gravity", Content::text}}};
        add_sheet(table);
        const auto states = in_order(balance_);
        for (const auto& [name, balance] : states) {
            table.rows.push_back(state_row(std::string{name}, balance, most(name)));
        }
        std::rotate(
            table.rows.end() - std::ssize(states),
            table.rows.end() - 1,
            table.rows.end());  // zero fuel first
        return table;
    }

    std::optional<Mass> most(std::string_view state) const
    {
        const auto& limits = mission_.aircraft.limits;
        if (state == "ramp") {
            return limits.max_ramp_mass;
        }
        if (state == "landing") {
            return limits.max_landing_mass;
        }
        return state == "zero fuel" ? mission_.aircraft.loading.max_zero_fuel_mass
                                    : std::optional{limits.max_take_off_mass};
    }

    void add_sheet(Table& table) const
    {
        if (!mission_.loading.sheet) {
            return;
        }
        const auto& sheet = *mission_.loading.sheet;
        const auto add =
            [&](const std::string& name, const Balance& balance, const std::optional<Mass>& most) {
                table.rows.push_back(
                    {{name,
                      pounds(balance.mass),
                      kilograms(balance.mass),
                      most ? pounds(*most) : unknown,
                      inches(balance.arm),
                      unknown,
                      unknown,
                      unknown,
                      unknown}});
            };
        add("basic empty", {sheet.basic_empty_mass, sheet.basic_empty_arm}, std::nullopt);
        for (const auto& item : sheet.items) {
            add(item.name, {item.mass, item.arm}, item.max_mass);
        }
    }

    Row state_row(
        const std::string& name, const Balance& balance, const std::optional<Mass>& most) const
    {
        const auto limit = [&](EnvelopeSide Envelope::*side) {
            return envelope_ ? limit_at((*envelope_).*side, balance.mass) : std::nullopt;
        };
        const bool has_percent = envelope_ && envelope_->chord && balance.arm;
        return {
            {name,
             pounds(balance.mass),
             kilograms(balance.mass),
             most ? pounds(*most) : unknown,
             inches(balance.arm),
             has_percent ? fmt::format("{:.2f}", percent_of_chord(*envelope_->chord, *balance.arm))
                         : unknown,
             inches(limit(&Envelope::forward)),
             inches(limit(&Envelope::aft)),
             std::string{word_for(
                 envelope_ ? judge(*envelope_, balance) : aircraft::EnvelopeVerdict::unknown)}},
            Row::Weight::strong};
    }

    static ChartPoint point(const Balance& balance)
    {
        return {*balance.arm / inch, balance.mass / pound};
    }

    /// Both sides from `bottom` to where the envelope ends, as one ring.
    std::vector<ChartPoint> outline(Mass bottom) const
    {
        const Mass top =
            std::min(envelope_->forward.corners.back().mass, envelope_->aft.corners.back().mass);
        std::vector<ChartPoint> ring;
        const auto add = [&](const EnvelopeSide& side) {
            std::vector<Mass> masses{bottom, top};
            for (const auto& corner : side.corners) {
                if (corner.mass > bottom && corner.mass < top) {
                    masses.push_back(corner.mass);
                }
            }
            std::ranges::sort(masses);
            for (const Mass mass : masses) {
                ring.push_back(point({mass, limit_at(side, mass)}));
            }
        };
        add(envelope_->aft);
        std::ranges::reverse(ring);
        add(envelope_->forward);
        return ring;
    }

    /// From the ramp to empty tanks; so many steps show any curve.
    ChartSeries travel() const
    {
        ChartSeries series{.name = "as fuel burns", .points = {}, .labels = {}};
        const Mass most = balance_.ramp.mass - balance_.zero_fuel.mass;
        constexpr int steps = 60;
        for (int i = 0; i <= steps; ++i) {
            const auto now = with_fuel(
                balance_.zero_fuel, planner::fuel_arms(mission_), i / (1.0 * steps) * most);
            if (now.arm) {
                series.points.push_back(point(now));
            }
        }
        return series;
    }

    ChartSeries caution(Mass bottom) const
    {
        const auto arm = arm_at_percent(*envelope_->chord, *envelope_->aft_caution_percent);
        const Mass top = envelope_->aft.corners.back().mass;
        return {
            .name = "aft caution",
            .style = ChartStyle::dotted,
            .points = {point({bottom, arm}), point({top, arm})},
            .labels = {}};
    }

    Figure picture() const
    {
        constexpr Mass below = 500.0 * pound;
        const Mass lightest =
            std::min(envelope_->forward.corners.front().mass, balance_.zero_fuel.mass);
        const Mass bottom = std::max(Mass{}, lightest - below);
        Chart chart{
            .title = "Centre-of-gravity envelope, " + or_not_given(mission_.aircraft.id),
            .x = {.label = "Arm (in aft of datum)"},
            .y = {.label = "Mass (lb)"},
            .series = {
                {.name = "envelope",
                 .style = ChartStyle::area,
                 .points = outline(bottom),
                 .labels = {}}}};
        if (envelope_->chord && envelope_->aft_caution_percent) {
            chart.series.push_back(caution(bottom));
        }
        chart.series.push_back(travel());
        ChartSeries marks{.style = ChartStyle::markers, .points = {}, .labels = {}};
        for (const auto& [name, balance] : in_order(balance_)) {
            if (balance.arm) {
                marks.points.push_back(point(balance));
                marks.labels.emplace_back(name);
            }
        }
        chart.series.push_back(std::move(marks));
        return {.caption = caption(), .chart = std::move(chart)};
    }

    std::string caption() const
    {
        const auto& forward = envelope_->forward.trust;
        const auto& aft = envelope_->aft.trust;
        return fmt::format(
            "Trust of the limits: forward {}, aft {}. The flight manual of the aircraft comes "
            "first.",
            or_not_given(forward),
            or_not_given(aft));
    }

    const planner::Mission& mission_;
    const planner::MassBalance& balance_;
    const std::optional<Envelope>& envelope_;
};

}  // namespace

std::vector<Block> balance_blocks(const planner::Plan& plan, const planner::SortieFlight& flight)
{
    return BalanceReport{plan.mission, flight.balance}.blocks();
}

std::string fuel_limits_text(const planner::Plan& plan, const planner::SortieFlight& flight)
{
    const auto start =
        planner::fuel_at_start(plan.mission, planner::base_named(plan.mission, flight.departure));
    const auto density = planner::fuel_density(plan.mission);
    auto text = flight.airborne
                    ? fmt::format(
                          "Begins in the air at {}, {} ft, with {} lb on board.",
                          position_text(flight.airborne->position),
                          feet(flight.airborne->height.above_datum()),
                          pounds(flight.airborne->fuel))
                    : fmt::format(
                          "Fuel at start is limited by: {}. The tanks hold {} lb at {:.3f} kg/l, "
                          "the masses allow "
                          "{} lb, the runway {}.",
                          or_not_given(flight.fuel.bound_by),
                          pounds(start.by_tank),
                          density / kilogram_per_litre,
                          pounds(start.by_mass),
                          start.by_runway ? pounds(*start.by_runway) + " lb" : "was not checked");
    const auto heavy = std::ranges::find(flight.findings, "above-landing-mass", &Finding::code);
    if (heavy != flight.findings.end()) {
        const double until_min = std::get<double>(heavy->arguments.at("until_min"));
        const auto take_off = flight.legs.back().end + -flight.flight_time;
        text += fmt::format(
            " A landing before {} UTC would be above the maximum landing mass of {} lb.",
            clock_time(take_off + until_min * minute),
            pounds(plan.mission.aircraft.limits.max_landing_mass));
    }
    return text;
}

}  // namespace transect::formats
