/// Field lengths of profiles and missions as JSON.

#pragma once

#include "transect/aircraft/field_length.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// "field_length" of an aircraft profile: the tables "take_off" and "landing", either or both.
aircraft::FieldLengthTables field_tables(const JsonView& object, Complaints& complaints);

void write(JsonWriter& json, const aircraft::FieldLengthTables& tables);

/// "field_length" of a mission: what the operator multiplies the manual's distances with.
planner::FieldFactors field_factors(const JsonView& object, Complaints& complaints);

/// Writes members into the object that is open.
void write_members(JsonWriter& json, const planner::FieldFactors& factors);

}  // namespace transect::formats
