/// Writes GeoJSON (RFC 7946).

#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "transect/geo/polygon.hpp"

namespace transect::formats {

/// The points of a line, in order.
using Line = std::vector<GeoPoint>;

using Geometry = std::variant<GeoPoint, Line, MultiPolygon>;

/// Numbers carry their unit in the property's name ("altitude_ft").
using Property = std::pair<std::string, std::variant<double, std::string>>;

struct Feature {
    Geometry geometry;
    std::vector<Property> properties = {};
};

struct FeatureCollection {
    std::vector<Feature> features;
    /// Of the whole file, such as its handling text; written as foreign members.
    std::vector<Property> members = {};
    /// The same for lists of texts.
    std::vector<std::pair<std::string, std::vector<std::string>>> lists = {};
};

/// For people and GIS programs: coordinates have at most 7 decimals (1 cm). Rings are closed and
/// follow the right-hand rule (outer rings counter-clockwise, holes clockwise). What crosses the
/// antimeridian is cut there; edges are straight in longitude and latitude. An area across it that
/// crosses itself, and a ring around a pole, are a std::domain_error.
std::string geojson(const FeatureCollection& collection);

/// The geometry alone, on one line, with numbers that read back the same: for files that programs
/// exchange. Always a MultiPolygon; rings and antimeridian as above. Rings that already follow the
/// right-hand rule keep their vertices in order.
std::string geometry_json(const MultiPolygon& area);

/// The geometry alone, on one line, as geojson() writes it.
std::string rounded_geometry_json(const Geometry& geometry);

}  // namespace transect::formats
