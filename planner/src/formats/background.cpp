#include "transect/formats/background.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {
namespace {

GeoPoint read_position(const JsonView& view)
{
    if (view.size("a position") != 2) {
        view.fail("expected a longitude and a latitude");
    }
    return {
        Latitude{view[std::size_t{1}].number_in(-90.0, 90.0) * degree},
        Longitude{view[std::size_t{0}].number_in(-180.0, 180.0) * degree}};
}

Line read_line(const JsonView& view)
{
    Line line;
    for (std::size_t i = 0; i < view.size("a line"); ++i) {
        line.push_back(read_position(view[i]));
    }
    return line;
}

void append_border(MapLayer& layer, const JsonView& feature)
{
    const auto geometry = feature["geometry"];
    const auto coordinates = geometry["coordinates"];
    if (geometry["type"].string() == "Point") {
        const auto name = feature["properties"]["name"].string();
        layer.features.push_back({.geometry = read_position(coordinates), .label = name});
        return;
    }
    for (std::size_t i = 0; i < coordinates.size("a list of lines"); ++i) {
        layer.features.push_back({.geometry = read_line(coordinates[i])});
    }
}

MapLayer read_borders(const std::filesystem::path& file)
{
    const auto content = read_file(file);
    const auto name = file.string();
    const JsonDocument document{{.text = content, .file = name}};
    MapLayer layer{
        .name = "Borders and regions (not an official line)",
        .style = MapStyle::border,
        .features = {}};
    const auto features = document.root()["features"];
    for (std::size_t i = 0; i < features.size("a list of features"); ++i) {
        append_border(layer, features[i]);
    }
    return layer;
}

/// One record of comma-separated values in which a field may be quoted.
std::vector<std::string> fields(std::string_view line)
{
    std::vector<std::string> result(1);
    bool is_quoted = false;
    for (const char character : line) {
        if (character == '"') {
            is_quoted = !is_quoted;
        } else if (character == ',' && !is_quoted) {
            result.emplace_back();
        } else if (character != '\r') {
            result.back() += character;
        }
    }
    return result;
}

std::optional<double> number(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_complete = error == std::errc{} && end == text.data() + text.size();
    return is_complete ? std::optional{value} : std::nullopt;
}

struct Place {
    MapFeature feature;
    bool is_verified = false;
};

Place read_place(std::string_view line, const SourcePosition& where)
{
    const auto values = fields(line);
    constexpr std::size_t columns = 6;  // name, lat, lon, kind, source, trust
    if (values.size() != columns) {
        throw InputError{where, "expected name, lat, lon, kind, source, trust"};
    }
    const auto latitude = number(values[1]);
    const auto longitude = number(values[2]);
    if (!latitude || !longitude) {
        throw InputError{where, "expected numbers for lat and lon"};
    }
    try {
        const GeoPoint point{Latitude{*latitude * degree}, Longitude{*longitude * degree}};
        const auto& trust = values[5];
        return {
            .feature =
                {.geometry = point,
                 .label = values[0],
                 .details = {values[3], "source: " + values[4], "trust: " + trust}},
            .is_verified = trust.starts_with('A') || trust.starts_with('B')};
    } catch (const std::domain_error& error) {
        throw InputError{where, error.what()};
    }
}

std::array<MapLayer, 2> read_places(const std::filesystem::path& file)
{
    MapLayer verified{.name = "Towns", .style = MapStyle::place, .features = {}};
    MapLayer unverified{
        .name = "Towns, position not verified", .style = MapStyle::unverified, .features = {}};
    const auto content = read_file(file);
    std::string_view rest{content};
    for (std::size_t line_number = 1; !rest.empty(); ++line_number) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line_number == 1 || line.empty()) {
            continue;
        }
        auto place = read_place(line, {.file = file.string(), .line = line_number});
        auto& layer = place.is_verified ? verified : unverified;
        layer.features.push_back(std::move(place.feature));
    }
    return {std::move(verified), std::move(unverified)};
}

}  // namespace

Background background(const std::filesystem::path& data_folder)
{
    auto borders = read_borders(data_folder / "geo" / "borders.geojson");
    auto [verified, unverified] = read_places(data_folder / "geo" / "places.csv");
    Background result;
    result.layers.push_back(std::move(borders));
    result.layers.push_back(std::move(unverified));
    result.layers.push_back(std::move(verified));
    result.attribution = "Borders: Natural Earth. Towns: GeoNames (CC BY 4.0).";
    return result;
}

}  // namespace transect::formats
