#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "transect/coverage/gaps.hpp"

#include "flightlog/src/report/report_page.hpp"
#include "flightlog/src/report/report_sightings.hpp"

namespace transect::flightlog {
namespace {

using formats::MapFeature;
using formats::MapLayer;
using formats::MapStyle;

MapLayer areas(const Report& report)
{
    MapLayer layer{.name = "Area asked for", .style = MapStyle::area, .sets_extent = true};
    for (const auto& zone : report.zones) {
        layer.features.push_back({.geometry = zone.outline, .label = zone.name});
    }
    return layer;
}

std::vector<std::string> details(const ReportedZone& zone)
{
    return {
        zone.name,
        fmt::format(
            "covered {:.1f} % of {:.1f} km²", 100.0 * zone.fraction, zone.area / square_kilometre),
        fmt::format("basis: {}", to_string(zone.basis))};
}

MapLayer missing(const Report& report)
{
    const bool has_unknown = std::ranges::any_of(report.zones, [](const ReportedZone& zone) {
        return zone.unknown && *zone.unknown > Area{};
    });
    MapLayer layer{
        .name = has_unknown ? "Missing or unknown" : "Missing", .style = MapStyle::missing};
    for (const auto& zone : report.zones) {
        if (!zone.missing.parts.empty()) {
            layer.features.push_back({.geometry = zone.missing, .details = details(zone)});
        }
    }
    return layer;
}

/// The zone without what is missing, in the plane that the ground was counted in. Edges of both
/// that do not quite meet leave slivers; what is smaller than four cells is not drawn.
MultiPolygon covered_part(const ReportedZone& zone, const coverage::Coverage& coverage)
{
    const auto& frame = coverage.frame();
    const double cell_m = coverage.cell_size() / metre;
    auto part = difference(frame.forward(zone.outline), frame.forward(zone.missing));
    std::erase_if(part.parts, [&](const PlanePolygon& polygon) {
        return area_m2({{polygon}}) < 4.0 * cell_m * cell_m;
    });
    return frame.reverse(part);
}

/// Around every observed cell, a cell wide; its edges are straight in the frame.
MultiPolygon box_of(const coverage::Coverage& coverage)
{
    const double cell_m = coverage.cell_size() / metre;
    const auto cells = coverage.observed_list();
    const auto [west, east] = std::ranges::minmax(cells, {}, &coverage::Cell::column);
    const auto [south, north] = std::ranges::minmax(cells, {}, &coverage::Cell::row);
    const double left = cell_m * (west.column - 1);
    const double right = cell_m * (east.column + 2);
    const double bottom = cell_m * (south.row - 1);
    const double top = cell_m * (north.row + 2);
    return coverage.frame().reverse(
        PlaneArea{{{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}}}});
}

/// Of a report without zones: everything that counts, wherever it is.
MapFeature covered_anywhere(const Report& report)
{
    ReportedZone all{.name = "", .outline = box_of(report.coverage)};
    all.missing = coverage::gaps(report.coverage, all.outline);
    return {
        .geometry = covered_part(all, report.coverage),
        .details = {fmt::format("{:.2f} km²", report.coverage.observed_area() / square_kilometre)}};
}

MapLayer covered(const Report& report)
{
    const bool is_certain = report.basis == CoverageBasis::measured;
    MapLayer layer{.name = is_certain ? "Covered" : "Possibly covered", .style = MapStyle::covered};
    if (report.zones.empty() && report.coverage.observed_cells() > 0) {
        layer.features.push_back(covered_anywhere(report));
        layer.sets_extent = true;
    }
    for (const auto& zone : report.zones) {
        auto part = covered_part(zone, report.coverage);
        if (!part.parts.empty()) {
            layer.features.push_back({.geometry = std::move(part), .details = details(zone)});
        }
    }
    return layer;
}

std::string layer_name(LineStatus status)
{
    return fmt::format("Transects {}", to_string(status));
}

MapFeature transect_feature(const LineResult& result)
{
    const auto& transect = result.line.transect;
    return {
        .geometry = formats::Line{transect.from, transect.to},
        .label = std::to_string(transect.number),
        .details = {
            fmt::format("transect {} of {}", transect.number, transect.task),
            fmt::format("{:.0f} % flown", 100.0 * result.completion)}};
}

std::vector<MapLayer> transects(const Report& report)
{
    std::vector<MapLayer> layers;
    int series = 0;
    for (const auto kind : {LineStatus::flown, LineStatus::partly, LineStatus::missed}) {
        MapLayer layer{.name = layer_name(kind), .style = MapStyle::transect, .series = ++series};
        for (const auto& result : report.lines) {
            if (status(result) == kind) {
                layer.features.push_back(transect_feature(result));
            }
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

/// Without the samples of straight flight.
formats::Line path(const flight::Trajectory& piece)
{
    constexpr Angle bend = 3.0 * degree;
    formats::Line line;
    const flight::Sample* kept = nullptr;
    for (const auto& sample : piece.samples) {
        const bool is_last = &sample == &piece.samples.back();
        if (kept == nullptr || is_last || abs(sample.track - kept->track) > bend) {
            line.push_back(sample.position);
            kept = &sample;
        }
    }
    return line;
}

MapLayer track(const ReportedFlight& reported, std::size_t number, bool sets_extent)
{
    MapLayer layer{
        .name = fmt::format("Flight {}: track", number),
        .style = MapStyle::track,
        .sets_extent = sets_extent};
    for (const auto& piece : reported.recorded.pieces) {
        if (piece.samples.size() > 1) {
            layer.features.push_back({.geometry = path(piece)});
        }
    }
    return layer;
}

}  // namespace

formats::Map report_map(const Report& report, const formats::Background& background)
{
    formats::Map map{
        .caption = "Planned and achieved: areas, transects, recorded tracks, ground still missing.",
        .layers = background.layers,
        .attribution = background.attribution};
    const auto add = [&](MapLayer layer) {
        if (!layer.features.empty()) {
            map.layers.push_back(std::move(layer));
        }
    };
    add(areas(report));
    add(covered(report));
    add(missing(report));
    for (auto& layer : transects(report)) {
        add(std::move(layer));
    }
    for (std::size_t i = 0; i < report.flights.size(); ++i) {
        add(track(report.flights[i], i + 1, report.zones.empty()));
    }
    for (auto& layer : sighting_layers(report)) {
        add(std::move(layer));
    }
    return map;
}

}  // namespace transect::flightlog
