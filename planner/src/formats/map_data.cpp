#include "formats/map_data.hpp"

#include "transect/formats/json_writer.hpp"

#include "formats/html_text.hpp"

namespace transect::formats {
namespace {

void write_feature(JsonWriter& json, const MapFeature& feature)
{
    json.begin_object();
    json.key("geometry");
    json.raw(rounded_geometry_json(feature.geometry));
    json.member("label", displayable(feature.label));
    json.key("details");
    json.begin_array();
    for (const auto& line : feature.details) {
        json.value(displayable(line));
    }
    json.end_array();
    json.end_object();
}

void write_layer(JsonWriter& json, const MapLayer& layer)
{
    json.begin_object();
    json.member("name", displayable(layer.name));
    json.member("style", style_class(layer.style));
    json.member("series", layer.series);
    json.member("shown", layer.is_shown);
    json.member("extent", layer.sets_extent);
    json.key("features");
    json.begin_array();
    for (const auto& feature : layer.features) {
        write_feature(json, feature);
    }
    json.end_array();
    json.end_object();
}

}  // namespace

std::string_view style_class(MapStyle style)
{
    switch (style) {
        case MapStyle::border:
            return "border";
        case MapStyle::place:
            return "place";
        case MapStyle::unverified:
            return "unverified";
        case MapStyle::area:
            return "area";
        case MapStyle::keep_out:
            return "keep-out";
        case MapStyle::keep_in:
            return "keep-in";
        case MapStyle::strip:
            return "strip";
        case MapStyle::transect:
            return "transect";
        case MapStyle::transit:
            return "transit";
        case MapStyle::aerodrome:
            return "aerodrome";
        case MapStyle::waypoint:
            return "waypoint";
        case MapStyle::covered:
            return "covered";
        case MapStyle::missing:
            return "missing";
        case MapStyle::track:
            break;
    }
    return "track";
}

std::string map_data(const Map& map)
{
    JsonWriter json;
    json.begin_object();
    json.key("layers");
    json.begin_array();
    for (const auto& layer : map.layers) {
        write_layer(json, layer);
    }
    json.end_array();
    json.end_object();
    return json.text();
}

}  // namespace transect::formats
