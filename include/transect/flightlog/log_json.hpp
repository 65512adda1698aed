/// A log's description as JSON, the same in `inspect` and in a report.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/flight/phases.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/log_file.hpp"
#include "transect/formats/json_writer.hpp"

namespace transect::flightlog {

/// The members of an object that the caller opens and closes: format, rows, used, dropped, start,
/// end (of a log without a date start_offset_s and
/// end_offset_s too), duration_s, distance_m, aircraft, system_id; for KLV packets, bad_checksum
/// and line_of_sight_error_deg, and transport_stream where one carried it; findings.
void write_members(formats::JsonWriter& json, const LogFile& log, const Inspection& inspection);

/// The members of an object that the caller opens and closes: block_off, take_offs, landings,
/// block_on, block_s, air_s, unseen_take_offs, unseen_landings, touch_and_goes, go_arounds.
void write_times(formats::JsonWriter& json, const flight::FlightTimes& times);

/// An array of {severity, code, text, place}.
void write_findings(formats::JsonWriter& json, const std::vector<Finding>& findings);

}  // namespace transect::flightlog
