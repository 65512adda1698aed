#include "coverage/plane_map.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <Eigen/LU>

namespace transect::coverage {
namespace {

constexpr Angle half_width = 1.0 * degree;
/// Nets stay this far from the poles.
constexpr Angle farthest_north = 88.0 * degree;

GeoPoint off_poles(GeoPoint point)
{
    const auto latitude = std::clamp(point.latitude.angle(), -farthest_north, farthest_north);
    return {Latitude{latitude}, point.longitude};
}

/// Where an interpolating polynomial departs least.
double chebyshev(int node, int nodes)
{
    return std::cos((2 * node + 1) * std::numbers::pi / (2 * nodes));
}

}  // namespace

PlaneMap::PlaneMap(const RegionFrame& frame, GeoPoint centre) : centre_{off_poles(centre)}
{
    constexpr int count = nodes;
    using Net = Eigen::Matrix<double, count, count>;
    Net powers;
    Net x;
    Net y;
    const Bearing meridian{centre_.longitude.angle()};
    for (int i = 0; i < count; ++i) {
        const double t = chebyshev(i, count);
        const Latitude latitude{centre_.latitude.angle() + t * half_width};
        for (int j = 0; j < count; ++j) {
            powers(i, j) = std::pow(t, j);
            const Longitude longitude{
                meridian + chebyshev(j, count) * half_width - Bearing{Angle{}}};
            const auto point = frame.forward({latitude, longitude});
            x(i, j) = point.x_m;
            y(i, j) = point.y_m;
        }
    }
    const Net inverse = powers.inverse();
    x = (inverse * x * inverse.transpose()).eval();
    y = (inverse * y * inverse.transpose()).eval();
    int north = count;
    for (auto& row : terms_) {
        --north;
        int east = count;
        for (auto& term : row) {
            --east;
            term = {x(north, east), y(north, east)};
        }
    }
}

double PlaneMap::eastwards(Longitude longitude) const
{
    Angle east = longitude.angle() - centre_.longitude.angle();
    if (east > 180.0 * degree) {
        east = east - 360.0 * degree;
    } else if (east < -180.0 * degree) {
        east = east + 360.0 * degree;
    }
    return east / half_width;
}

double PlaneMap::northwards(Latitude latitude) const
{
    return (latitude.angle() - centre_.latitude.angle()) / half_width;
}

bool PlaneMap::holds(GeoPoint point) const
{
    return std::abs(eastwards(point.longitude)) <= 1.0 &&
           std::abs(northwards(point.latitude)) <= 1.0;
}

PlanePoint PlaneMap::forward(GeoPoint point) const
{
    const double east = eastwards(point.longitude);
    const double north = northwards(point.latitude);
    PlanePoint result;
    for (const auto& row : terms_) {
        PlanePoint along;
        for (const auto& term : row) {
            along = east * along + term;
        }
        result = north * result + along;
    }
    return result;
}

PlaneMap::Slopes PlaneMap::slopes(GeoPoint point) const
{
    const double east = eastwards(point.longitude);
    const double north = northwards(point.latitude);
    PlanePoint sum;
    PlanePoint by_east;
    PlanePoint by_north;
    for (const auto& row : terms_) {
        PlanePoint along;
        PlanePoint along_by_east;
        for (const auto& term : row) {
            along_by_east = east * along_by_east + along;
            along = east * along + term;
        }
        by_north = north * by_north + sum;
        by_east = north * by_east + along_by_east;
        sum = north * sum + along;
    }
    const double per_radian = radian / half_width;
    return {.east_m = per_radian * by_east, .north_m = per_radian * by_north};
}

PlaneRing PlaneMap::forward(const std::vector<GeoPoint>& ring) const
{
    PlaneRing points;
    points.reserve(ring.size());
    for (const auto& point : ring) {
        points.push_back(forward(point));
    }
    return points;
}

}  // namespace transect::coverage
