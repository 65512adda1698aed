#include "formats/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace transect::formats {
namespace {

constexpr double turn_deg = 360.0;
constexpr double edge_deg = 180.0;

double longitude_deg(const GeoPoint& point)
{
    return point.longitude.angle() / degree;
}

/// The longitude nearest to `near_deg` on the endless strip that the globe unrolls to.
double unrolled(double longitude, double near_deg)
{
    return longitude + turn_deg * std::round((near_deg - longitude) / turn_deg);
}

/// Longitudes continue across ±180; the first one is taken nearest to `start_deg`.
DegreeLine unroll(const std::vector<GeoPoint>& points, double start_deg)
{
    DegreeLine line;
    line.reserve(points.size());
    double previous = start_deg;
    for (const auto& point : points) {
        previous = unrolled(longitude_deg(point), previous);
        line.push_back({previous, point.latitude.angle() / degree});
    }
    return line;
}

DegreeLine unroll_ring(const Ring& ring, double start_deg)
{
    auto line = unroll(ring, start_deg);
    if (!line.empty() && unrolled(line.front().x_m, line.back().x_m) != line.front().x_m) {
        throw std::domain_error{"a ring around a pole has no GeoJSON form"};
    }
    return line;
}

struct Extent {
    double west_deg;
    double east_deg;
};

Extent extent(const DegreeLine& line)
{
    const auto [west, east] = std::ranges::minmax_element(line, {}, &PlanePoint::x_m);
    return {west->x_m, east->x_m};
}

/// How often the strip wraps to the west of the map's first sheet, [-180, 180).
double sheet(double west_deg)
{
    return std::floor((west_deg + edge_deg) / turn_deg);
}

void shift(DegreeLine& line, double by_deg)
{
    for (auto& point : line) {
        point.x_m += by_deg;
    }
}

PlanePoint on_sheet(PlanePoint point, double number)
{
    return {point.x_m - turn_deg * number, point.y_m};
}

/// The line with a vertex wherever it crosses from one sheet to the next.
DegreeLine with_crossings(const DegreeLine& strip)
{
    DegreeLine result;
    for (const auto b : strip) {
        if (!result.empty()) {
            const auto a = result.back();
            const double meridian = edge_deg + turn_deg * sheet(std::min(a.x_m, b.x_m));
            if (meridian < std::max(a.x_m, b.x_m)) {
                const double share = (meridian - a.x_m) / (b.x_m - a.x_m);
                result.push_back({meridian, a.y_m + share * (b.y_m - a.y_m)});
            }
        }
        result.push_back(b);
    }
    return result;
}

PlanePolygon unroll(const Polygon& polygon)
{
    PlanePolygon result{unroll_ring(polygon.outer, 0.0), {}};
    if (result.outer.empty()) {
        return result;
    }
    const double start_deg = result.outer.front().x_m;
    for (const auto& hole : polygon.holes) {
        result.holes.push_back(unroll_ring(hole, start_deg));
    }
    const double by_deg = -turn_deg * sheet(extent(result.outer).west_deg);
    if (by_deg != 0.0) {
        shift(result.outer, by_deg);
        for (auto& hole : result.holes) {
            shift(hole, by_deg);
        }
    }
    return result;
}

PlaneArea band(double west_deg, double east_deg)
{
    return {{{{{west_deg, -90.0}, {east_deg, -90.0}, {east_deg, 90.0}, {west_deg, 90.0}}, {}}}};
}

void append_cut(std::vector<PlanePolygon>& parts, PlanePolygon polygon)
{
    if (polygon.outer.empty() || extent(polygon.outer).east_deg <= edge_deg) {
        parts.push_back(std::move(polygon));
        return;
    }
    const PlaneArea whole{{std::move(polygon)}};
    auto west = intersection(whole, band(-edge_deg, edge_deg));
    auto east = intersection(whole, band(edge_deg, edge_deg + turn_deg));
    for (auto& part : east.parts) {
        shift(part.outer, -turn_deg);
        for (auto& hole : part.holes) {
            shift(hole, -turn_deg);
        }
    }
    std::ranges::move(west.parts, std::back_inserter(parts));
    std::ranges::move(east.parts, std::back_inserter(parts));
}

}  // namespace

std::vector<DegreeLine> cut_at_antimeridian(const Line& line)
{
    const auto strip = with_crossings(unroll(line, 0.0));
    if (strip.size() == 1) {
        return {strip};
    }
    std::vector<DegreeLine> pieces;
    double piece_sheet = 0.0;
    for (std::size_t i = 1; i < strip.size(); ++i) {
        const double here = sheet(0.5 * (strip[i - 1].x_m + strip[i].x_m));
        if (pieces.empty() || here != piece_sheet) {
            pieces.push_back({on_sheet(strip[i - 1], here)});
            piece_sheet = here;
        }
        pieces.back().push_back(on_sheet(strip[i], here));
    }
    return pieces;
}

PlaneArea cut_at_antimeridian(const MultiPolygon& area)
{
    PlaneArea result;
    for (const auto& part : area.parts) {
        append_cut(result.parts, unroll(part));
    }
    return result;
}

}  // namespace transect::formats
