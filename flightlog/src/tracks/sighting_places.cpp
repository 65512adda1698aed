#include "flightlog/src/tracks/sighting_places.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "transect/terrain/elevation_source.hpp"

namespace transect::flightlog {
namespace {

constexpr double earth_radius_m = 6'371'008.8;

/// Whether a ray eastwards from the point crosses the ring an odd number of times.
bool is_odd(const PlaneRing& ring, PlanePoint point)
{
    bool odd = false;
    auto from = ring.empty() ? PlanePoint{} : ring.back();
    for (const auto& to : ring) {
        if ((from.y_m > point.y_m) != (to.y_m > point.y_m)) {
            const double share = (point.y_m - from.y_m) / (to.y_m - from.y_m);
            odd = odd != (point.x_m < from.x_m + share * (to.x_m - from.x_m));
        }
        from = to;
    }
    return odd;
}

bool holds(const PlaneArea& area, PlanePoint point)
{
    return std::ranges::any_of(area.parts, [&](const PlanePolygon& part) {
        return is_odd(part.outer, point) && std::ranges::none_of(part.holes, [&](const auto& hole) {
                   return is_odd(hole, point);
               });
    });
}

double reach_m(MslHeight height, MslHeight ground)
{
    constexpr double bend = 7.0 / 6.0;
    const double above_m = std::max(0.0, (height - ground) / metre);
    return std::sqrt(2.0 * bend * earth_radius_m * above_m);
}

}  // namespace

PlaneZones::PlaneZones(const RegionFrame& frame, const std::vector<MultiPolygon>& areas)
    : frame_{frame}
{
    areas_.reserve(areas.size());
    for (const auto& area : areas) {
        areas_.push_back(frame.forward(area));
    }
}

std::vector<std::size_t> PlaneZones::around(GeoPoint point) const
{
    const auto at = frame_.forward(point);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < areas_.size(); ++i) {
        if (holds(areas_[i], at)) {
            found.push_back(i);
        }
    }
    return found;
}

std::optional<MslHeight> elevation(const std::optional<terrain::Ground>& ground, GeoPoint point)
{
    if (!ground) {
        return std::nullopt;
    }
    if (const auto* const assumed = std::get_if<terrain::AssumedGround>(&*ground)) {
        return assumed->elevation;
    }
    return std::get<terrain::TerrainSource>(*ground)->height(point);
}

Length slant_range(const terrain::GroundPoint& from, const terrain::GroundPoint& to)
{
    const double arc = geodesic_leg(from.position, to.position).distance / metre / earth_radius_m;
    const double from_m = earth_radius_m + from.height.above_datum() / metre;
    const double to_m = earth_radius_m + to.height.above_datum() / metre;
    return std::hypot(from_m - to_m, 2.0 * std::sqrt(from_m * to_m) * std::sin(0.5 * arc)) * metre;
}

Length horizon(MslHeight eye, MslHeight seen, MslHeight between)
{
    return (reach_m(eye, between) + reach_m(seen, between)) * metre;
}

}  // namespace transect::flightlog
