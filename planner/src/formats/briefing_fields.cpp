#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "transect/planner/field_check.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"

namespace transect::formats {
namespace {

using Content = Column::Content;
using planner::FieldCheck;

std::string feet_or_dash(const std::optional<Length>& length)
{
    return length ? feet(*length) : "–";
}

std::string answer(const FieldCheck& check)
{
    const auto needed = check.needed();
    if (!needed || !check.runway) {
        return "not checked";
    }
    return *needed <= *check.runway ? "long enough" : "TOO SHORT";
}

Row row(const FieldCheck& check)
{
    const auto roll =
        check.length ? std::optional{check.length->ground_roll} : std::optional<Length>{};
    const auto over =
        check.length ? std::optional{check.length->over_50ft} : std::optional<Length>{};
    return {
        {(check.phase == FieldCheck::Phase::take_off ? "Take-off " : "Landing ") + check.aerodrome,
         pounds(check.mass),
         fmt::format("{:.0f}", check.condition.temperature.in_celsius()),
         feet(check.condition.altitude.above_datum()),
         feet(check.density_altitude),
         feet_or_dash(roll),
         feet_or_dash(over),
         fmt::format("{:.2f}", check.factor),
         feet_or_dash(check.needed()),
         feet_or_dash(check.runway),
         answer(check)}};
}

}  // namespace

std::vector<Block> field_blocks(const planner::Plan& plan, const planner::SortieFlight& flight)
{
    Table table{
        .caption = "Take-off and landing",
        .columns = {
            {"", Content::label},
            {"Mass (lb)"},
            {"Temperature (°C)"},
            {"Pressure altitude (ft)"},
            {"Density altitude (ft)"},
            {"Ground roll (ft)"},
            {"Over 50 ft (ft)"},
            {"Factor"},
            {"Needed (ft)"},
            {"Runway (ft)"},
            {"Runway is", Content::text}}};
    for (const auto& check : flight.fields) {
        table.rows.push_back(row(check));
    }
    std::vector<Block> blocks{std::move(table)};
    const auto& tables = plan.mission.aircraft.field_length;
    std::string text =
        "Temperature and QNH at alternates and further bases are taken to be those of the base. "
        "Slope, surface, wind "
        "and obstacles: not checked.";
    if (tables.take_off) {
        text += fmt::format(" Take-off figures: {}.", or_not_given(tables.take_off->source()));
    }
    if (tables.landing) {
        text += fmt::format(" Landing figures: {}.", or_not_given(tables.landing->source()));
    }
    if (const auto unchecked = planner::unchecked_fields(plan.mission); !unchecked.empty()) {
        text += fmt::format(" Not checked: {}.", unchecked);
    }
    blocks.emplace_back(Paragraph{text});
    return blocks;
}

}  // namespace transect::formats
