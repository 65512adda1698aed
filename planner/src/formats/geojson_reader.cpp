#include "formats/geojson_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "formats/area_check.hpp"

namespace transect::formats {
namespace {

constexpr std::size_t max_vertices = 2'000'000;
constexpr std::size_t max_features = 1'000'000;

double coordinate(const JsonView& value, std::string_view name, double limit)
{
    const double degrees = value.number();
    if (!(degrees >= -limit && degrees <= limit)) {
        value.fail(fmt::format("{} {} is outside [-{}, {}]", name, degrees, limit, limit));
    }
    return degrees;
}

GeoPoint position(const JsonView& value)
{
    if (value.size("a position: [longitude, latitude]") < 2) {
        value.fail("expected a position: [longitude, latitude]");
    }
    const double longitude_deg = coordinate(value[std::size_t{0}], "longitude", 180.0);
    const double latitude_deg = coordinate(value[std::size_t{1}], "latitude", 90.0);
    return {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
}

/// Collects the polygons of one or many geometries, and where each stands in the file.
class AreaReader {
public:
    void add_geometry(const JsonView& geometry)
    {
        const auto type = geometry["type"].string();
        if (type == "Polygon") {
            add_polygons({geometry["coordinates"]});
        } else if (type == "MultiPolygon") {
            const auto polygons = geometry["coordinates"];
            std::vector<JsonView> views;
            for (std::size_t i = 0; i < polygons.size("a list of polygons"); ++i) {
                views.push_back(polygons[i]);
            }
            add_polygons(views);
        } else {
            geometry["type"].fail(fmt::format(
                R"("{}" is no area; expected "Polygon" or "MultiPolygon")", shown(type)));
        }
    }

    MultiPolygon take(const JsonView& whole)
    {
        if (area_.parts.empty()) {
            whole.fail("holds no polygon");
        }
        return oriented(merged(area_));
    }

private:
    /// The polygons of one geometry, which must be faultless together; other geometries may touch
    /// or overlap them.
    void add_polygons(const std::vector<JsonView>& views)
    {
        MultiPolygon geometry;
        for (const auto& view : views) {
            geometry.parts.push_back(polygon(view));
        }
        if (geometry.parts.empty()) {
            return;
        }
        require_faultless(geometry, views);
        std::ranges::move(geometry.parts, std::back_inserter(area_.parts));
    }

    /// Parts that touch along an edge are allowed: RFC 7946 cuts areas at the antimeridian so.
    static void require_faultless(const MultiPolygon& geometry, const std::vector<JsonView>& views)
    {
        for (std::size_t i = 0; i < views.size(); ++i) {
            if (const auto found = fault({{geometry.parts[i]}})) {
                views[i][found->ring][found->vertex].fail(found->problem);
            }
        }
    }

    Polygon polygon(const JsonView& rings)
    {
        if (rings.size("a polygon: a list of rings") == 0) {
            rings.fail("a polygon needs at least an outer ring");
        }
        Polygon result;
        result.outer = ring(rings[std::size_t{0}]);
        for (std::size_t i = 1; i < rings.value().size(); ++i) {
            result.holes.push_back(ring(rings[i]));
        }
        return result;
    }

    Ring ring(const JsonView& positions)
    {
        const auto count = positions.size("a ring: a list of positions");
        if (count < 4) {
            positions.fail("a ring needs at least four positions, the last equal to the first");
        }
        vertices_ += count;
        if (vertices_ > max_vertices) {
            positions.fail(fmt::format("more than {} vertices", max_vertices));
        }
        Ring points;
        points.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            points.push_back(position(positions[i]));
        }
        if (points.front() != points.back()) {
            positions[count - 1].fail("a ring must end where it begins");
        }
        points.pop_back();
        return points;
    }

    MultiPolygon area_;
    std::size_t vertices_ = 0;
};

bool equals(const JsonView& value, const std::variant<double, std::string>& wanted)
{
    if (const auto* const text = std::get_if<std::string>(&wanted)) {
        return value.is_string() && value.string() == *text;
    }
    return value.is_number() && value.number() == std::get<double>(wanted);
}

bool matches(const JsonView& feature, const FeatureSelection& where)
{
    const auto properties = feature.find("properties");
    return std::ranges::all_of(where, [&](const auto& wanted) {
        if (!properties || !properties->is_object()) {
            return false;
        }
        const auto value = properties->find(wanted.first);
        return value && equals(*value, wanted.second);
    });
}

std::string described(const FeatureSelection& where)
{
    std::string text;
    for (const auto& [key, wanted] : where) {
        text += text.empty() ? "" : " and ";
        text += fmt::format("\"{}\" = ", shown(key));
        text += std::holds_alternative<double>(wanted)
                    ? fmt::format("{}", std::get<double>(wanted))
                    : fmt::format("\"{}\"", shown(std::get<std::string>(wanted)));
    }
    return text;
}

JsonView features_of(const JsonView& collection)
{
    const auto features = collection["features"];
    if (features.size("a list of features") > max_features) {
        features.fail(fmt::format("more than {} features", max_features));
    }
    return features;
}

void add_features(AreaReader& reader, const JsonView& collection, const FeatureSelection& where)
{
    const auto features = features_of(collection);
    bool found = false;
    for (std::size_t i = 0; i < features.value().size(); ++i) {
        if (matches(features[i], where)) {
            reader.add_geometry(features[i]["geometry"]);
            found = true;
        }
    }
    if (!found) {
        features.fail(
            where.empty() ? "holds no feature"
                          : fmt::format("no feature has {}", described(where)));
    }
}

std::string read_geojson_file(const std::filesystem::path& file)
{
    if (!is_geojson_name(file)) {
        throw InputError{{.file = file.string()}, std::string{geojson_only}};
    }
    return read_file(file);
}

}  // namespace

MultiPolygon area_at(const JsonView& geojson, const FeatureSelection& where)
{
    AreaReader reader;
    const auto type = geojson["type"].string();
    if (type == "FeatureCollection") {
        add_features(reader, geojson, where);
    } else if (type == "Feature") {
        if (!matches(geojson, where)) {
            geojson.fail(fmt::format("the feature has not {}", described(where)));
        }
        reader.add_geometry(geojson["geometry"]);
    } else {
        if (!where.empty()) {
            geojson["type"].fail("only features can be selected by a property");
        }
        reader.add_geometry(geojson);
    }
    return reader.take(geojson);
}

bool is_geojson_name(const std::filesystem::path& file)
{
    const auto extension = file.extension();
    return extension == ".geojson" || extension == ".json";
}

MultiPolygon parse_area(SourceText geojson, const FeatureSelection& where)
{
    const JsonDocument document{geojson};
    return area_at(document.root(), where);
}

MultiPolygon read_area(const std::filesystem::path& file, const FeatureSelection& where)
{
    return parse_area({.text = read_geojson_file(file), .file = file.native()}, where);
}

std::vector<NamedArea> parse_zones(SourceText geojson)
{
    const JsonDocument document{geojson};
    const auto features = features_of(document.root());
    std::vector<NamedArea> zones;
    std::set<std::string> names;
    for (std::size_t i = 0; i < features.value().size(); ++i) {
        const auto feature = features[i];
        const auto name = feature["properties"]["name"];
        if (!names.insert(name.string()).second) {
            name.fail(fmt::format("zone \"{}\" is given twice", shown(name.string())));
        }
        zones.push_back({.name = name.string(), .area = area_at(feature)});
    }
    if (zones.empty()) {
        features.fail("holds no zone");
    }
    return zones;
}

std::vector<NamedArea> read_zones(const std::filesystem::path& file)
{
    return parse_zones({.text = read_geojson_file(file), .file = file.native()});
}

std::string exact_geometry_json(const MultiPolygon& area)
{
    const auto position_text = [](const GeoPoint& point) {
        return fmt::format(
            "[{}, {}]",
            point.longitude.angle() / degree + 0.0,  // no negative zero
            point.latitude.angle() / degree + 0.0);
    };
    const auto ring_text = [&](const Ring& ring) {
        std::string text = "[";
        for (const auto& point : ring) {
            text += position_text(point) + ", ";
        }
        return text + position_text(ring.front()) + "]";
    };
    std::string text;
    for (const auto& part : area.parts) {
        text += (text.empty() ? "[" : ", [") + ring_text(part.outer);
        for (const auto& hole : part.holes) {
            text += ", " + ring_text(hole);
        }
        text += "]";
    }
    return R"({"type": "MultiPolygon", "coordinates": [)" + text + "]}";
}

}  // namespace transect::formats
