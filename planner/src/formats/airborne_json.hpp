/// Where a sortie of a plan begins in the air.

#pragma once

#include "transect/formats/json_writer.hpp"
#include "transect/planner/plan.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {

Instant instant_at(const JsonView& view);

/// The member "airborne" of the sortie that is open.
void write_airborne(JsonWriter& json, const planner::AirborneStart& start);
planner::AirborneStart airborne_at(const JsonView& view);

}  // namespace transect::formats
