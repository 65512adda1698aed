#include "transect/formats/geojson.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "transect/formats/json_writer.hpp"

#include "formats/antimeridian.hpp"

namespace transect::formats {
namespace {

enum class Digits { shortest, seven_decimals };

std::string number(double degrees, Digits digits)
{
    if (digits == Digits::shortest) {
        return fmt::format("{}", degrees == 0.0 ? 0.0 : degrees);
    }
    auto text = fmt::format("{:.7f}", degrees);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text == "-0" ? std::string{'0'} : text;
}

std::string position(PlanePoint degrees, Digits digits)
{
    return fmt::format("[{}, {}]", number(degrees.x_m, digits), number(degrees.y_m, digits));
}

/// "[a, b, c]" of the texts that `element` makes.
template <typename Sequence, typename Element>
std::string list(const Sequence& sequence, Element element)
{
    std::string text{'['};
    for (const auto& item : sequence) {
        text += text.size() > 1 ? ", " : "";
        text += element(item);
    }
    text += ']';
    return text;
}

std::string positions(const DegreeLine& line, Digits digits)
{
    return list(line, [&](PlanePoint point) { return position(point, digits); });
}

/// Twice the signed area in square degrees; positive when counter-clockwise.
double orientation(const PlaneRing& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i] - ring.front();
        const auto b = ring[(i + 1) % ring.size()] - ring.front();
        sum += a.x_m * b.y_m - b.x_m * a.y_m;
    }
    return sum;
}

enum class Role { outer, hole };

std::string ring_text(PlaneRing ring, Role role, Digits digits)
{
    if (ring.empty()) {
        return "[]";
    }
    const double turned = role == Role::outer ? orientation(ring) : -orientation(ring);
    if (turned < 0.0) {
        std::ranges::reverse(ring.begin() + 1, ring.end());
    }
    ring.push_back(ring.front());
    return positions(ring, digits);
}

std::string polygon_text(const PlanePolygon& polygon, Digits digits)
{
    std::string text{'['};
    text += ring_text(polygon.outer, Role::outer, digits);
    for (const auto& hole : polygon.holes) {
        text += ", " + ring_text(hole, Role::hole, digits);
    }
    text += ']';
    return text;
}

std::string geometry_text(std::string_view type, std::string_view coordinates)
{
    return fmt::format(R"({{"type": "{}", "coordinates": {}}})", type, coordinates);
}

std::string to_text(const GeoPoint& point, Digits digits)
{
    return geometry_text(
        "Point",
        position({point.longitude.angle() / degree, point.latitude.angle() / degree}, digits));
}

std::string to_text(const Line& line, Digits digits)
{
    const auto pieces = cut_at_antimeridian(line);
    if (pieces.size() == 1) {
        return geometry_text("LineString", positions(pieces.front(), digits));
    }
    return geometry_text("MultiLineString", list(pieces, [&](const DegreeLine& piece) {
                             return positions(piece, digits);
                         }));
}

std::string to_text(const MultiPolygon& area, Digits digits)
{
    const auto cut = cut_at_antimeridian(area);
    return geometry_text("MultiPolygon", list(cut.parts, [&](const PlanePolygon& part) {
                             return polygon_text(part, digits);
                         }));
}

void write_members(JsonWriter& json, const std::vector<Property>& members)
{
    for (const auto& member : members) {
        json.key(member.first);
        std::visit([&](const auto& content) { json.value(content); }, member.second);
    }
}

void write_feature(JsonWriter& json, const Feature& feature)
{
    json.begin_object();
    json.member("type", "Feature");
    json.key("properties");
    json.begin_object();
    write_members(json, feature.properties);
    json.end_object();
    json.key("geometry");
    json.raw(rounded_geometry_json(feature.geometry));
    json.end_object();
}

}  // namespace

std::string geojson(const FeatureCollection& collection)
{
    JsonWriter json;
    json.begin_object();
    json.member("type", "FeatureCollection");
    write_members(json, collection.members);
    for (const auto& [key, texts] : collection.lists) {
        json.key(key);
        json.begin_array();
        for (const auto& text : texts) {
            json.value(text);
        }
        json.end_array();
    }
    json.key("features");
    json.begin_array();
    for (const auto& feature : collection.features) {
        write_feature(json, feature);
    }
    json.end_array();
    json.end_object();
    return json.text();
}

std::string geometry_json(const MultiPolygon& area)
{
    return to_text(area, Digits::shortest);
}

std::string rounded_geometry_json(const Geometry& geometry)
{
    return std::visit(
        [](const auto& shape) { return to_text(shape, Digits::seven_decimals); }, geometry);
}

}  // namespace transect::formats
