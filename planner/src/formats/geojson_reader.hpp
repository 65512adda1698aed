/// Areas from GeoJSON values, wherever in a document they stand.

#pragma once

#include <string_view>

#include "transect/formats/geojson_area.hpp"
#include "transect/geo/polygon.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {

/// As parse_area, of the value of a view.
MultiPolygon area_at(const JsonView& geojson, const FeatureSelection& where = {});

/// Whether the file's extension is one of GeoJSON: .geojson or .json.
bool is_geojson_name(const std::filesystem::path& file);
inline constexpr std::string_view geojson_only =
    "areas are read from GeoJSON files (.geojson, .json) only";

/// The area as one MultiPolygon on one line, with numbers that read back the same. Unlike
/// geometry_json() it does not cut at the antimeridian: cutting would not read back the same.
std::string exact_geometry_json(const MultiPolygon& area);

}  // namespace transect::formats
