#include "formats/area_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/geo/plane_geometry.hpp"
#include "transect/geo/region_frame.hpp"

namespace transect::formats {
namespace {

constexpr double max_height_deg = 18.0;  // 2,000 km
constexpr Length max_extent = 2000.0 * kilometre;

bool is_too_large_to_check(const GeoBox& box)
{
    const auto south = box.south.angle();
    const auto north = box.north.angle();
    if (north - south > max_height_deg * degree || south == -90.0 * degree ||
        north == 90.0 * degree) {
        return true;
    }
    const Angle nearest_equator = south > Angle{} ? south : std::min(Angle{}, north);
    const GeoPoint west{Latitude{nearest_equator}, box.west};
    const GeoPoint middle{Latitude{nearest_equator}, centre(box).longitude};
    return 2.0 * geodesic_leg(west, middle).distance > max_extent;
}

std::string plain_reason(std::string_view reason)
{
    struct Words {
        std::string_view geos;
        std::string_view plain;
    };
    constexpr std::array dictionary{
        Words{"Self-intersection", "the outline crosses or touches itself"},
        Words{"Ring Self-intersection", "the outline touches itself"},
        Words{"Hole lies outside shell", "a hole lies outside the outline"},
        Words{"Holes are nested", "a hole lies inside another hole"},
        Words{"Nested shells", "a part lies inside another part"},
        Words{"Interior is disconnected", "holes cut the area in two"},
        Words{"Too few points in geometry component", "the outline encloses no ground"},
        Words{"Duplicate Rings", "a ring is given twice"},
    };
    const auto* const found = std::ranges::find(dictionary, reason, &Words::geos);
    return std::string{found == dictionary.end() ? "the outline is not valid" : found->plain};
}

double distance_to_edge_m(PlanePoint point, PlanePoint from, PlanePoint to)
{
    const auto edge = to - from;
    const double length_squared = dot(edge, edge);
    const double along = length_squared == 0.0 ? 0.0 : dot(point - from, edge) / length_squared;
    return length_m(point - (from + std::clamp(along, 0.0, 1.0) * edge));
}

/// Remembers the edge nearest to a point.
class NearestEdge {
public:
    explicit NearestEdge(PlanePoint point) : point_{point} {}

    void offer(const PlaneRing& ring, std::size_t part, std::size_t ring_number)
    {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const double distance_m =
                distance_to_edge_m(point_, ring[i], ring[(i + 1) % ring.size()]);
            if (distance_m < distance_m_) {
                distance_m_ = distance_m;
                place_ = {.problem = {}, .part = part, .ring = ring_number, .vertex = i};
            }
        }
    }

    AreaFault place() const { return place_; }

private:
    PlanePoint point_;
    double distance_m_ = std::numeric_limits<double>::infinity();
    AreaFault place_;
};

AreaFault locate_fault(const PlaneArea& area, const PlaneDefect& defect, const RegionFrame& frame)
{
    NearestEdge nearest{defect.where};
    for (std::size_t part = 0; part < area.parts.size(); ++part) {
        const auto& polygon = area.parts[part];
        nearest.offer(polygon.outer, part, 0);
        for (std::size_t hole = 0; hole < polygon.holes.size(); ++hole) {
            nearest.offer(polygon.holes[hole], part, hole + 1);
        }
    }
    const auto where = frame.reverse(defect.where);
    auto result = nearest.place();
    result.problem = fmt::format(
        "{} near latitude {:.3f}, longitude {:.3f}",
        plain_reason(defect.reason),
        where.latitude.angle() / degree,
        where.longitude.angle() / degree);
    return result;
}

/// Twice the signed area in square degrees; positive when counter-clockwise. Longitudes count from
/// the first vertex, the short way round.
double orientation(const Ring& ring)
{
    const Bearing origin{ring.front().longitude.angle()};
    const auto east_deg = [&](const GeoPoint& point) {
        return (Bearing{point.longitude.angle()} - origin) / degree;
    };
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        sum += (east_deg(a) - east_deg(b)) * ((a.latitude.angle() + b.latitude.angle()) / degree);
    }
    return sum;
}

void turn_round(Ring& ring)
{
    std::reverse(ring.begin() + 1, ring.end());
}

}  // namespace

std::optional<AreaFault> fault(const MultiPolygon& area)
{
    const auto box = bounding_box(area);
    if (!is_too_large_to_check(box)) {
        const auto frame = RegionFrame::around(box);
        const auto plane = frame.forward(area);
        if (const auto found = defect(plane)) {
            return locate_fault(plane, *found, frame);
        }
    }
    for (std::size_t part = 0; part < area.parts.size(); ++part) {
        if (geodesic_area({{{.outer = area.parts[part].outer, .holes = {}}}}) < square_metre) {
            return AreaFault{.problem = "the outline encloses no ground", .part = part};
        }
    }
    return std::nullopt;
}

std::string keep_area_fault(const MultiPolygon& area)
{
    const auto first = area.parts.front().outer.front();
    for (const auto& part : area.parts) {
        const auto is_far = [&](const GeoPoint& point) {
            return geodesic_leg(first, point).distance > max_extent;
        };
        if (std::ranges::any_of(part.outer, is_far)) {
            return "is over 2,000 km across";
        }
    }
    if (encloses_pole(area)) {
        return "runs around a pole";
    }
    const auto found = fault(area);
    return found ? found->problem : std::string{};
}

MultiPolygon merged(const MultiPolygon& area)
{
    const auto box = bounding_box(area);
    if (area.parts.size() < 2 || is_too_large_to_check(box)) {
        return area;
    }
    const auto frame = RegionFrame::around(box);
    const auto plane = frame.forward(area);
    if (!defect(plane)) {
        return area;
    }
    std::vector<PlaneArea> parts;
    for (const auto& part : plane.parts) {
        parts.push_back({{part}});
    }
    return frame.reverse(unite(parts));
}

MultiPolygon oriented(MultiPolygon area)
{
    for (auto& part : area.parts) {
        if (orientation(part.outer) < 0.0) {
            turn_round(part.outer);
        }
        for (auto& hole : part.holes) {
            if (orientation(hole) > 0.0) {
                turn_round(hole);
            }
        }
    }
    return area;
}

}  // namespace transect::formats
