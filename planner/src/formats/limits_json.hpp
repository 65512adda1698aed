/// What ends a sortie, as JSON.

#pragma once

#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// The member "limits" of a mission; what is wrong with it goes to `complaints`.
void read_limits(const JsonView& mission, planner::Mission& result, Complaints& complaints);

/// An empty object when the mission has no limit.
void write_limits(JsonWriter& json, const planner::Mission& mission);

}  // namespace transect::formats
