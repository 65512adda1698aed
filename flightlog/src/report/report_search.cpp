#include <fmt/format.h>

#include "flightlog/src/report/report_figures.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;
using formats::Section;
using formats::Table;
using Detection = coverage::ZoneFigures::Detection;
using Content = formats::Column::Content;

const char* name_of(sensor::DetectionLaw law)
{
    switch (law) {
        case sensor::DetectionLaw::inverse_cube:
            return "inverse-cube";
        case sensor::DetectionLaw::definite_range:
            return "definite-range";
        case sensor::DetectionLaw::random_search:
            break;
    }
    return "exponential";
}

std::string percent(double share)
{
    return fmt::format("{:.1f}", 100.0 * share);
}

std::string detection_cell(const ReportedZone& zone, double Detection::*which)
{
    return zone.figures && zone.figures->detection ? percent((*zone.figures->detection).*which)
                                                   : "–";
}

std::string sweep_text(const SearchSettings& search)
{
    if (!search.sweep_width) {
        return "No sweep width was declared (--sweep-width): the width of a footprint is not one, "
               "so "
               "the areas have no coverage factor and no probability of detection. ";
    }
    return fmt::format(
        "Of an area: C = W·L/A with the declared sweep width W of {:.0f} m, the track L flown "
        "inside "
        "it with the sensor on, and its area A; POD by the {} law. ",
        *search.sweep_width / metre,
        name_of(search.law));
}

std::string target_text(const SearchSettings& search)
{
    if (!search.target) {
        return "No size of a target was given (--target-size): single looks have no probability of "
               "detection.";
    }
    return fmt::format(
        "Of single looks: the share of observers who tell an object of {:g} m by Johnson's "
        "criteria "
        "with {:g} cycles for half of them, from the best ground sample distance of each cell, as "
        "mean over the area, 0 where nothing was seen. {}",
        search.target->size / metre,
        search.target->cycles_for_half,
        search.same_day == coverage::SameDay::all_independent
            ? "All looks count as independent of each other, as was asked for."
            : "Looks of one day are not independent: the best of them counts.");
}

}  // namespace

void write_search(JsonWriter& json, const ReportedZone& zone, const Report& report)
{
    json.key("search");
    if (!zone.search) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("sweep_width_m", *report.search.sweep_width / metre);
    json.member("law", name_of(report.search.law));
    json.member("track_length_m", zone.search->track_length / metre);
    json.member("coverage_factor", zone.search->coverage_factor);
    json.member("probability_of_detection", zone.search->detection);
    json.end_object();
}

void write_detection(JsonWriter& json, const coverage::ZoneFigures& figures, const Report& report)
{
    json.key("detection");
    if (!figures.detection || !report.search.target) {
        json.null();
        return;
    }
    const bool is_independent = report.search.same_day == coverage::SameDay::all_independent;
    json.begin_object();
    json.member("target_size_m", report.search.target->size / metre);
    json.member("cycles_for_half", report.search.target->cycles_for_half);
    json.member("same_day", is_independent ? "independent" : "best look counts");
    json.member("best_look", figures.detection->single);
    json.member("all_looks", figures.detection->cumulative);
    json.end_object();
}

std::optional<Section> search_section(const Report& report)
{
    if (!report.search.sweep_width && !report.search.target) {
        return std::nullopt;
    }
    Table table{
        .caption = "Probability of detection",
        .columns = {
            {"Name", Content::label},
            {"Track on task, km", Content::number},
            {"Coverage factor C", Content::number},
            {"POD of the area, %", Content::number},
            {"POD of the best look, %", Content::number},
            {"POD of all looks, %", Content::number}}};
    for (const auto& zone : report.zones) {
        const auto& search = zone.search;
        table.rows.push_back(
            {.cells = {
                 zone.name,
                 search ? fmt::format("{:.1f}", search->track_length / kilometre) : "–",
                 search ? fmt::format("{:.2f}", search->coverage_factor) : "–",
                 search ? percent(search->detection) : "–",
                 detection_cell(zone, &Detection::single),
                 detection_cell(zone, &Detection::cumulative)}});
    }
    const bool is_measured = report.basis == CoverageBasis::measured;
    return Section{
        .heading = is_measured ? "How likely it was found"
                               : "How likely it was found, by possible coverage",
        .blocks = {
            formats::Paragraph{sweep_text(report.search) + target_text(report.search)},
            std::move(table)}};
}

}  // namespace transect::flightlog
