/// Areas in a mission.

#pragma once

#include <optional>

#include "transect/geo/polygon.hpp"

#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"

namespace transect::formats {

/// GeoJSON inline, or {"file": "mopti.geojson", "where": {"name": "Mopti"}}.
MultiPolygon area_or_file(const JsonView& value, const std::optional<MissionFolders>& folders);

}  // namespace transect::formats
