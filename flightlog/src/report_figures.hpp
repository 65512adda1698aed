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

/// Nothing when no zone has figures.
std::optional<formats::Section> figures_section(const Report& report);

}  // namespace transect::flightlog
