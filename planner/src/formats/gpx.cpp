#include "transect/formats/gpx.hpp"

#include <fmt/format.h>

#include "formats/route_points.hpp"
#include "formats/xml_text.hpp"

namespace transect::formats {
namespace {

void append_point(pugi::xml_node route, const RoutePoint& point)
{
    auto node = route.append_child("rtept");
    set_attribute(node, "lat", degrees_text(point.position.latitude.angle() / degree));
    set_attribute(node, "lon", degrees_text(point.position.longitude.angle() / degree));
    append_text(node, "ele", fmt::format("{:.1f}", point.height.above_datum() / metre));
    append_text(node, "time", to_iso8601(std::chrono::round<std::chrono::seconds>(point.time)));
    append_text(node, "name", point.name);
    append_text(node, "cmt", point.comment);
}

}  // namespace

std::string gpx_routes(const planner::Plan& plan, std::span<const planner::SortieFlight> flights)
{
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto root = document.append_child("gpx");
    set_attribute(root, "version", "1.1");
    set_attribute(root, "creator", "Transect");
    set_attribute(root, "xmlns", "http://www.topografix.com/GPX/1/1");
    auto metadata = root.append_child("metadata");
    append_text(metadata, "name", plan.mission.title);
    append_text(metadata, "desc", plan.mission.tasking.handling);
    append_text(metadata, "time", to_iso8601(plan.mission.take_off));
    int number = 0;
    for (const auto& flight : flights) {
        auto route = root.append_child("rte");
        append_text(route, "name", fmt::format("{} SORTIE {}", plan.mission.code, ++number));
        append_text(route, "number", std::to_string(number));
        for (const auto& point : route_points(plan, flight)) {
            append_point(route, point);
        }
    }
    return to_text(document);
}

}  // namespace transect::formats
