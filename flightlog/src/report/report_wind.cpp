#include <cmath>
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

void write_vector(JsonWriter& json, const char* name, const aircraft::ConstantWind& wind)
{
    json.key(name);
    json.begin_object();
    json.member("from_true_deg", wind.from.angle() / degree);
    json.member("speed_m_s", wind.speed / metre_per_second);
    json.end_object();
}

void write_speed(JsonWriter& json, const char* name, const std::optional<Speed>& speed)
{
    json.key(name);
    if (speed) {
        json.value(*speed / metre_per_second);
    } else {
        json.null();
    }
}

void write_wind_met(JsonWriter& json, const WindMet& wind)
{
    json.member("known_s", wind.time / second);
    json.member("by_triangle_s", wind.by_triangle / second);
    write_vector(json, "met", wind.met);
    json.member("spread_m_s", wind.spread / metre_per_second);
    write_speed(json, "residual_median_m_s", wind.residual);
    json.key("against_plan");
    if (!wind.against_plan) {
        json.null();
        return;
    }
    const auto& against = *wind.against_plan;
    json.begin_object();
    json.member("known_s", against.time / second);
    write_vector(json, "met", against.met);
    write_vector(json, "planned", against.planned);
    write_vector(json, "difference", against.difference);
    json.member("speed_m_s", against.speed / metre_per_second);
    json.member("direction_deg", against.direction / degree);
    json.end_object();
}

/// "060/20"
std::string wind_text(const aircraft::ConstantWind& wind)
{
    const auto whole = std::lround(wind.from.angle() / degree) % 360;
    return fmt::format("{:03}/{:.0f}", whole == 0 ? 360 : whole, wind.speed / knot);
}

std::string knots(const std::optional<Speed>& speed)
{
    return speed ? fmt::format("{:+.1f}", *speed / knot) : "unknown";
}

formats::Row row_of(std::vector<std::string> cells, const WindMet& wind)
{
    const auto& against = wind.against_plan;
    cells.push_back(fmt::format("{:.1f}", wind.time / minute));
    cells.push_back(wind_text(wind.met));
    cells.push_back(fmt::format("{:.1f}", wind.spread / knot));
    cells.push_back(against ? wind_text(against->planned) : "unknown");
    cells.push_back(against ? wind_text(against->difference) : "unknown");
    return {.cells = std::move(cells)};
}

Table band_table(const Report& report)
{
    Table table{
        .caption =
            "Wind by height, degrees true / knots; the difference is the vector met less "
            "planned",
        .columns = {
            {"Flight", Content::label},
            {"Height, ft MSL", Content::text},
            {"Known, min", Content::number},
            {"Met", Content::text},
            {"Spread, kt", Content::number},
            {"Planned", Content::text},
            {"Difference", Content::text},
            {"Speed, kt", Content::number},
            {"Direction, °", Content::number}}};
    for (const auto& band : report.wind.bands) {
        auto row = row_of(
            {std::to_string(band.flight + 1),
             fmt::format(
                 "{:.0f} to {:.0f}", band.from.above_datum() / foot, band.to.above_datum() / foot)},
            band.wind);
        const auto& against = band.wind.against_plan;
        row.cells.push_back(against ? knots(against->speed) : "unknown");
        row.cells.push_back(
            against ? fmt::format("{:+.0f}", against->direction / degree) : "unknown");
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table run_table(const Report& report)
{
    Table table{
        .caption = "Wind on transects, degrees true / knots, in the order flown",
        .columns = {
            {"Transect", Content::label},
            {"Flight", Content::number},
            {"Known, min", Content::number},
            {"Met", Content::text},
            {"Spread, kt", Content::number},
            {"Planned", Content::text},
            {"Difference", Content::text},
            {"More from behind, kt", Content::number},
            {"More from the left, kt", Content::number}}};
    for (const auto& run : report.wind.runs) {
        auto row = row_of(
            {std::to_string(report.lines[run.line].line.transect.number),
             std::to_string(run.flight + 1)},
            run.wind);
        row.cells.push_back(knots(run.from_behind));
        row.cells.push_back(knots(run.from_left));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string source_text(const Report& report)
{
    Duration all;
    Duration by_triangle;
    for (const auto& band : report.wind.bands) {
        all += band.wind.time;
        by_triangle += band.wind.by_triangle;
    }
    return fmt::format(
        "The wind is known for {:.0f} min: as the log tells it, and for {:.0f} min of them from "
        "airspeed, heading, track and ground speed. In a bank of more than 10° it counts as "
        "unknown. The spread is the root mean square of the vectors about their mean.",
        all / minute,
        by_triangle / minute);
}

}  // namespace

void write_wind(JsonWriter& json, const Report& report)
{
    json.key("wind");
    json.begin_object();
    json.key("bands");
    json.begin_array();
    for (const auto& band : report.wind.bands) {
        json.begin_object();
        json.member("flight", band.flight + 1);
        json.member("from_msl_m", band.from.above_datum() / metre);
        json.member("to_msl_m", band.to.above_datum() / metre);
        write_wind_met(json, band.wind);
        json.end_object();
    }
    json.end_array();
    json.key("runs");
    json.begin_array();
    for (const auto& run : report.wind.runs) {
        json.begin_object();
        json.member("transect", report.lines[run.line].line.transect.number);
        json.member("flight", run.flight + 1);
        json.member("direction", to_string(run.direction));
        json.member("entry", to_iso8601(run.entry));
        write_wind_met(json, run.wind);
        write_speed(json, "more_from_behind_m_s", run.from_behind);
        write_speed(json, "more_from_left_m_s", run.from_left);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

std::optional<Section> wind_section(const Report& report)
{
    if (report.wind.bands.empty()) {
        return std::nullopt;
    }
    Section section{.heading = "Wind met", .blocks = {formats::Paragraph{source_text(report)}}};
    section.blocks.emplace_back(band_table(report));
    if (!report.wind.runs.empty()) {
        section.blocks.emplace_back(run_table(report));
    }
    return section;
}

}  // namespace transect::flightlog
