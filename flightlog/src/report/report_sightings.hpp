/// Sightings in a report.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transect/flightlog/report.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

#include "flightlog/src/report/report_coverage.hpp"

namespace transect::flightlog {

/// What is known of the flights when sightings are joined to them.
struct FlownAndCounted {
    const std::vector<RecordedFlight>& flights;
    const std::vector<LineResult>& lines;
    const CountedGround& ground;
};

/// Nothing without a list of sightings.
std::optional<SightingReport> report_sightings(
    const ReportInput& input, const FlownAndCounted& flown);

/// The member "sightings"; null without a list.
void write_sightings(formats::JsonWriter& json, const Report& report);

/// A feature for each sighting that has a place.
std::string sightings_geojson(const Report& report);

/// Nothing without a list.
std::optional<formats::Section> sighting_section(const Report& report);

/// Those with a told position, and those that have only that of the frame.
std::vector<formats::MapLayer> sighting_layers(const Report& report);

}  // namespace transect::flightlog
