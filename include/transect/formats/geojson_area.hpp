/// Reads areas from GeoJSON (RFC 7946).

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "transect/geo/polygon.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

/// Properties that a feature must have to be taken: {{"name", "Mopti"}}.
using FeatureSelection = std::map<std::string, std::variant<double, std::string>>;

/// The area of a Polygon, a MultiPolygon, a Feature or a FeatureCollection: all selected features
/// together. Outer rings come out counter-clockwise and holes clockwise; what the file cut at the
/// antimeridian is one part again. Throws InputError with file, line and column for anything that
/// is not such an area: open rings, positions off the globe, outlines that cross themselves, holes
/// outside, no ground enclosed, more than 2,000,000 vertices. Areas over 2,000 km across are not
/// checked for crossings.
MultiPolygon parse_area(SourceText geojson, const FeatureSelection& where = {});
MultiPolygon read_area(const std::filesystem::path& file, const FeatureSelection& where = {});

struct NamedArea {
    std::string name;
    MultiPolygon area;
};

/// The features of a collection, each with its property "name". Throws InputError as above, and for
/// a name that is missing or given twice.
std::vector<NamedArea> parse_zones(SourceText geojson);
std::vector<NamedArea> read_zones(const std::filesystem::path& file);

}  // namespace transect::formats
