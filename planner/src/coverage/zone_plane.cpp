#include "coverage/zone_plane.hpp"

#include <algorithm>
#include <cmath>

namespace transect::coverage {
namespace {

/// The area between a geodesic and a straight line grows with the cube of the length: 30 parts in a
/// million for a hexagon with edges of 100 km.
constexpr Length longest_piece = 40.0 * kilometre;
constexpr double most_pieces = 200.0;

Ring along_geodesics(const Ring& ring)
{
    Ring result;
    result.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& from = ring[i];
        result.push_back(from);
        const auto leg = geodesic_leg(from, ring[i + 1 < ring.size() ? i + 1 : 0]);
        const double pieces = std::clamp(std::ceil(leg.distance / longest_piece), 1.0, most_pieces);
        for (int piece = 1; piece < static_cast<int>(pieces); ++piece) {
            result.push_back(travel(from, leg.departure, piece / pieces * leg.distance));
        }
    }
    return result;
}

}  // namespace

PlaneArea on_plane(const RegionFrame& frame, const MultiPolygon& zone)
{
    auto refined = zone;
    for (auto& part : refined.parts) {
        part.outer = along_geodesics(part.outer);
        for (auto& hole : part.holes) {
            hole = along_geodesics(hole);
        }
    }
    return frame.forward(refined);
}

}  // namespace transect::coverage
