/// A turret's log held against itself, in a report.

#pragma once

#include "transect/flightlog/report.hpp"
#include "transect/flightlog/sensor_check.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

/// The member "sensor_check" of a log; null where its records tell nothing to check.
void write_sensor_check(formats::JsonWriter& json, const ReportedLog& reported);

/// One row for each log that has something to check.
formats::Table sensor_table(const Report& report);

}  // namespace transect::flightlog
