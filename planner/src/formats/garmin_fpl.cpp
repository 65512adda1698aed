#include "transect/formats/garmin_fpl.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "formats/route_points.hpp"
#include "formats/xml_text.hpp"

namespace transect::formats {
namespace {

using Points = std::vector<RoutePoint>;

constexpr const char* name_space = "http://www8.garmin.com/xmlschemas/FlightPlan/v1";
constexpr int highest_index = 98;
constexpr std::size_t longest_description = 100;

/// What avionics tell points apart by.
struct Key {
    std::string identifier;
    std::string type;
    std::string country;

    friend auto operator<=>(const Key&, const Key&) = default;
};

bool is_icao_code(std::string_view identifier)
{
    return identifier.size() == 4 && std::ranges::all_of(identifier, [](char character) {
               return character >= 'A' && character <= 'Z';
           });
}

Key key_of(const RoutePoint& point)
{
    if (point.is_aerodrome && is_icao_code(point.name)) {
        return {point.name, "AIRPORT", point.name.substr(0, 2)};
    }
    return {point.name, "USER WAYPOINT", ""};
}

/// Cuts behind the end of a transect, so that the next part starts with its last point.
std::vector<Points> parts_of(const Points& points)
{
    std::vector<Points> parts;
    auto begin = points.begin();
    while (points.end() - begin > static_cast<std::ptrdiff_t>(max_flight_plan_points)) {
        auto end = begin + static_cast<std::ptrdiff_t>(max_flight_plan_points);
        if (end->transect && std::prev(end)->transect == end->transect) {
            --end;  // lead-in and end of a transect stay together
        }
        parts.emplace_back(begin, end);
        begin = std::prev(end);
    }
    parts.emplace_back(begin, points.end());
    return parts;
}

void append_waypoint(pugi::xml_node table, const RoutePoint& point, const Key& key)
{
    auto node = table.append_child("waypoint");
    append_text(node, "identifier", key.identifier);
    append_text(node, "type", key.type);
    append_text(node, "country-code", key.country);
    append_text(node, "lat", degrees_text(point.position.latitude.angle() / degree));
    append_text(node, "lon", degrees_text(point.position.longitude.angle() / degree));
    append_text(node, "comment", point.comment);
}

void append_route_point(pugi::xml_node route, const Key& key)
{
    auto node = route.append_child("route-point");
    append_text(node, "waypoint-identifier", key.identifier);
    append_text(node, "waypoint-type", key.type);
    append_text(node, "waypoint-country-code", key.country);
}

struct PartTitle {
    std::string file_name;
    std::string route_name;
    int index = 0;
};

/// The same for all parts of a plan.
struct Origin {
    std::string handling;
    std::string created;
};

std::string flight_plan(const Points& points, const PartTitle& title, const Origin& origin)
{
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    auto root = document.append_child("flight-plan");
    set_attribute(root, "xmlns", name_space);
    if (!origin.handling.empty()) {
        append_text(root, "file-description", origin.handling);
    }
    append_text(root, "created", origin.created);
    auto table = root.append_child("waypoint-table");
    auto route = root.append_child("route");
    append_text(route, "route-name", title.route_name);
    append_text(route, "flight-plan-index", std::to_string(title.index));
    std::set<Key> known;
    for (const auto& point : points) {
        const auto key = key_of(point);
        if (known.insert(key).second) {
            append_waypoint(table, point, key);
        }
        append_route_point(route, key);
    }
    return to_text(document);
}

PartTitle title(const std::string& code, std::size_t sortie, std::size_t part, std::size_t parts)
{
    if (parts == 1) {
        return {
            fmt::format("{}-sortie-{}.fpl", code, sortie),
            fmt::format("{} SORTIE {}", code, sortie)};
    }
    return {
        fmt::format("{}-sortie-{}-part-{}.fpl", code, sortie, part),
        fmt::format("{} SORTIE {} PART {}", code, sortie, part)};
}

}  // namespace

std::vector<RouteFile> garmin_flight_plans(
    const planner::Plan& plan, std::span<const planner::SortieFlight> flights)
{
    const auto& code = plan.mission.code;
    const Origin origin{
        card_text(plan.mission.tasking.handling, longest_description),
        to_iso8601(plan.mission.take_off)};
    std::vector<RouteFile> files;
    std::size_t sortie = 0;
    for (const auto& flight : flights) {
        ++sortie;
        const auto points = route_points(plan, flight);
        if (points.empty()) {
            continue;
        }
        const auto parts = parts_of(points);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto part_title = title(code, sortie, i + 1, parts.size());
            part_title.index = 1 + static_cast<int>(files.size() % highest_index);
            files.push_back({part_title.file_name, flight_plan(parts[i], part_title, origin)});
        }
    }
    return files;
}

}  // namespace transect::formats
