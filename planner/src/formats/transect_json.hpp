/// A transect as it stands in a plan: complete in itself.

#pragma once

#include <string_view>
#include <vector>

#include "transect/formats/json_writer.hpp"
#include "transect/planner/plan.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {

void write_setting(JsonWriter& json, const planner::TaskSetting& setting);
planner::TaskSetting setting_at(const JsonView& view);

void write_point(JsonWriter& json, std::string_view key, GeoPoint point);
GeoPoint point_at(const JsonView& view);

/// Entry, exit and length, and all that the crew sets for it: course, height, airspeed, sensor.
/// Under "via" or "home_via", where there are any.
void write_via(
    JsonWriter& json, std::string_view key, const std::vector<planner::ViaPoint>& points);
std::vector<planner::ViaPoint> via_at(const JsonView& object, std::string_view key);

void write_transect(JsonWriter& json, const planner::Transect& transect, const planner::Plan& plan);

/// Number, task and ends alone: what it is flown with stands in the plan's settings and tasks.
planner::Transect transect_at(const JsonView& view);

/// Refuses a transect that tells anything else than write_transect() would. Plans that do not tell
/// it are older. The plan has the transect's task and setting.
void require_as_set(
    const JsonView& view, const planner::Transect& transect, const planner::Plan& plan);

}  // namespace transect::formats
