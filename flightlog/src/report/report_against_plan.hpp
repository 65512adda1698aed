/// What was flown, held against what was planned, as JSON and for people.

#pragma once

#include <optional>

#include "transect/flightlog/report.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

/// The members of a transect that tell of its runs: flown, cross_track_…, gaps and runs.
void write_runs(
    formats::JsonWriter& json,
    const LineResult& result,
    const std::vector<ReportedFlight>& flights);

/// The member "order"; null without a plan.
void write_order(formats::JsonWriter& json, const Report& report);

/// The member "wind": met, planned and their difference, by flight and height, and by run.
void write_wind(formats::JsonWriter& json, const Report& report);

/// Nothing where no log tells the wind.
std::optional<formats::Section> wind_section(const Report& report);

/// The member "fuel_met": time and fuel by leg of the plan, and what they say of the model.
void write_fuel_met(formats::JsonWriter& json, const Report& report);

/// Nothing without planned legs and without a bias.
std::optional<formats::Section> fuel_section(const Report& report);

/// Transects, planned and flown, and each time one was.
formats::Section transect_section(const Report& report);

}  // namespace transect::flightlog
