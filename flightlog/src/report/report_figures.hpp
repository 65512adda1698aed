/// How often, how lately and how well the ground of a report was looked at.

#pragma once

#include <optional>

#include "transect/coverage/zone_figures.hpp"
#include "transect/flightlog/report.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

/// The member "figures" of a zone; null where there are none.
void write_figures(formats::JsonWriter& json, const ReportedZone& zone, const Report& report);

/// The member "search" of a zone; null without a declared sweep width.
void write_search(formats::JsonWriter& json, const ReportedZone& zone, const Report& report);

/// The member "detection" of figures; null without a target.
void write_detection(
    formats::JsonWriter& json, const coverage::ZoneFigures& figures, const Report& report);

/// Nothing when neither was asked for.
std::optional<formats::Section> search_section(const Report& report);

/// Nothing when no zone has figures.
std::optional<formats::Section> figures_section(const Report& report);

}  // namespace transect::flightlog
