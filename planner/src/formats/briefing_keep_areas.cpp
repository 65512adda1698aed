#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"
#include "formats/keep_area_text.hpp"

namespace transect::formats {
namespace {

using Content = Column::Content;

std::string date_of(const planner::KeepArea& area)
{
    return area.dated ? date_text(*area.dated) : "NOT DATED";
}

Row row(const planner::KeepArea& area)
{
    const bool keeps_out = area.kind == planner::KeepArea::Kind::keep_out;
    return {
        {area.name,
         keeps_out ? "keep out" : "keep in",
         floor_text(area),
         ceiling_text(area),
         active_text(area),
         or_not_given(area.source),
         date_of(area)}};
}

}  // namespace

Section keep_area_section(const planner::Mission& mission)
{
    Table table{
        .caption = "Active between floor and ceiling, in the time given",
        .columns = {
            {"Area", Content::label},
            {"", Content::text},
            {"Floor", Content::text},
            {"Ceiling", Content::text},
            {"Active", Content::text},
            {"Source", Content::text},
            {"Dated", Content::text}}};
    for (const auto& area : mission.keep_areas) {
        table.rows.push_back(row(area));
    }
    return {
        .heading = "Keep-out and keep-in areas",
        .blocks = {
            std::move(table),
            Paragraph{"Only these areas were looked at. Read the NOTAM before the flight."}}};
}

}  // namespace transect::formats
