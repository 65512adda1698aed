#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "flightlog/src/report/report_sightings.hpp"

namespace transect::flightlog {
namespace {

using formats::Section;
using formats::Table;
using Content = formats::Column::Content;

constexpr std::size_t most_rows = 500;
constexpr std::size_t most_on_map = 2'000;

std::string kilometres(const std::optional<Length>& length)
{
    return length ? fmt::format("{:.2f}", *length / kilometre) : "unknown";
}

std::string or_dash(const std::string& text)
{
    return text.empty() ? "–" : text;
}

/// "2026-11-23 07:29:17"
std::string time_text(Instant time)
{
    auto text = to_iso8601(time);
    text.replace(text.find('T'), 1, " ");
    text.pop_back();
    return text;
}

std::string place_text(const JoinedSighting& joined)
{
    if (!joined.place) {
        return "position not told";
    }
    const auto& [latitude, longitude] = *joined.place;
    return fmt::format(
        "{}{:.5f}, {:.5f}",
        joined.place_basis == PlaceBasis::told ? "" : "position not told; the sensor looked at ",
        latitude.angle() / degree,
        longitude.angle() / degree);
}

std::string flight_text(const JoinedSighting& joined)
{
    if (!joined.flight) {
        return "none";
    }
    auto text = fmt::format("{}, {}", *joined.flight + 1, flight::to_string(joined.phase));
    if (const auto& transect = joined.transect) {
        text += fmt::format(", transect {} of {}", transect->number, transect->task);
    }
    return text;
}

std::string look_text(const JoinedSighting& joined)
{
    if (!joined.look) {
        return "unknown";
    }
    const auto* const basis =
        joined.look->basis == flight::Basis::measured ? "measured" : "assumed";
    return joined.sighting.position ? fmt::format("{}: {}", basis, to_string(joined.look->view))
                                    : std::string{basis};
}

std::string distance_text(const JoinedSighting& joined)
{
    const auto distance = joined.look ? joined.look->ground_sample_distance : std::nullopt;
    return distance ? fmt::format("{:.2f}", *distance / metre) : "unknown";
}

std::string zone_text(const JoinedSighting& joined, const Report& report)
{
    std::string text;
    for (const auto zone : joined.zones) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", report.zones[zone].name);
    }
    return text.empty() ? (joined.place ? "none" : "unknown") : text;
}

std::string doubt_text(SightingDoubt doubt)
{
    switch (doubt) {
        case SightingDoubt::without_flight:
            return "no flight then";
        case SightingDoubt::several_aircraft:
            return "several aircraft then";
        case SightingDoubt::on_ground:
            return "aircraft on the ground";
        case SightingDoubt::in_hole:
            return "no place of the aircraft then";
        case SightingDoubt::beyond_horizon:
            return "beyond the horizon";
        case SightingDoubt::behind_terrain:
            break;
    }
    return "behind terrain";
}

std::string doubts_text(const JoinedSighting& joined)
{
    std::string text;
    for (const auto doubt : joined.doubts) {
        text += fmt::format("{}{}", text.empty() ? "" : "; ", doubt_text(doubt));
    }
    return or_dash(text);
}

Table sighting_table(const Report& report)
{
    Table table{
        .caption = "Sightings in order of time, UTC, joined to the flights",
        .columns = {
            {"Line", Content::label},
            {"Time", Content::text},
            {"Category", Content::text},
            {"Place", Content::text},
            {"Task or zone", Content::text},
            {"Flight", Content::text},
            {"Distance, km", Content::number},
            {"Slant range, km", Content::number},
            {"Look: in view", Content::text},
            {"GSD there, m", Content::number},
            {"Note", Content::text},
            {"Media", Content::text},
            {"Doubt", Content::text}}};
    const auto& all = report.sightings->joined;
    for (const auto& joined : std::span{all}.first(std::min(most_rows, all.size()))) {
        const auto& sighting = joined.sighting;
        table.rows.push_back(
            {.cells = {
                 std::to_string(sighting.line),
                 time_text(sighting.time),
                 or_dash(sighting.category),
                 place_text(joined),
                 zone_text(joined, report),
                 flight_text(joined),
                 kilometres(joined.distance),
                 kilometres(joined.slant_range),
                 look_text(joined),
                 distance_text(joined),
                 or_dash(sighting.note),
                 or_dash(sighting.media),
                 doubts_text(joined)}});
    }
    if (all.size() > most_rows) {
        table.caption +=
            fmt::format(" (the first {} of {}; report.json has all)", most_rows, all.size());
    }
    return table;
}

formats::MapFeature map_feature(const JoinedSighting& joined)
{
    const auto& sighting = joined.sighting;
    formats::MapFeature feature{
        .geometry = *joined.place,
        .label =
            sighting.category.empty() ? fmt::format("line {}", sighting.line) : sighting.category,
        .details = {
            fmt::format("{} (line {})", or_dash(sighting.category), sighting.line),
            to_iso8601(sighting.time),
            place_text(joined)}};
    for (const auto& text : {sighting.note, sighting.media}) {
        if (!text.empty()) {
            feature.details.push_back(text);
        }
    }
    return feature;
}

formats::MapLayer layer_of(const Report& report, PlaceBasis basis)
{
    const bool is_told = basis == PlaceBasis::told;
    formats::MapLayer layer{
        .name =
            is_told ? "Sightings" : "Sightings without a position: where the sensor looked then",
        .style = is_told ? formats::MapStyle::waypoint : formats::MapStyle::unverified,
        .series = is_told ? 2 : 0};
    for (const auto& joined : report.sightings->joined) {
        if (joined.place_basis == basis && layer.features.size() < most_on_map) {
            layer.features.push_back(map_feature(joined));
        }
    }
    if (layer.features.size() == most_on_map) {
        layer.name += fmt::format(" (the first {})", most_on_map);
    }
    return layer;
}

}  // namespace

std::optional<Section> sighting_section(const Report& report)
{
    if (!report.sightings) {
        return std::nullopt;
    }
    Section section{.heading = "Sightings"};
    if (report.sightings->joined.empty()) {
        section.blocks.emplace_back(formats::Paragraph{
            "The list of sightings is empty. That nothing was reported does not say that nothing "
            "was there: the covered share tells how much of the ground was looked at."});
        return section;
    }
    section.blocks.emplace_back(sighting_table(report));
    section.blocks.emplace_back(formats::Paragraph{
        "What was seen, and where, is as the list tells it; nothing here confirms it. Times, "
        "places and looks of the aircraft are those of the logs, between rows no further apart "
        "than three sample periods. In view means inside the sensor's frame then, up to 20 km "
        "away; outside, it may have been seen by eye. A look that is assumed proves nothing."});
    return section;
}

std::vector<formats::MapLayer> sighting_layers(const Report& report)
{
    if (!report.sightings) {
        return {};
    }
    return {layer_of(report, PlaceBasis::told), layer_of(report, PlaceBasis::frame_centre)};
}

}  // namespace transect::flightlog
