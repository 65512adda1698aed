#include "coverage/lone_cell.hpp"

#include <cmath>

#include <GeographicLib/LocalCartesian.hpp>

#include "terrain/brute_ray.hpp"

namespace transect::test {
namespace {

struct Vector {
    double north = 0.0;
    double east = 0.0;
    double down = 0.0;
};

double dot(const Vector& a, const Vector& b)
{
    return a.north * b.north + a.east * b.east + a.down * b.down;
}

Vector sum(double of_a, const Vector& a, double of_b, const Vector& b)
{
    return {
        of_a * a.north + of_b * b.north,
        of_a * a.east + of_b * b.east,
        of_a * a.down + of_b * b.down};
}

bool is_in_frame(const sensor::CameraLook& look, const Vector& way)
{
    const double azimuth = look.azimuth.angle() / radian;
    const double depression = look.depression / radian;
    const double roll = look.image_roll / radian;
    const Vector forward{
        std::cos(depression) * std::cos(azimuth),
        std::cos(depression) * std::sin(azimuth),
        std::sin(depression)};
    const Vector level_right{-std::sin(azimuth), std::cos(azimuth), 0.0};
    const Vector below{
        -std::sin(depression) * std::cos(azimuth),
        -std::sin(depression) * std::sin(azimuth),
        std::cos(depression)};
    const Vector right = sum(std::cos(roll), level_right, std::sin(roll), below);
    const Vector down = sum(std::cos(roll), below, -std::sin(roll), level_right);
    const double depth = dot(way, forward);
    return depth > 0.0 &&
           std::abs(dot(way, right)) <= depth * std::tan(0.5 * look.horizontal_field / radian) &&
           std::abs(dot(way, down)) <= depth * std::tan(0.5 * look.vertical_field / radian);
}

}  // namespace

std::optional<coverage::Unseen> looked_at_alone(
    const std::vector<terrain::TilePointer>& tiles, const sensor::CameraPose& pose, GeoPoint point)
{
    const auto height = terrain::ElevationInMemory{tiles}.height(point);
    if (!height) {
        return coverage::Unseen::unknown;
    }
    const GeographicLib::LocalCartesian local{
        pose.position.latitude.angle() / degree,
        pose.position.longitude.angle() / degree,
        pose.height.above_datum() / metre};
    double east = 0.0;
    double north = 0.0;
    double up = 0.0;
    local.Forward(
        point.latitude.angle() / degree,
        point.longitude.angle() / degree,
        height->above_datum() / metre,
        east,
        north,
        up);
    const Vector way{north, east, -up};
    if (!is_in_frame(pose.look, way)) {
        return coverage::Unseen::not_in_view;
    }
    const double range_m = std::sqrt(dot(way, way));
    constexpr double step_m = 10.0;
    constexpr double own_ground_m = 0.5;
    const auto end = brute_cast(
        tiles,
        {pose.position, pose.height},
        {north / range_m, east / range_m, -up / range_m},
        range_m - own_ground_m,
        step_m);
    switch (end.meets) {
        case terrain::RayMeets::ground:
            return coverage::Unseen::masked;
        case terrain::RayMeets::unknown:
            return coverage::Unseen::unknown;
        case terrain::RayMeets::nothing:
            break;
    }
    return std::nullopt;
}

}  // namespace transect::test
