/// Winds aloft in a mission: a list of levels.

#pragma once

#include "transect/aircraft/winds_aloft.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// Grouped by validity time and sorted; fails where a level is given twice, where only some levels
/// have a time, or all have the same.
aircraft::WindsAloft winds_aloft(
    const JsonView& list, const planner::Mission& mission, Complaints& complaints);

void write(JsonWriter& json, const aircraft::WindsAloft& winds);

}  // namespace transect::formats
