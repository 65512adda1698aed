/// Phases, times and fuel of flights, as JSON and for people.

#pragma once

#include <span>
#include <vector>

#include "transect/flightlog/line_runs.hpp"
#include "transect/flightlog/report.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

/// While each flies a transect; where there is none to fly, as without a plan.
void set_time_on_task(
    std::vector<RecordedFlight>& flights, const PlannedLines& lines, std::span<const LineRun> runs);

/// Without a plan: while a turret told its look. Other flights' times stay unknown.
void set_time_with_look(std::vector<RecordedFlight>& flights);

/// An object of this name: by_flow and by_gauge, null where unknown.
void write_fuel(formats::JsonWriter& json, const char* name, const FuelFigures& fuel);

/// The members "times" and "phases" of a flight.
void write_account(formats::JsonWriter& json, const FlightAccount& account);

/// Times of all flights, and a time line of each.
formats::Section phase_section(const Report& report);

}  // namespace transect::flightlog
