#include "transect/planner/transect_strip.hpp"

#include <algorithm>
#include <cmath>

namespace transect::planner {

Polygon strip(const Transect& transect, Length swath)
{
    constexpr Length longest_edge = 10.0 * kilometre;
    const auto leg = geodesic_leg(transect.from, transect.to);
    const int edges = std::max(1, static_cast<int>(std::ceil(leg.distance / longest_edge)));
    Ring left;
    Ring right;
    for (int i = 0; i <= edges; ++i) {
        const Length along = leg.distance * (static_cast<double>(i) / edges);
        const auto point = travel(transect.from, leg.departure, along);
        // At the end the leg's own arrival bearing, since nothing is left to measure a bearing
        // from.
        const auto bearing = i < edges ? geodesic_leg(point, transect.to).departure : leg.arrival;
        left.push_back(travel(point, bearing + -90.0 * degree, 0.5 * swath));
        right.push_back(travel(point, bearing + 90.0 * degree, 0.5 * swath));
    }
    Polygon strip{.outer = std::move(right), .holes = {}};
    strip.outer.insert(strip.outer.end(), left.rbegin(), left.rend());
    return strip;
}

}  // namespace transect::planner
